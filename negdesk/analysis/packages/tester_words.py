"""The verdict on an offer in words: the answer, what fails, and what is left on the table."""

from __future__ import annotations

from decimal import Decimal

from negdesk.analysis.packages.space import Space
from negdesk.analysis.packages.tester import Answer, Failure, Verdict
from negdesk.analysis.packages.words import choice_words, deal_words, points_words, rule_words
from negdesk.i18n import mark, tr
from negdesk.model.numbers import NumberStyle, show

ANSWERS = {
    Answer.ACCEPT: mark("Accept: it reaches your limit and your target."),
    Answer.BELOW_TARGET: mark("Acceptable, but below your target: ask for more before you accept."),
    Answer.REJECT: mark("Reject it as it stands."),
    Answer.OPEN: mark("This cannot be answered yet."),
}


def verdict_sentences(
    verdict: Verdict, space: Space, style: NumberStyle, unit: str = ""
) -> list[str]:
    """Return a verdict as sentences, the answer first; `unit` is that of the headline value."""
    said = [tr(ANSWERS[verdict.answer])]
    said += [failure_words(failure, style) for failure in verdict.failures]
    said += [rule_words(space, rule) for rule in verdict.broken]
    said += _still_open(verdict)
    said += _distances(verdict, style, unit)
    return said + _left_on_the_table(verdict, space, style)


def failure_words(failure: Failure, style: NumberStyle) -> str:
    """Return in words what fails, naming the issue."""
    issue = failure.dimension.issue
    value = choice_words(failure.dimension, failure.choice, style)
    if failure.choice.number is not None and issue.limit is not None:
        limit = f"{show(issue.limit, style)} {issue.unit}".strip()
        text = tr("“{title}”: {value} is past your limit of {limit}.")
        return text.format(title=failure.dimension.title, value=value, limit=limit)
    text = (
        tr("“{title}” is a must-have, and “{option}” does not give it.")
        if issue.must_have
        else tr("“{title}”: “{option}” is not acceptable.")
    )
    return text.format(title=failure.dimension.title, option=value)


def _still_open(verdict: Verdict) -> list[str]:
    if verdict.open:
        names = ", ".join(f"“{title}”" for title in verdict.open)
        return [tr("Still open: {names}.").format(names=names)]
    if verdict.answer is Answer.OPEN:
        return [tr("Set a limit to know whether it is acceptable.")]
    return []


def _distances(verdict: Verdict, style: NumberStyle, unit: str) -> list[str]:
    """Return how far it is from limit and target."""

    def amount(value: Decimal) -> str:
        if verdict.in_points:
            return tr("{points} points").format(points=points_words(abs(value), style))
        return f"{show(abs(value), style)} {unit}".strip()

    said = []
    if verdict.to_limit is not None:
        text = (
            tr("It is {amount} short of your limit.")
            if verdict.to_limit < 0
            else tr("It is {amount} better than your limit.")
            if verdict.to_limit > 0
            else tr("It is exactly your limit, which is still acceptable.")
        )
        said.append(text.format(amount=amount(verdict.to_limit)))
    if verdict.to_target is not None and verdict.to_target < 0:
        text = tr("It is {amount} short of your target.")
        said.append(text.format(amount=amount(verdict.to_target)))
    if verdict.past_limit is not None and verdict.in_points and not verdict.failures:
        text = tr("Its headline value alone is {amount} past your walkaway limit.")
        past = f"{show(verdict.past_limit, style)} {unit}".strip()
        said.append(text.format(amount=past))
    return said


def _left_on_the_table(verdict: Verdict, space: Space, style: NumberStyle) -> list[str]:
    found = verdict.frontier
    if found is None:
        return []
    if found.better is None:
        return [tr("No package is better for both of you.")]
    text = tr("Better for both: {terms}, worth {us} points to you and {them} to them.")
    better = found.better
    return [
        text.format(
            terms=deal_words(space, better, style),
            us=points_words(better.us, style),
            them=points_words(better.them, style),
        )
    ]
