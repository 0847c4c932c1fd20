"""Paragraph -> Chunk: the unit that is embedded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of one paragraph, with the context that goes into the encoder before it."""

    paragraph_id: str
    number: int
    """Its number in the paragraph, from 0."""
    start: int
    """Offset into the paragraph's clean text."""
    end: int
    context: str
    """Letter, date, section path and list introduction, as put before the text."""
    text: str
    """``paragraph.text[start:end]``."""
    llm_tokens: int
    """Tokens of ``text`` by tiktoken's cl100k table: the budget of a language model."""

    @property
    def id(self) -> str:
        """The id of the chunk: ``kst-28638-161/p42/c0``."""
        return f"{self.paragraph_id}/c{self.number}"
