"""One thing that is asked and that the letters do not say."""

from __future__ import annotations

from dataclasses import dataclass

from mhassist.question import Question


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is not in the letters."""

    kind: str
    """Name of its template under ``[missing]`` in ``prompts/``."""
    subject: str
    """The question as it was asked, or the name, year or letter that it names."""
    certain: bool = True
    """Whether the letters say nothing of the kind; else they speak of the thing without saying
    it, or under another name, and what they do say is shown."""

    doubtful: bool = False
    """Whether what is quoted may well say it: only not surely so."""

    @classmethod
    def of(
        cls, question: Question, kind: str, *, certain: bool = True, doubtful: bool = False
    ) -> Missing:
        """Return what is missing of a whole question; of several in one, of that one."""
        return cls(kind, question.own_text, certain, doubtful)
