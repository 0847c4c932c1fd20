"""How a stretch of text in a word processor's file is printed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mhassist.letters.hidden import STRUCK_OUT
from mhassist.letters.readers.colours import BLACK, WHITE, Colour, are_alike


@dataclass(frozen=True, slots=True)
class Look:
    """How text is printed, as far as it tells what the text is or whether it can be seen."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    colour: Colour | None = None
    """``None`` for that of the program, which is black, or white on what is dark."""
    ground: Colour | None = None
    """On what colour it stands; ``None`` for the paper."""
    marker: Colour | None = None
    """In what colour it is marked, as with a pen; the program's own colour stays black on it."""
    on_unknown: bool = False
    """Whether it stands on a colour that is not known."""
    tiny: bool = False
    struck: bool = False
    """Whether a line is drawn through it."""
    struck_twice: bool = False
    vanished: bool = False
    """Whether it is there on no page."""

    @property
    def left_out_because(self) -> str:
        """Why it is no text of the letter, in Dutch; empty if it is."""
        if self.vanished:
            return "opgemaakt als verborgen"
        if self._is_unseen:
            on_paper = (self.marker or self.ground) is None
            return "witte letters" if on_paper else "letters in de kleur van de achtergrond"
        if self.tiny:
            return "te kleine letters om te lezen"
        return STRUCK_OUT if self.struck or self.struck_twice else ""

    @property
    def _is_unseen(self) -> bool:
        """Whether the letters have the colour that they stand on."""
        if self.marker is not None:
            return are_alike(self.colour or BLACK, self.marker)
        if self.colour is None or self.on_unknown:
            return False
        return are_alike(self.colour, self.ground or WHITE)

    def on(self, ground: Colour | None, *, unknown: bool = False) -> Look:
        """Return the look on another ground; without one, as it was.

        Args:
            ground: The colour of it.
            unknown: Whether it has one that is not known.
        """
        if ground is not None:
            return replace(self, ground=ground, on_unknown=False)
        return replace(self, on_unknown=True) if unknown else self
