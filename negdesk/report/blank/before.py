"""The sheets for preparing: alternatives, walkaway, issues with an empty axis, packages."""

from __future__ import annotations

from decimal import Decimal

from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle, show_percent
from negdesk.report.blank.axis import axis, numbers
from negdesk.report.blank.parts import Blank, Maker, Part


def alternatives(make: Maker, style: NumberStyle) -> list[Part]:
    """Return the parts for both sides' alternatives."""
    sure = show_percent(Decimal(1), style)
    columns = [
        Blank(tr("What you would do, beginning with a verb"), 40),
        Blank(tr("Worth"), 14),
        Blank(tr("Feasible, to {sure}").format(sure=sure), 18),
        Blank(tr("Evidence"), 28),
        Blank(tr("BATNA"), 9, tick=True),
    ]
    theirs = [
        Blank(tr("What they would do"), 40),
        Blank(tr("Worth to them"), 18),
        Blank(tr("What makes you think so"), 42),
    ]
    return [
        make.heading(
            tr("Ours"), tr("Everything you could do without them, also nothing. The last is sure.")
        ),
        make.table("ours", tr("Ours"), columns, 6, lines=1.5, numbered=True),
        make.heading(tr("Which one would you really take?"), tr("Not the nicest: the likeliest.")),
        make.ruled("chosen", tr("Which one would you really take?"), 2, headed=True),
        make.heading(tr("What would make it stronger?"), tr("A next step, and by when.")),
        make.ruled("stronger", tr("What would make it stronger?"), 2, headed=True),
        make.heading(
            tr("Theirs, as you see it"), tr("The weaker it is, the more they need a deal.")
        ),
        make.table("theirs", tr("Theirs"), theirs, 4, lines=1.5, numbered=True),
    ]


def walkaway(make: Maker, style: NumberStyle) -> list[Part]:
    """Return the parts for the limit, the triggers and the way out."""
    bridge = [Blank(tr("Step"), 36), Blank(tr("Reason"), 44), Blank(tr("Amount"), 20)]
    triggers = [Blank(tr("If you see or hear"), 50), Blank(tr("then at once"), 50)]
    named = [tr("Value of walking away"), "", "", "", tr("Limit from here")]
    return [
        make.heading(tr("Minimum terms"), tr("The least you will accept. Not what you hope for.")),
        make.fields(
            ("limit", tr("Walkaway limit"), 1),
            ("target", tr("Target"), 1),
            ("opening", tr("Opening"), 1),
            lines=1.4,
        ),
        make.ruled("must", tr("Must have, whatever the price"), 2),
        make.heading(
            tr("From BATNA to limit"),
            tr("Start where walking away leaves you, then add and take with a reason."),
        ),
        make.table("bridge", tr("Bridge"), bridge, 5, names=named),
        make.heading(
            tr("Trigger points"),
            tr("Decide now what makes you pause or leave."),
        ),
        make.table("trigger", tr("Trigger"), triggers, 4, numbered=True),
        make.heading(tr("How you will walk away"), tr("Short, friendly, with a door left open.")),
        make.ruled("words", tr("The words"), 2),
        make.fields(
            ("who", tr("Who says it"), 1),
            ("signal", tr("The signal"), 1),
            ("pause", tr("The pause before"), 1),
        ),
        make.fields(
            ("call", tr("Call first"), 1),
            ("cool", tr("Cool-off"), 1),
            ("next", tr("Next contact"), 1),
        ),
    ]


def issues(make: Maker, style: NumberStyle) -> list[Part]:
    """Return the parts for the issue table and the empty axis."""
    columns = [
        Blank(tr("Issue, unit"), 24),
        Blank(tr("must"), 7, tick=True),
        Blank(tr("opening"), 11),
        Blank(tr("target"), 11),
        Blank(tr("limit"), 11),
        Blank(tr("theirs"), 11),
        Blank(tr("weight"), 9),
        Blank(tr("give only in return for"), 24),
    ]
    whole = show_percent(Decimal(1), style)
    return [
        make.heading(
            tr("What there is to settle"),
            tr("With more issues there is more to trade. Weights sum to {whole}.").format(
                whole=whole
            ),
        ),
        make.table("issue", tr("Issues"), columns, 9, lines=1.3, numbered=True),
        make.heading(
            tr("Where a deal can lie"),
            tr("Write round numbers under the ticks. Mark yours above, theirs below."),
        ),
        axis(make),
        numbers(make),
        make.heading(tr("Nobody has raised yet"), tr("What could be worth much to one of you?")),
        make.ruled("unraised", tr("Nobody has raised yet"), 3, headed=True),
    ]


def packages(make: Maker, style: NumberStyle) -> list[Part]:
    """Return the parts for three packages and the order of concessions."""
    columns = [
        Blank(tr("Issue"), 25),
        Blank(tr("Package A"), 25),
        Blank(tr("Package B"), 25),
        Blank(tr("Package C"), 25),
    ]
    below = [Blank("", 25), Blank("A", 25), Blank("B", 25), Blank("C", 25)]
    trades = [Blank(tr("We give"), 50), Blank(tr("only in return for"), 50)]
    return [
        make.heading(
            tr("Three packages"),
            tr("Equal for you, different for them: what they choose tells what they want."),
        ),
        make.table("package", tr("Packages"), columns, 9, lines=1.2),
        make.space(0.4),
        make.table(
            "worth",
            tr("Worth"),
            below,
            2,
            lines=1.2,
            names=[tr("Worth to us"), tr("Worth to them")],
        ),
        make.heading(
            tr("Concessions"), tr("Smaller each time, and never without something in return.")
        ),
        make.table("trade", tr("Concessions"), trades, 6, lines=1.2, numbered=True),
        make.heading(tr("If this, then that"), tr("Where you see the future differently.")),
        make.ruled("contingent", tr("If this, then that"), 2, headed=True),
    ]
