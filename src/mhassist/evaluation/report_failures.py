"""The part of the report that shows what went wrong, with what was expected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mhassist.answering.answer import Citation
from mhassist.evaluation.figures import KIND_GROUPS
from mhassist.evaluation.markup import escape
from mhassist.evaluation.reporting import TEST_HALF_HIDDEN, reasons_of
from mhassist.evaluation.running import EvaluationResult, Outcome

STATUSES = {
    "answered": "beantwoord",
    "partial": "gedeeltelijk beantwoord",
    "refused": "geweigerd",
    "error": "niet te beantwoorden",
}


def render_failures(result: EvaluationResult, *, show_test: bool) -> str:
    """Return every wrong answer by kind; of the test half only where that is asked for."""
    shown = ("dev", "test") if show_test else ("dev",)
    wrong = [
        outcome
        for outcome in result.outcomes
        if outcome.question.split in shown and not outcome.score.correct
    ]
    parts = [_group(name, [each for each in wrong if each.question.kind in kinds])
             for name, kinds in KIND_GROUPS.items()]  # fmt: skip
    hidden = ""
    if "test" in result.splits and not show_test:
        hidden = f'<p class="note">{escape(TEST_HALF_HIDDEN)}</p>'
    return f"{hidden}{''.join(parts)}" if wrong else f"{hidden}<p>Alles ging goed.</p>"


def _group(name: str, wrong: Sequence[Outcome]) -> str:
    if not wrong:
        return ""
    return (
        f'<details class="group"><summary>{escape(name)}: {len(wrong)}</summary>'
        f"{''.join(map(_wrong, wrong))}</details>"
    )


def _wrong(outcome: Outcome) -> str:
    question, answer = outcome.question, outcome.answer
    rows = [
        ("Eerder gevraagd", _list(map(escape, question.history))),
        ("Wat er misging", f'<span class="reason">{escape("; ".join(reasons_of(outcome)))}</span>'),
        ("Hoort erin", _list(escape(" of ".join(forms)) for forms in question.facts)),
        ("Mag er niet in", _list(map(escape, question.forbidden))),
        (
            "Staat in",
            _list(
                f"{escape(evidence.letter)}: “{escape(evidence.text)}”"
                for evidence in question.evidence
            ),
        ),
        ("Toelichting", escape(question.note)),
        (
            f"Antwoord ({STATUSES[answer.status]})",
            f"<blockquote>{escape(answer.answer)}</blockquote>",
        ),
        ("Bronnen", _list(_source(each, outcome.right) for each in answer.citations)),
        ("Zekerheid", _percentage(outcome.score.confidence)),
    ]
    items = "".join(f"<dt>{escape(name)}</dt><dd>{what}</dd>" for name, what in rows if what)
    return (
        f'<article class="wrong"><h3>{escape(question.question)} '
        f'<span class="id">{escape(question.id)}</span></h3><dl>{items}</dl></article>'
    )


def _source(citation: Citation, right: frozenset[str]) -> str:
    place = " (juiste alinea)" if citation.paragraph_id in right else ""
    return f"[{citation.n}] {escape(citation.reference)}{place}"


def _percentage(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f} %"


def _list(items: Iterable[str]) -> str:
    body = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{body}</ul>" if body else ""
