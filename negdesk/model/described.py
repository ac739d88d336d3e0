"""Every field of every table in words: label, help, kind, choices, privacy. Said once, here."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from negdesk.i18n import mark
from negdesk.model.kinds import Kind

_m = mark
_YES = Decimal(1)
_NIL = Decimal(0)
_HUNDRED = Decimal(100)
_ONE_TO_FIVE = {"lowest": Decimal(1), "highest": Decimal(5)}
_ANSWERS = (("", _m("not answered yet")), ("yes", _m("Yes")), ("no", _m("No")))
_BETTER = (("higher", _m("Higher is better for us")), ("lower", _m("Lower is better for us")))


def _line(name: str, label: str, help: str = "", **more: Any) -> dict[str, Any]:
    return {"name": name, "kind": Kind.LINE, "label": label, "help": help, **more}


def _note(name: str, label: str, help: str = "", **more: Any) -> dict[str, Any]:
    return {"name": name, "kind": Kind.NOTE, "label": label, "help": help, **more}


def _money(name: str, label: str, help: str = "", **more: Any) -> dict[str, Any]:
    return {"name": name, "kind": Kind.AMOUNT, "label": label, "help": help, "money": True, **more}


def _amount(name: str, label: str, help: str = "", **more: Any) -> dict[str, Any]:
    return {"name": name, "kind": Kind.AMOUNT, "label": label, "help": help, **more}


def _share(name: str, label: str, help: str = "", **more: Any) -> dict[str, Any]:
    bounds = {"lowest": _NIL, "highest": _YES}
    return {"name": name, "kind": Kind.SHARE, "label": label, "help": help, **bounds, **more}


def _points(name: str, label: str, help: str = "", **more: Any) -> dict[str, Any]:
    bounds = {"lowest": _NIL, "highest": _HUNDRED, "unit": _m("points")}
    return {"name": name, "kind": Kind.AMOUNT, "label": label, "help": help, **bounds, **more}


def _choice(
    name: str, label: str, choices: tuple[tuple[str, str], ...], help: str = "", **more: Any
) -> dict[str, Any]:
    base = {"name": name, "kind": Kind.CHOICE, "label": label, "choices": choices, "help": help}
    return {**base, **more}


def _flag(name: str, label: str, help: str = "", **more: Any) -> dict[str, Any]:
    return {"name": name, "kind": Kind.FLAG, "label": label, "help": help, **more}


def _ref(name: str, target: str, label: str = "", owned: bool = False) -> dict[str, Any]:
    return {"name": name, "kind": Kind.REF, "label": label, "target": target, "owned": owned}


def _moment(name: str, label: str, help: str = "", **more: Any) -> dict[str, Any]:
    return {"name": name, "kind": Kind.MOMENT, "label": label, "help": help, **more}


DESCRIBED: dict[str, tuple[dict[str, Any], ...]] = {
    "negotiation": (
        _line("title", _m("Title"), _m("How you will find it again."), safe=True),
        _line("template", _m("Template")),
        _note("purpose", _m("Purpose"), _m("What this negotiation is for, beyond the number.")),
        _choice(
            "stage",
            _m("Stage"),
            (
                ("preparing", _m("preparing")),
                ("sealed", _m("sealed")),
                ("agreed", _m("agreed")),
                ("no_deal", _m("no deal")),
            ),
        ),
        _choice(
            "stakes",
            _m("Stakes"),
            (
                ("routine", _m("Routine")),
                ("important", _m("Important")),
                ("critical", _m("Critical")),
            ),
            _m("Higher stakes ask for more preparation."),
        ),
        _line(
            "unit", _m("Unit"), _m("What the headline value is counted in, such as EUR."), safe=True
        ),
        _choice("better", _m("Which way is better"), _BETTER),
        _moment("meeting_at", _m("Meeting"), _m("Day and time of the next meeting."), safe=True),
        _line("place", _m("Place"), safe=True),
        {
            "name": "deadline",
            "kind": Kind.DATE,
            "label": _m("Deadline"),
            "help": _m("When it must be settled, and only if it must."),
        },
        _line("industry", _m("Industry")),
        _choice(
            "relationship",
            _m("Relationship"),
            (("one_off", _m("One deal only")), ("continuing", _m("We will meet again"))),
        ),
        _note("culture", _m("Culture"), _m("How this organisation talks, decides and says no.")),
        _note("timing", _m("Timing"), _m("What makes now better or worse for each side.")),
        _note("context", _m("Context"), _m("What led here; what else is going on.")),
        _note("goal", _m("Goal"), _m("What a good result looks like, in a sentence.")),
        _note("opening_line", _m("Opening line"), _m("The first words you will say.")),
        _money(
            "limit", _m("Walkaway limit"), _m("The least you will accept. Not what you hope for.")
        ),
        _note("limit_reason", _m("Why this limit"), _m("What you will trust under pressure.")),
        _money(
            "target", _m("Target"), _m("What you aim for, with a reason the other side could hear.")
        ),
        _money("opening", _m("Opening"), _m("The first number you will put down.")),
        _points(
            "limit_points", _m("Limit in points"), _m("The least a whole package must be worth.")
        ),
        _amount("hours_planned", _m("Hours planned"), lowest=_NIL, unit=_m("hours")),
        _amount("hours_spent", _m("Hours spent"), lowest=_NIL, unit=_m("hours")),
        _note(
            "outsider", _m("The outsider's view"), _m("What would somebody watching advise you?")
        ),
        _line(
            "second_eyes", _m("Second pair of eyes"), _m("Who has looked over this preparation.")
        ),
        _note("notes", _m("Notes")),
        _moment("created_at", _m("Begun")),
        _choice(
            "weighting",
            _m("How issues are weighed"),
            (
                ("shares", _m("Shares of 100 %")),
                ("rank", _m("Order of importance")),
                ("swing", _m("Swing")),
            ),
        ),
        _points(
            "target_points", _m("Target in points"), _m("What a good package is worth to you.")
        ),
        _points(
            "their_limit_points",
            _m("Their limit in points"),
            _m("The least a package must be worth to them, as you believe."),
        ),
        _money("agreed_value", _m("Agreed value"), _m("What you settled on, in the headline.")),
        _note("no_deal_reason", _m("Why there was no deal")),
        _money(
            "their_limit_learned",
            _m("Their real limit"),
            _m("What you know now about how far they would have gone."),
        ),
        _note(
            "priorities_learned",
            _m("What mattered to them"),
            _m("Their priorities, as you know them now."),
        ),
        _note(
            "never_raised",
            _m("What never came up"),
            _m("An issue that could have made the deal better for both."),
        ),
        _moment("debriefed_at", _m("Debriefed")),
    ),
    "party": (
        _line("name", _m("Name"), safe=True),
        _choice(
            "side",
            _m("Side"),
            (("us", _m("Our side")), ("them", _m("Their side")), ("third", _m("Third party"))),
            safe=True,
        ),
        _choice(
            "authority",
            _m("Authority"),
            (
                ("", _m("not answered yet")),
                ("decides", _m("Decides")),
                ("recommends", _m("Recommends")),
                ("influences", _m("Influences")),
                ("none", _m("No say")),
                ("unknown", _m("Unknown, on purpose")),
            ),
            _m("What this person can agree to without asking anyone."),
        ),
        _note("decision_process", _m("How they decide"), _m("Who must agree, in what order.")),
        _note("consent_signals", _m("Signs of yes")),
        _note("refusal_signals", _m("Signs of no")),
        _note("interests", _m("Interests"), _m("Why they want what they ask for.")),
        _note("constraints", _m("Constraints"), _m("What they cannot do, whoever asks.")),
        _note("pressures", _m("Pressures"), _m("What pushes them: time, rivals, a boss, a quota.")),
        _note("creates_value", _m("How they create value")),
        _note("captures_value", _m("How they earn from it")),
        _note("relationship_goal", _m("Relationship wished for")),
        _note("rapport", _m("Rapport"), _m("What you can honestly talk about first.")),
        _note("style", _m("Style"), _m("How they bargain, and what answers it well.")),
        _note("culture", _m("Culture"), _m("How they show respect, disagree, take time.")),
    ),
    "alternative": (
        _ref("party_id", "party", _m("Whose")),
        _line("title", _m("Alternative"), _m("What you would do, beginning with a verb.")),
        _line("category", _m("Kind")),
        _money("low", _m("Low")),
        _money("likely", _m("Worth"), _m("What it is worth in the unit of the headline value.")),
        _money("high", _m("High")),
        _share("feasibility", _m("Feasible"), _m("How likely it is that you can really do it.")),
        _money("cost", _m("Cost of pursuing"), _m("What it takes to get there."), lowest=_NIL),
        _note(
            "evidence", _m("Evidence"), _m("A quote, an offer, a date: what you know, not hope.")
        ),
        _line("next_step", _m("Next step"), _m("What would make it stronger.")),
        {"name": "next_step_by", "kind": Kind.DATE, "label": _m("By")},
        _flag("selected", _m("Our BATNA"), _m("The course you would really take.")),
    ),
    "outcome": (
        _ref("alternative_id", "alternative", owned=True),
        _line("label", _m("Outcome")),
        _share("probability", _m("Probability")),
        _money("value", _m("Value")),
    ),
    "adjustment": (
        _line("label", _m("Adjustment"), _m("Switching, time, risk, relationship.")),
        _money(
            "amount",
            _m("Amount"),
            _m("Plus: the deal must be that much better. Minus: that much you would give up."),
        ),
        _line("reason", _m("Reason")),
    ),
    "trigger": (
        _choice(
            "kind",
            _m("Kind"),
            (
                ("price", _m("Price")),
                ("time", _m("Time")),
                ("behaviour", _m("Behaviour")),
                ("information", _m("Information")),
            ),
        ),
        _line("condition", _m("If"), _m("Something you will see or hear, not a mood.")),
        _line("response", _m("Then"), _m("What you do at once.")),
    ),
    "execution": (
        _line("who", _m("Who says it")),
        _note("words", _m("The words"), _m("Short, friendly, and with a door left open.")),
        _line("signal", _m("The signal"), _m("How you tell each other that it is time.")),
        _line("pause", _m("The pause"), _m("What you do before you say it.")),
        _line("call_before", _m("Call first")),
        _line("cool_off", _m("Cool-off"), _m("How long nobody answers.")),
        _line("next_contact", _m("Next contact")),
        _note("pressure", _m("The pressure you expect")),
        _note("counter", _m("What you answer it with")),
    ),
    "issue": (
        _ref("parent_id", "issue", owned=True),
        _line("title", _m("Issue"), safe=True),
        _choice(
            "kind",
            _m("Kind"),
            (("group", _m("Group")), ("number", _m("Number")), ("choice", _m("Choice"))),
            safe=True,
        ),
        _line("unit", _m("Unit"), safe=True),
        _choice("better", _m("Which way is better"), _BETTER),
        _flag("headline", _m("Headline"), _m("The issue that the headline value is about.")),
        _flag("must_have", _m("Must have"), _m("Without it there is no deal, whatever the price.")),
        _amount("opening", _m("Opening")),
        _amount("target", _m("Target")),
        _amount("limit", _m("Limit")),
        _amount("their_opening", _m("They open at")),
        _amount("their_low", _m("Their limit, lowest")),
        _amount("their_likely", _m("Their limit, likely")),
        _amount("their_high", _m("Their limit, highest")),
        _amount("lowest", _m("Scale from")),
        _amount("highest", _m("Scale to")),
        _amount("step", _m("Step"), lowest=_NIL),
        _amount("weight", _m("Weight"), lowest=_NIL),
        _amount("their_weight", _m("Their weight"), lowest=_NIL),
        _note("interest", _m("Our interest")),
        _note("their_interest", _m("Their interest")),
        _choice("stream", _m("Value"), (("once", _m("Once")), ("recurring", _m("Recurring")))),
        _amount("periods", _m("Periods"), lowest=_NIL),
        _share("discount", _m("Discount a period")),
        _line("trade_for", _m("Give only in return for")),
        _flag("locked", _m("Keep our weight")),
        _flag("their_locked", _m("Keep their weight")),
    ),
    "option": (
        _ref("issue_id", "issue", owned=True),
        _line("label", _m("Option"), safe=True),
        _points("score", _m("Worth to us")),
        _points("their_score", _m("Worth to them")),
        _flag("acceptable", _m("Acceptable")),
        _money("amount", _m("Amount"), _m("What it is worth in money, each time it falls due.")),
    ),
    "dependency": (
        _ref("option_id", "option", owned=True),
        _choice("kind", _m("Kind"), (("requires", _m("requires")), ("excludes", _m("excludes")))),
        _ref("other_option_id", "option", owned=True),
    ),
    "belief": (
        _ref("issue_id", "issue", owned=True),
        _moment("at", _m("At")),
        _money("low", _m("Low")),
        _money("likely", _m("Likely")),
        _money("high", _m("High")),
        _choice(
            "reason",
            _m("Reason"),
            (
                ("new_information", _m("New information")),
                ("creative_option", _m("A creative option")),
                ("trust", _m("Trust")),
                ("other", _m("Other")),
            ),
        ),
        _note("note", _m("Note")),
    ),
    "assumption": (
        _choice(
            "about",
            _m("About"),
            (
                ("their_limit", _m("Their limit")),
                ("priorities", _m("Their priorities")),
                ("authority", _m("Authority")),
                ("deadline", _m("Deadline")),
                ("alternatives", _m("Alternatives")),
                ("ours", _m("Our side")),
                ("other", _m("Other")),
            ),
        ),
        _line("text", _m("Assumption")),
        _share("probability", _m("Probability")),
        _note("evidence", _m("Evidence")),
        _choice(
            "outcome",
            _m("Outcome"),
            (
                ("open", _m("open")),
                ("true", _m("true")),
                ("false", _m("false")),
                ("unknown", _m("unknown")),
            ),
        ),
        _note("learned", _m("Learned")),
    ),
    "question": (
        _choice(
            "kind",
            _m("Kind"),
            (
                ("open", _m("Open")),
                ("what_if", _m("What if")),
                ("why", _m("Why")),
                ("how_about", _m("How about")),
                ("indirect", _m("Indirect")),
            ),
        ),
        _line("text", _m("Question")),
        _ref("assumption_id", "assumption", _m("Tests")),
        _ref("issue_id", "issue", _m("About")),
        _choice("status", _m("Status"), (("planned", _m("planned")), ("asked", _m("asked")))),
        _note("heard", _m("Heard")),
        _note("interest", _m("Interest behind it")),
    ),
    "reply": (
        _line("they_say", _m("If they say")),
        _line("we_say", _m("We say")),
        _choice(
            "kind",
            _m("Kind"),
            (
                ("objection", _m("Objection")),
                ("ultimatum", _m("Ultimatum")),
                ("emotion", _m("Emotion")),
            ),
        ),
    ),
    "feeling": (
        _choice("whose", _m("Whose"), (("ours", _m("Ours")), ("theirs", _m("Theirs")))),
        _line("trigger", _m("Trigger")),
        _line("sign", _m("Sign")),
        _line("meaning", _m("Likely meaning")),
        _line("response", _m("Reset")),
    ),
    "package": (
        _line("title", _m("Package")),
        _choice(
            "kind",
            _m("Kind"),
            (
                ("opening", _m("Opening")),
                ("offer", _m("Offer")),
                ("fallback", _m("Fallback")),
                ("target", _m("Target")),
                ("agreement", _m("Agreement")),
            ),
        ),
        _line("equivalent_group", _m("Equivalent group")),
    ),
    "term": (
        _ref("package_id", "package", owned=True),
        _ref("issue_id", "issue", owned=True),
        _ref("option_id", "option", owned=True),
        _amount("number", _m("Value")),
    ),
    "contingency": (
        _ref("issue_id", "issue", _m("About")),
        _line("condition", _m("If"), _m("Something both sides can see happen.")),
        _line("consequence", _m("Then")),
        _line("otherwise", _m("Otherwise")),
        _share("probability", _m("How likely, we think")),
        _share("their_probability", _m("How likely, they think")),
        _money("value_if", _m("Worth to us if it happens")),
        _money("value_else", _m("Worth to us if not")),
        _money("their_value_if", _m("Worth to them if it happens")),
        _money("their_value_else", _m("Worth to them if not")),
        _choice("observable", _m("Both can see it"), _ANSWERS),
        _choice("enforceable", _m("It can be enforced"), _ANSWERS),
    ),
    "event": (
        _moment("at", _m("At")),
        _ref("party_id", "party", _m("Who")),
        _choice(
            "kind",
            _m("Kind"),
            (
                ("offer", _m("Offer")),
                ("signal", _m("Signal")),
                ("emotion", _m("Emotion")),
                ("ultimatum", _m("Ultimatum")),
                ("break", _m("Break")),
                ("note", _m("Note")),
            ),
        ),
        _ref("package_id", "package", _m("Package")),
        _money("value", _m("Value")),
        _note("text", _m("Text")),
        _note("heard", _m("Heard")),
        _note("interest", _m("Interest behind it")),
        _choice(
            "whose",
            _m("Whose"),
            (("", _m("not said")), ("ours", _m("Ours")), ("theirs", _m("Theirs"))),
        ),
        _amount("strength", _m("How strong"), _m("From 1, hardly, to 5, very."), **_ONE_TO_FIVE),
        _line("trigger", _m("Trigger")),
        _line("meaning", _m("Likely meaning")),
        _ref("reply_id", "reply", _m("Answered with")),
    ),
    "seal": (
        _moment("at", _m("At")),
        _line("hash", _m("Hash")),
        _note("content", _m("Content")),
    ),
    "limit_change": (
        _moment("at", _m("At")),
        _money("old", _m("Old limit")),
        _money("new", _m("New limit")),
        _note("reason", _m("Reason")),
    ),
    "deviation": (
        _line("topic", _m("Topic")),
        _note("expected", _m("Expected")),
        _note("actual", _m("Happened")),
        _note("why", _m("Why")),
        _choice("keep", _m("Next time"), (("keep", _m("keep")), ("change", _m("change")))),
    ),
    "lesson": (
        _note("text", _m("Lesson")),
        _line("topic", _m("Topic")),
        _flag("reusable", _m("Reusable")),
    ),
    "rating": (
        _line("dimension", _m("Dimension")),
        _amount("before", _m("Before")),
        _amount("after", _m("After")),
        _note("note", _m("Note")),
    ),
}
