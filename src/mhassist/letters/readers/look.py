"""How a stretch of text in a word processor's file is printed."""

from __future__ import annotations

from dataclasses import dataclass, replace


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
    vanished: bool = False
    """Whether it is there on no page."""

    @property
    def hidden_because(self) -> str:
        """Why it cannot be seen, in Dutch; empty if it can."""
        if self.vanished:
            return "opgemaakt als verborgen"
        if self.white and not self.background:
            return "witte letters"
        return "te kleine letters om te lezen" if self.tiny else ""

    def on(self, *, background: bool) -> Look:
        """Return the look on a background of a colour, or as it was."""
        return replace(self, background=self.background or background)
