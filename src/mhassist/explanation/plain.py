"""Explanation -> sections of lines without figures, for who reads letters and not programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mhassist.explanation.labels import KINDS, PATHS
from mhassist.explanation.records import Check, Explanation, Found, Part, Sentence
from mhassist.explanation.wording import Line, Section, outcome_section, read_lines

_CHOSEN = ("chosen", "joined")
_PASSED_OVER = 3
"""Sentences told that are not in the answer."""
_PLACES = 5
"""Paragraphs told."""
_REASONS = 3
"""Reasons told for a sentence, and one against it."""
_LEAST = 0.1
"""Effect on the logit below which a reason is none."""


class _Reason(NamedTuple):
    """Features that tell readers the same, and what they tell."""

    features: tuple[str, ...]
    speaks_for: str
    speaks_against: str


_WHY = (
    _Reason(
        ("late", "late_gap", "overlap", "learned", "learned_gap"),
        "zegt het in de woorden van uw vraag",
        "heeft weinig van de woorden van uw vraag",
    ),
    _Reason(
        ("pooled", "pooled_gap"),
        "betekent ongeveer wat u vraagt",
        "gaat naar betekenis over iets anders",
    ),
    _Reason(
        ("hit_gap", "first_hit", "context_overlap", "previous_overlap"),
        "staat in een alinea die over uw vraag gaat",
        "staat in een alinea die minder over uw vraag gaat",
    ),
    _Reason(
        ("mention", "no_mention", "mention_strict", "mention_next"),
        "noemt {kind}",
        "noemt niet wat gevraagd is: {kind}",
    ),
    _Reason(
        ("mention_near", "head", "head_near", "cue_after_subject"),
        "noemt dat bij het onderwerp van de vraag",
        "noemt dat niet bij het onderwerp van de vraag",
    ),
    _Reason(("names_here",), "noemt wie of wat u noemt", "noemt niet wie of wat u noemt"),
    _Reason(("definition",), "zegt wat het is", "zegt niet wat het is"),
    _Reason(("enumeration",), "somt op", "somt niets op"),
    _Reason(("newest",), "staat in een nieuwere brief", "staat in een oudere brief"),
    _Reason(
        ("year_missing", "year_here", "letter_of_year"),
        "hoort bij het jaar dat u noemt",
        "hoort niet bij het jaar dat u noemt",
    ),
    _Reason(
        ("action", "measure"),
        "zegt wat er gedaan is, en niet alleen wat er zou gebeuren",
        "is een voornemen, waarvan verderop verslag staat",
    ),
    _Reason(("long", "short"), "is kort genoeg om zo te citeren", "is erg lang"),
)
_CERTAINTY = (
    (0.8, "Past heel goed bij de vraag."),
    (0.5, "Past goed bij de vraag."),
    (0.2, "Past redelijk bij de vraag."),
    (0.0, "Past matig bij de vraag."),
)
"""What the chance of a sentence is called, from which chance on."""
_RANKED_BY = {
    "late": "op gelijkenis woord voor woord",
    "bm25": "op dezelfde woorden",
    "pooled": "op betekenis",
}
_CHECKED = {
    ("said", True): "De beste zinnen noemen wat gevraagd is, of de vraag laat dat open.",
    ("said", False): "Geen van de beste zinnen noemt {kind} van wat gevraagd is.",
    ("subject", True): "De beste alinea’s gaan over het onderwerp van de vraag.",
    ("subject", False): "De beste alinea’s gaan over iets anders dan de vraag.",
    ("doubt", True): "De beste zin past goed genoeg bij de vraag.",
    ("doubt", False): "De beste zin past te weinig bij de vraag om er zeker van te zijn.",
}
"""Checks whose own words have figures in them."""


def plain_sections(explanation: Explanation) -> list[Section]:
    """Return an explanation in plain words: how it was read, why these sentences, why an answer."""
    several = len(explanation.parts) > 1
    sections = [
        Section(f"{title} (deelvraag {number})" if several else title, lines)
        for number, part in enumerate(explanation.parts, start=1)
        for title, lines in _of_part(part, explanation.status)
        if lines
    ]
    return [*sections, outcome_section(explanation)]


def _of_part(part: Part, status: str) -> Iterator[tuple[str, tuple[Line, ...]]]:
    yield "Zo is de vraag gelezen", tuple(Line(each) for each in read_lines(part.read_as))
    if status != "refused" and part.path != "sentences":
        yield "Zo is het antwoord gemaakt", (Line(f"{PATHS[part.path].capitalize()}."),)
    if part.path in ("timeline", "letter fact"):
        return
    kind = KINDS.get(part.read_as.kinds[0], part.read_as.kinds[0])
    chosen = [each for each in part.sentences if each.outcome in _CHOSEN]
    others = [each for each in part.sentences if each.outcome not in _CHOSEN][:_PASSED_OVER]
    yield "Waarom deze zinnen", tuple(_sentence(each, kind, chosen=True) for each in chosen)
    title = "Deze zinnen kwamen in de buurt" if chosen else "Deze zinnen kwamen het dichtst bij"
    yield title, tuple(_sentence(each, kind, chosen=False) for each in others)
    places = enumerate(part.found[:_PLACES], start=1)
    yield "De alinea’s die het best pasten", tuple(_place(each, at) for at, each in places)
    yield from _checks(part.checks, kind, status)


def _sentence(sentence: Sentence, kind: str, *, chosen: bool) -> Line:
    sure = next(words for least, words in _CERTAINTY if sentence.chance >= least)
    speaks_for, speaks_against = _reasons(sentence, kind)
    under = [sure if chosen else _left_out(sentence)]
    if sentence.outcome == "joined":
        under = ["Hoort bij een zin die gekozen is."]
    if speaks_for:
        under.append(f"De zin {_row(speaks_for[:_REASONS])}.")
    if speaks_against and (not chosen or not speaks_for):
        under.append(f"Maar hij {speaks_against[0]}.")
    return Line(f"“{sentence.text}” ({sentence.reference})", tuple(under))


def _left_out(sentence: Sentence) -> str:
    if sentence.outcome == "not reached":
        return "Niet gebruikt."
    if sentence.reason.startswith("er was"):
        return "Niet gebruikt: het antwoord zou te lang worden."
    return "Niet gebruikt: hij past minder goed dan wat gekozen is."


def _reasons(sentence: Sentence, kind: str) -> tuple[list[str], list[str]]:
    """Return what speaks for a sentence and what against it, beside the others; strongest first."""
    effects = {each.feature: each.above_average for each in sentence.features}
    weighed = [(sum(effects.get(name, 0.0) for name in why.features), why) for why in _WHY]
    weighed.sort(key=lambda each: -abs(each[0]))
    speaks_for = [why.speaks_for.format(kind=kind) for effect, why in weighed if effect >= _LEAST]
    against = [why.speaks_against.format(kind=kind) for effect, why in weighed if effect <= -_LEAST]
    return speaks_for, against


def _place(found: Found, at: int) -> Line:
    ranks = [
        f"de {found.ranks[name]}e {words}"
        for name, words in _RANKED_BY.items()
        if name in found.ranks
    ]
    where = f"Van de {found.candidates} bekeken alinea’s {_row(ranks)}."
    return Line(f"{at}. {found.reference}", (where,) if ranks else ())


def _checks(
    checks: Sequence[Check], kind: str, status: str
) -> Iterator[tuple[str, tuple[Line, ...]]]:
    title = {
        "answered": "Waarom niet geweigerd",
        "partial": "Waarom een deel van het antwoord",
        "refused": "Waarom geen antwoord",
    }.get(status, "Controles")
    lines = []
    for check in checks:
        says = _CHECKED.get((check.name, check.passed), check.says).format(kind=kind)
        lines.append(Line(f"{'In orde' if check.passed else 'Niet in orde'}: {says}"))
    yield title, tuple(lines)


def _row(items: Sequence[str]) -> str:
    """Return items as a sentence lists them.

    >>> _row(["een", "twee", "drie"])
    'een, twee en drie'
    """
    return " en ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
