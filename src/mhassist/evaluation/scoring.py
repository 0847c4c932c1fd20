"""One question and its answer -> QuestionScore."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from mhassist.answering.answer import Answer, Status
from mhassist.evaluation.attribution import attribute
from mhassist.evaluation.matching import LetterTexts, answer_words, holds_fact
from mhassist.evaluation.measures import DECIMALS, first_right_rank, ndcg, share_true
from mhassist.evaluation.questions import EvalQuestion, QuestionKind


@dataclass(frozen=True, slots=True)
class KeptScore:
    """How one question was answered; shares are 0 to 1, and 0 where nothing came back."""

    status: Status
    correct: bool
    """Answerable: every fact, nothing forbidden, and a right paragraph cited. Else: refused, or
    partial with what is missing."""
    rank: int | None
    """Place of the first right paragraph, from 1; ``None`` below place 20 or unanswerable."""
    ndcg_10: float
    """nDCG@10 of the ranking."""
    facts: float
    """Share of the facts that the answer holds."""
    first_citation: bool
    """Whether the first citation is a right paragraph."""
    citation_precision: float
    """Share of the citations that are a right paragraph, or whose quote holds a fact."""
    citation_recall: float
    """Share of the evidence needed that is cited."""
    statements_borne: float
    """Citation recall as in ALCE: share of the answer's statements that their citations bear."""
    citations_needed: float
    """Citation precision as in ALCE: share of the citations that bear what they are cited for."""
    quotes: int
    quotes_verbatim: int
    words: int
    """Words of the answer that the user reads."""

    def kept(self) -> dict[str, Any]:
        """Return these fields, without those of a class that has more."""
        return {each.name: getattr(self, each.name) for each in fields(KeptScore)}


@dataclass(frozen=True, slots=True)
class QuestionScore(KeptScore):
    """The score of one question of a run."""

    id: str
    split: str
    kind: QuestionKind
    answerable: bool
    confidence: float | None = None
    """Chance, as the assistant reckons it, that its best sentence answers."""

    @property
    def answered(self) -> bool:
        """Whether the question got an answer, if only in part."""
        return self.status in {"answered", "partial"}

    @property
    def reciprocal_rank(self) -> float:
        """One over the rank; 0 where no right paragraph was found."""
        return 1 / self.rank if self.rank else 0.0

    def to_json(self) -> dict[str, Any]:
        """Return what is kept, with shares rounded."""
        return {
            name: round(value, DECIMALS) if isinstance(value, float) else value
            for name, value in self.kept().items()
        }


def score_answer(
    question: EvalQuestion,
    answer: Answer,
    ranking: Sequence[str],
    *,
    texts: LetterTexts,
    confidence: float | None = None,
) -> QuestionScore:
    """Return how well a question was answered.

    Args:
        question: What was asked, with what a right answer needs.
        answer: What came back.
        ranking: Ids of the paragraphs found for the question, best first.
        texts: The letters that were searched.
        confidence: How sure the assistant was, if it says.
    """
    answered = answer.status in {"answered", "partial"}
    citations = answer.citations if answered else ()
    evidence = [texts.right_paragraphs(each) for each in question.evidence]
    right = frozenset[str]().union(*evidence)
    cited = {citation.paragraph_id for citation in citations}
    quotes = [citation.quote for citation in citations]
    shown = [answer.answer, *quotes] if answered else []
    found = [any(holds_fact(text, forms) for text in shown) for forms in question.facts]
    good = [
        citation.paragraph_id in right
        or any(holds_fact(citation.quote, forms) for forms in question.facts)
        for citation in citations
    ]
    attribution = attribute(answer) if answered else None
    if question.answerable:
        correct = (
            answered
            and all(found)
            and not holds_fact(answer.answer, question.forbidden)
            and not right.isdisjoint(cited)
        )
    else:
        correct = answer.status == "refused" or (
            answer.status == "partial" and bool(answer.missing)
        )
    return QuestionScore(
        id=question.id,
        split=question.split,
        kind=question.kind,
        answerable=question.answerable,
        status=answer.status,
        rank=first_right_rank(ranking, right),
        ndcg_10=ndcg(ranking, right),
        correct=correct,
        facts=share_true(found),
        first_citation=bool(citations) and citations[0].paragraph_id in right,
        citation_precision=share_true(good),
        citation_recall=_recall(question, evidence, cited),
        statements_borne=attribution.recall if attribution else 0.0,
        citations_needed=attribution.precision if attribution else 0.0,
        quotes=len(quotes),
        quotes_verbatim=sum(texts.is_verbatim(citation) for citation in citations),
        words=answer_words(answer),
        confidence=confidence,
    )


def _recall(question: EvalQuestion, evidence: Sequence[frozenset[str]], cited: set[str]) -> float:
    given = [not paragraphs.isdisjoint(cited) for paragraphs in evidence]
    return share_true(given) if question.need == "all" else float(any(given))
