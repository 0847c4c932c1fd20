"""Explanation -> sections of lines, for the terminal and the chat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mhassist.explanation.checks import percent
from mhassist.explanation.labels import FEATURES, KINDS, PARTS, PATHS, STATUS
from mhassist.explanation.records import Explanation, Found, Part, ReadAs, Sentence, Weighed

TOLD = 4
"""Features shown for a sentence."""
_LEAST = 0.05
"""Effect on the logit below which a feature is not shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, and the lines under it."""

    text: str
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines."""

    title: str
    lines: tuple[Line, ...]


def sections_of(explanation: Explanation) -> list[Section]:
    """Return an explanation in words, in the order of the run."""
    sections = []
    several = len(explanation.parts) > 1
    for number, part in enumerate(explanation.parts, start=1):
        of = f" (deelvraag {number})" if several else ""
        sections += [
            Section(f"{title}{of}", lines) for title, lines in _of_part(part, explanation) if lines
        ]
    return [*sections, outcome_section(explanation)]


def outcome_section(explanation: Explanation) -> Section:
    """Return what came of the question, with what is missing."""
    outcome = [Line(f"{STATUS.get(explanation.status, explanation.status).capitalize()}.")]
    outcome += [Line(what) for what in explanation.missing]
    return Section("Uitkomst", tuple(outcome))


def _of_part(part: Part, explanation: Explanation) -> Iterator[tuple[str, tuple[Line, ...]]]:
    yield "Zo is de vraag gelezen", tuple(Line(each) for each in read_lines(part.read_as))
    yield "Hoe het antwoord is gemaakt", (Line(_path(part, explanation)),)
    if part.path == "timeline":
        return
    candidates = part.found[0].candidates if part.found else 0
    yield (
        f"Gevonden alinea’s (de beste van {candidates} kandidaten)",
        tuple(_found(each) for each in part.found),
    )
    yield (
        "Zinnen, met de kans dat ze antwoorden",
        tuple(_sentence(s, explanation.status) for s in part.sentences),
    )
    yield (
        "Waarom wel of niet geweigerd",
        tuple(Line(f"{'goed' if c.passed else 'mis '}  {c.says}") for c in part.checks),
    )


def _path(part: Part, explanation: Explanation) -> str:
    if explanation.status == "refused":
        return "Er is geen antwoord gemaakt; hieronder staat waarom."
    return f"{PATHS[part.path].capitalize()}."


def read_lines(read: ReadAs) -> Iterator[str]:
    """Return how a question was read, a line for each thing."""
    kinds = ", daarna ".join(KINDS.get(kind, kind) for kind in read.kinds)
    yield f"Vraag: {read.text}"
    for typed, meant in read.corrected:
        yield f"Verbeterd: ‘{typed}’ gelezen als ‘{meant}’"
    if read.follows:
        yield f"Vervolgvraag op: {read.follows}"
    if read.searched_for != read.text:
        yield f"Gezocht met: {read.searched_for}"
    if read.also:
        yield f"Ook gezocht op: {', '.join(read.also)}"
    yield f"Gevraagd: {kinds}" + (f", van ‘{read.counted}’" if read.counted else "")
    if read.items is not None:
        yield f"Aantal punten van de opsomming: {read.items}"
    yield f"Taal: {'Nederlands' if read.language == 'nl' else 'Engels'}"
    yield from _scope(read)


def _scope(read: ReadAs) -> Iterator[str]:
    """Return which letters and years may answer."""
    yield f"Brieven: {'; '.join(read.letters) if read.letters else 'alle'}"
    if read.unknown_letter:
        yield f"Genoemde brief die er niet is: {read.unknown_letter}"
    if read.same_letter:
        yield "De vraag gaat over de brief van het vorige antwoord."
    years = [str(year) for year in read.years]
    years += [f"vanaf {read.since}"] * bool(read.since) + [f"tot {read.until}"] * bool(read.until)
    if years:
        yield f"Jaren: {', '.join(years)}"
    if read.newest:
        yield "Gevraagd is de nieuwste stand: nieuwere brieven tellen zwaarder."
    if read.compares:
        yield "Er wordt vergeleken: elke brief komt aan bod."


def _found(found: Found) -> Line:
    parts = "; ".join(
        f"{PARTS.get(name, name)} {_signed(found.parts[name])}"
        + (f" (nr. {found.ranks[name]})" if name in found.ranks else "")
        for name in found.parts
        if name in found.ranks or found.parts[name]
    )
    return Line(f"{_number(found.score)}  {found.reference}", (parts,))


def _sentence(sentence: Sentence, status: str) -> Line:
    outcome = {
        "chosen": "gekozen",
        "dropped": f"afgevallen: {sentence.reason}",
        "joined": "meegenomen met een gekozen zin",
        "not reached": "niet meer bekeken" if status != "refused" else "niet gebruikt",
    }[sentence.outcome]
    telling = [each for each in sentence.features if abs(each.above_average) >= _LEAST][:TOLD]
    why = "; ".join(f"{_feature(each)} {_signed(each.above_average)}" for each in telling)
    under = [f"“{sentence.text}”", outcome]
    return Line(
        f"{percent(sentence.chance)}  {sentence.reference}",
        (*under, *([f"telt mee: {why}"] if why else [])),
    )


def _feature(each: Weighed) -> str:
    """Return the name of a feature; one that a sentence does not have may count too."""
    name = FEATURES.get(each.feature, each.feature)
    return name if each.value else f"niet: {name}"


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace(".", ",").replace("-", "−")


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",").replace("-", "−")
