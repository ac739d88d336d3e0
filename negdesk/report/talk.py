"""The lower half of the brief: what to ask, what to answer, how to leave, how to keep steady."""

from __future__ import annotations

from negdesk.i18n import tr
from negdesk.model.rows import Feeling, Question
from negdesk.report.bidi import base_level
from negdesk.report.facts import Facts
from negdesk.report.fit import Plan
from negdesk.report.layout import Block, Sheet, beside, stack
from negdesk.report.words import dotted, quoted, sentence_list, start_of


def talk(sheet: Sheet, facts: Facts, plan: Plan) -> Block | None:
    """Return questions, replies and what keeps us steady, in the least height.

    Questions and replies stand in two columns. What keeps us steady goes under the shorter
    one when that saves room, else across the page below.
    """
    gap = sheet.body * 2.2
    half = (sheet.width - gap) / 2
    both = bool(facts.questions and facts.replies and plan.questions and plan.replies)
    width = half if both else sheet.width
    ask = _ask(sheet, facts, width, plan) if facts.questions and plan.questions else None
    say = _reply(sheet, facts, width, plan) if facts.replies and plan.replies else None
    air = sheet.grid * plan.air
    # Tried in both places, but what is cut short counts once.
    before = sheet.shortened
    narrow = steady(sheet, facts, plan, half) if both else None
    narrow_cuts, sheet.shortened = sheet.shortened - before, before
    wide = steady(sheet, facts, plan, sheet.width)
    if ask is None or say is None:
        columns = [block for block in (ask, say, wide) if block is not None]
        return stack(columns, air) if columns else None
    plain = beside([(0, ask), (half + gap, say)])
    if wide is None or narrow is None:
        return plain
    short, tall = sorted((ask, say), key=lambda block: block.height)
    if max(short.height + air + narrow.height, tall.height) >= plain.height + air + wide.height:
        return stack([plain, wide], air)
    sheet.shortened = before + narrow_cuts
    left, right = (
        (stack([block, narrow], air) if block is short else block) for block in (ask, say)
    )
    return beside([(0, left), (half + gap, right)])


def _ask(sheet: Sheet, facts: Facts, width: float, plan: Plan) -> Block:
    most = plan.questions
    blocks = [_question(sheet, facts, row, width, plan.lines) for row in facts.questions[:most]]
    rest = len(facts.questions) - most
    return sheet.section(tr("Ask"), sheet.tagged("L", stack(blocks, sheet.grid)), width, rest)


def _question(sheet: Sheet, facts: Facts, row: Question, width: float, lines: int) -> Block:
    """Return a question beside its box: that stands where its first line begins."""
    indent, side = sheet.body * 1.6, sheet.body * 0.78
    asked, room = start_of(row.text), width - indent
    turned = bool(base_level(asked))
    words = sheet.text(asked, room, most=lines, right=turned)
    tests = facts.tested_by(row)
    if tests:
        small = sheet.small
        note = sheet.text(tests, room, size=small, ink="muted", most=lines, right=turned)
        words = stack([words, note])
    edge = width - side - 0.5 if turned else 0.5
    box = _tick_box(sheet, side)
    return sheet.item(beside([(edge, box), (0 if turned else indent, words)]))


def _tick_box(sheet: Sheet, side: float) -> Block:
    def draw(x: float, y: float) -> None:
        top = y + (sheet.leading - side) / 2
        sheet.canvas.rect(x, top, side, side, stroke="muted", line_width=0.8)

    return Block(sheet.leading, draw)


def _reply(sheet: Sheet, facts: Facts, width: float, plan: Plan) -> Block:
    most, lines = plan.replies, plan.lines
    blocks: list[Block | None] = []
    for reply in facts.replies[:most]:
        they, we = start_of(reply.they_say), start_of(reply.we_say)
        turned = bool(base_level(they or we))
        parts: list[Block | None] = []
        if they:
            said = quoted(they)
            parts.append(sheet.text(said, width, bold=True, ink="theirs", most=lines, right=turned))
        if we:
            # Beside a stage direction such as "(silence)" stands what we do, not speech.
            said = we if they.startswith("(") else quoted(we)
            parts.append(sheet.text(said, width, most=lines + 1, right=turned))
        blocks.append(sheet.item(stack(parts)))
    rest = len(facts.replies) - most
    listed = sheet.tagged("L", stack(blocks, sheet.grid))
    return sheet.section(tr("If they say… we say"), listed, width, rest)


