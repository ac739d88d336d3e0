"""What will not be printed as it was typed, in words."""

from __future__ import annotations

from negdesk.i18n import tr, trn

_MOST_LETTERS = 40


def remarks(unprintable: str, shortened: int, unreadable: int = 0) -> list[str]:
    """Return a sentence each for letters without a font, texts cut short, and what is left out."""
    said = []
    if unprintable:
        said.append(_letters(unprintable))
    if shortened:
        words = trn(
            "{count} text is shortened to fit.", "{count} texts are shortened to fit.", shortened
        )
        said.append(words.format(count=shortened))
    if unreadable:
        words = trn(
            "{count} negotiation could not be read and is not counted.",
            "{count} negotiations could not be read and are not counted.",
            unreadable,
        )
        said.append(words.format(count=unreadable))
    return said


def _letters(unprintable: str) -> str:
    """Return the sentence that lists letters without a font, not all where there are very many."""
    listed = " ".join(unprintable[:_MOST_LETTERS])
    rest = len(unprintable) - _MOST_LETTERS
    if rest > 0:
        listed = tr("{letters} and {count} more").format(letters=listed, count=rest)
    words = tr("No font here has these letters, so □ stands for each: {letters}")
    return words.format(letters=listed)
