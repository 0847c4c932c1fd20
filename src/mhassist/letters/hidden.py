"""Text in a file that is no text of the letter: left out by the readers, and told to the user.

It is not on the page, or a line is drawn through it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from mhassist.letters.marked import Draft, fold

STRUCK_OUT = "doorgestreept"
"""Why text is left out that everybody sees: what a draft strikes out it does not say."""
_LONGEST = 120
_MOST = 5
_ZERO_WIDTH = re.compile(r"[\u200b\u200c\u200d\u2060-\u2064]|(?<!^)\ufeff")
_DIRECTION = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNREADABLE = re.compile(r"[\ue000-\uf8ff]")
"""Numbers that every font gives its own signs."""
_TAGS = re.compile(r"[\U000e0000-\U000e007f]+")


class HiddenText:
    """Gathers what a reader leaves out of one file, and says it in Dutch."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], int] = {}
        self._characters: Counter[str] = Counter()
        self._unreadable = 0

    def add(self, why: str, text: str) -> None:
        """Note a stretch that is no text of the letter.

        Args:
            why: How it is hidden, in Dutch: ``witte letters``; or ``STRUCK_OUT``.
            text: What it says.
        """
        folded, _ = fold(text)
        if folded:
            self._found[why, folded] = self._found.get((why, folded), 0) + 1

    def look_at(self, text: str) -> None:
        """Note the characters that nobody sees, or that cannot be read; soft hyphens do no harm."""
        self._unreadable += len(_UNREADABLE.findall(text))
        self._characters["zonder breedte"] += len(_ZERO_WIDTH.findall(text))
        self._characters["die de leesrichting omkeren"] += len(_DIRECTION.findall(text))
        for tags in _TAGS.findall(text):
            # Letters of the block of tags are ASCII, moved up: a message of their own.
            said = "".join(chr(ord(char) - 0xE0000) for char in tags)
            self.add("onzichtbare lettertekens", said if said.isprintable() else "(onleesbaar)")

    def look_at_drafts(self, drafts: Sequence[Draft], notes: Mapping[str, Draft]) -> None:
        """Note the characters that nobody sees in all that a reader made."""
        for draft in (*drafts, *notes.values()):
            self.look_at(draft.text)

    def warnings(self) -> tuple[str, ...]:
        """Return a sentence for each stretch that was left out, with what it says."""
        struck = [text for why, text in self._found if why == STRUCK_OUT]
        hidden = [(why, text) for why, text in self._found if why != STRUCK_OUT]
        sentences = [
            f"Verborgen tekst ({why}), niet meegelezen: “{_shortened(text)}”"
            for why, text in hidden[:_MOST]
        ]
        if len(hidden) > _MOST:
            sentences.append(f"Nog {len(hidden) - _MOST} keer verborgen tekst.")
        sentences += [
            f"Doorgestreepte tekst, niet meegelezen: “{_shortened(text)}”"
            for text in struck[:_MOST]
        ]
        if len(struck) > _MOST:
            sentences.append(f"Nog {len(struck) - _MOST} keer doorgestreepte tekst.")
        sentences.extend(
            f"In de tekst staan {count} onzichtbare tekens {what}."
            for what, count in self._characters.items()
            if count
        )
        if self._unreadable:
            sentences.append(
                f"Symbolen die niet gelezen zijn: {self._unreadable}; vergelijk met de brief."
            )
        return tuple(sentences)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