def leaving(sheet: Sheet, facts: Facts, triggers: int, deep: int) -> Block | None:
    """Return the box with triggers, the words to leave with, and what comes then."""
    plan = facts.execution
    whens = [_trigger(row.condition, row.response) for row in facts.triggers]
    then = sentence_list(
        [
            plan.who and tr("said by {who}").format(who=start_of(plan.who)),
            plan.signal and tr("signal: {signal}").format(signal=start_of(plan.signal)),
            plan.pause and tr("pause: {pause}").format(pause=start_of(plan.pause)),
            plan.call_before and tr("first call {whom}").format(whom=start_of(plan.call_before)),
        ]
    )
    after = sentence_list(
        [
            plan.cool_off and tr("cool off: {time}").format(time=start_of(plan.cool_off)),
            plan.next_contact and tr("next contact: {how}").format(how=start_of(plan.next_contact)),
        ]
    )
    pressure = sentence_list([plan.pressure])
    if plan.counter.strip():
        words = tr("{pressure} – {counter}") if pressure else "{counter}"
        pressure = words.format(pressure=pressure, counter=start_of(plan.counter))
    rows = [
        (tr("Pressure"), pressure),
        (tr("When"), dotted(whens[:triggers])),
        (tr("Words"), start_of(plan.words)),
        (tr("How"), then),
        (tr("Then"), after),
    ]
    rows = [(label, words) for label, words in rows if words]
    if not rows:
        return None
    inner = sheet.width - sheet.box_pad
    indent = sheet.indent_for([label for label, _ in rows])
    width = inner - indent
    heading = sheet.text(tr("Walking away"), inner, size=sheet.heading, bold=True, most=1, tag="H2")
    blocks: list[Block | None] = []
    for label, words in rows:
        if label == tr("When"):
            said = sheet.listed(whens[:triggers], width, most=3, total=len(whens))
        elif label == tr("Words"):
            size = sheet.heading
            said = sheet.text(quoted(words), width, size=size, bold=True, most=deep)
            blocks.append(sheet.labelled(label, said, indent, size))
            continue
        else:
            said = sheet.text(words, width, most=deep)
        blocks.append(sheet.labelled(label, said, indent))
    air = sheet.grid / 2
    content = stack([heading, sheet.tagged("L", stack(blocks, air))], air)
    return sheet.boxed(content, sheet.width, "window", "line")


def _trigger(condition: str, response: str) -> str:
    said, then = start_of(condition), start_of(response)
    if said and then:
        return tr("{condition} – {response}").format(condition=said, response=then)
    return said or then


def steady(sheet: Sheet, facts: Facts, plan: Plan, across: float) -> Block | None:
    """Return the signs of feeling with their resets, and the outsider's view."""
    shown = facts.feelings[: plan.feelings]
    view = start_of(facts.negotiation.outsider) if plan.outsider else ""
    names = {"ours": tr("Ours"), "theirs": tr("Theirs")}
    rows = [(names.get(row.whose, names["ours"]), _feeling(row)) for row in shown]
    if view:
        rows.append((tr("Outsider"), view))
    if not rows:
        return None
    indent = sheet.indent_for([label for label, _ in rows])
    width = across - indent
    blocks = [
        sheet.labelled(label, sheet.text(words, width, most=plan.lines), indent)
        for label, words in rows
    ]
    rest = len(facts.feelings) - len(shown) if shown else 0
    return sheet.section(tr("Keep steady"), sheet.tagged("L", stack(blocks)), across, rest)


def _feeling(row: Feeling) -> str:
    parts = (
        (tr("after {trigger}"), "trigger", row.trigger),
        (tr("sign: {sign}"), "sign", row.sign),
        (tr("reset: {reset}"), "reset", row.response),
    )
    said = [words.format(**{name: start_of(text)}) for words, name, text in parts if text.strip()]
    return dotted(said)
