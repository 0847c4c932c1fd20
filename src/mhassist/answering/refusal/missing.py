"""One thing that is asked and that the letters do not say."""

from __future__ import annotations

from dataclasses import dataclass

from mhassist.question import Question
from mhassist.question.language import content_words


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is not in the letters."""

    kind: str
    """Name of its template under ``[missing]`` in ``prompts/``."""
    subject: str
    """What it is of, in words of the question."""
    certain: bool = True
    """Whether the letters say nothing of the kind; else they speak of the thing without saying
    it, or under another name, and what they do say is shown."""

    @classmethod
    def of(cls, question: Question, kind: str, *, certain: bool = True) -> Missing:
        """Return what is missing of a whole question: its content words say of what."""
        subject = " ".join(content_words(question.search_text)) or question.text
        return cls(kind, subject, certain)
