"""By what words a promised thing is known again in a later letter."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mhassist.answering.overlap import covers, weighted_terms
from mhassist.index import Index
from mhassist.index.terms import split_into_terms

_PAPERS = frozenset(
    split_into_terms(
        "wet wetsvoorstel wetsvoorstellen voorstel wijziging wetswijziging regeling brief brieven "
        "rapport rapportage rapportages voortgangsrapportage voortgangsbrief eindrapportage "
        "eindrapport verslag overzicht advies adviezen evaluatie onderzoek onderzoeken verkenning "
        "analyse plan plannen actieplan programma agenda visie reactie kabinetsreactie notitie "
        "beleidsreactie uitkomsten resultaten"
    )
)
"""Stems of what is sent to the Kamer: which one it is, is told by what it is of."""
_GENERIC = _PAPERS | frozenset(
    split_into_terms(
        "bevindingen conclusies aanbevelingen standpunt voortgang stand zaken aanpak beleid "
        "maatregelen maatregel eerste tweede derde vierde volgende nieuwe aangepaste gewijzigde "
        "definitieve verwachting voornemens zeggen toe doen bieden zenden dienen indienen "
        "ontvangst vertraging opgelopen voorzien kamer kabinet minister staatssecretaris "
        "regering jaar algemeen overleg commissiedebat daarna voorts uiterlijk tijdens moment "
        "onderdeel vorm motie moties lid leden "
        "verzocht verzoekt verzoeken slot vervolg inleiding aanleiding "
        "toezegging toezeggingen overige overig financiën samenvatting"
    )
)
"""Stems that many a promise has, and those of headings that name no subject."""
_COMMON = 0.15
_FEW = 3
"""Share, or number, of chunks that a word may stand in to name one thing: not "mensenhandel"."""
_DIGIT = re.compile(r"\d")


def naming_terms(thing: str, index: Index) -> Mapping[str, float]:
    """Return the stems by which a promised thing is known, with their weight by idf, summing to 1.

    None for "de tweede voortgangsrapportage": many a letter has one.
    """
    most = _COMMON * len(index.chunks)
    weights = {
        term: weight
        for term, weight in weighted_terms(thing, index).items()
        if term not in _GENERIC
        and not _DIGIT.search(term)
        and index.document_frequency(term) <= max(_FEW, most)
    }
    total = sum(weights.values())
    return {term: weight / total for term, weight in weights.items()} if total else {}


def share_named(terms: Mapping[str, float], text: str) -> float:
    """Return the share of the naming stems, by idf, that a text has, also inside compounds."""
    stems = set(split_into_terms(text))
    return sum(weight for term, weight in terms.items() if covers(term, stems))


def papers_in(text: str) -> frozenset[str]:
    """Return the stems of a text that name a kind of paper, and not which one."""
    return frozenset(split_into_terms(text)) & _PAPERS


PLANS = frozenset(split_into_terms("plan plannen actieplan programma agenda akkoord visie"))
"""A plan that was promised may come as a programme."""


def paper_named(text: str, papers: frozenset[str]) -> str:
    """Return what a sentence says a kind of paper is of; empty if it has none of the kind.

    >>> paper_named("Wij bereiden een wijziging van de Havenwet voor, waarmee ...", _PAPERS)
    'Havenwet'
    """
    for match in _OF_WHAT.finditer(text):
        if papers_in(match["paper"]) & papers:
            return match["what"].strip()
    return ""


_OF_WHAT = re.compile(
    r"\b(?P<paper>\w+)(?=(?: (?:van|over|tot|inzake|naar|rond|de|het|een)){0,3}"
    r"(?P<what>(?: (?!(?:is|zijn|was|waren|word\w*|werd\w*|en|of|voor|waar\w*|dat|die|heeft|hebben|"
    r"bij|met|in|op|om|te|zal|zullen|door|aan|uit|tegen)\b)[\w’'-]+){1,4}))",
    re.IGNORECASE,
)
