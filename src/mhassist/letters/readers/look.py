"""How a stretch of text in a word processor's file is printed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mhassist.letters.hidden import STRUCK_OUT


@dataclass(frozen=True, slots=True)
class Look:
    """How text is printed, as far as it tells what the text is or whether it can be seen."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    white: bool = False
    background: bool = False
    """Whether it stands on a colour, so that white letters can be seen."""
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
        if self.white and not self.background:
            return "witte letters"
        if self.tiny:
            return "te kleine letters om te lezen"
        return STRUCK_OUT if self.struck or self.struck_twice else ""

    def on(self, *, background: bool) -> Look:
        """Return the look on a background of a colour, or as it was."""
        return replace(self, background=self.background or background)
