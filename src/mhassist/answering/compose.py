"""Quotes -> Answer: introductions, markers, citations; every quote checked before it is shown."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mhassist.answering.answer import (
    Answer,
    Checks,
    Citation,
    Searched,
    Status,
    quote_with_marker,
)
from mhassist.answering.prompts import Prompts
from mhassist.answering.quotes import Quote
from mhassist.answering.refusal import Missing
from mhassist.answering.verify import check_quote
from mhassist.citations import paragraph_reference
from mhassist.letters import Letter
from mhassist.letters.dates import date_in_words
from mhassist.letters.kamervragen import is_asked
from mhassist.letters.signatories import speaker_of
from mhassist.paragraphs import Kind

_NEUTER = re.compile(
    r"(?:rapport|plan|stuk|verslag|advies|besluit|document|antwoord|memo|fiche|overzicht)$",
    re.IGNORECASE,
)
"""Dutch words for papers that take "het"."""
_NEAREST_FOLLOWS = ("restriction", "premise")
"""What is missing where the answer that is quoted is none but comes nearest: said above it."""
_LONGEST_REPEATED = 160
"""Characters of a question that an answer repeats."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of things; ``[amounts]`` of the templates puts it into words: ``3 alinea's``."""

    count: int
    noun: str


Told = tuple[tuple[str, str | Amount], ...]
"""What fills in placeholders of a template, beside what is known of the letter."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence of the assistant's own above the quotes, from ``[facts]`` of the templates."""

    name: str
    told: Told = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What one letter says: quotes with one introduction."""

    letter: Letter
    quotes: tuple[Quote, ...]
    as_list: bool = False
    """List items and all quotes after the first stand each on a line of its own."""
    intro: str = "intro"
    """Section of the templates that introduces it: ``intro``, ``signed``, ..."""
    told: Told = ()
    """What that introduction tells of the letter as a whole: how often, how many."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it has its words."""

    status: Status
    statements: tuple[Statement, ...] = ()
    missing: tuple[Missing, ...] = ()
    nearest: tuple[Quote, ...] = ()
    leads: tuple[Lead, ...] = ()
    """Above the statements, where there are any."""
    looked_up: bool = False
    """Whether its paragraphs were looked up in letters as papers, and not found by the search."""


class Composer:
    """Writes answers in one language from quotes of one set of letters."""

    def __init__(
        self, prompts: Prompts, letters: Mapping[str, Letter], *, index_version: str
    ) -> None:
        """Keep the sentences and the letters.

        Args:
            prompts: The assistant's own sentences.
            letters: By id.
            index_version: Named in every answer.
        """
        self._prompts = prompts
        self._letters = letters
        self._index_version = index_version

    def compose(
        self,
        draft: Draft,
        *,
        question: str,
        searched: Sequence[Letter],
    ) -> Answer:
        """Return the answer in words; a quote that does not hold is left out, with its sentence."""
        citations: list[Citation] = []
        blocks = []
        first: Letter | None = None
        for statement in (part for each in draft.statements for part in _by_speaker(each)):
            block = self._statement(statement, citations, first=first)
            if block:
                blocks.append(block)
                first = first or statement.letter
        blocks = [*self._leads(draft.leads), *blocks] if blocks else []
        status: Status = draft.status if citations or draft.status == "refused" else "refused"
        looked = searched_in(searched)
        missing = tuple(  # two parts of a question may miss the same
            self._prompts.say(
                "doubtful" if each.doubtful else "missing",
                each.kind,
                subject=_in_short(each.subject),
            )
            for each in dict.fromkeys(draft.missing)
        )
        if status == "refused":
            asked = _in_short(question)
            missing = missing or (self._prompts.say("missing", "question", subject=asked),)
            blocks = [
                self._prompts.say(
                    "refusal",
                    "plain",
                    missing=" ".join(missing),
                    searched=self._searched_in_words(searched),
                )
            ]
            if draft.nearest:
                blocks.append(self._prompts.say("refusal", "nearest"))
            citations = []
        elif status == "partial":
            told = self._prompts.say("refusal", "partial", missing=" ".join(missing))
            # A doubt is read before what it is of; what is missing, after what is there.
            doubt = bool(draft.missing) and all(
                each.doubtful or each.kind in _NEAREST_FOLLOWS for each in draft.missing
            )
            blocks.insert(0 if doubt else len(blocks), told)
        nearest = [
            self._cite(number, quote)
            for number, quote in enumerate(draft.nearest if status != "answered" else (), start=1)
        ]
        return Answer(
            question=question,
            status=status,
            answer=_below_one_another(blocks),
            citations=tuple(citations),
            missing=missing if status != "answered" else (),
            nearest=tuple(nearest),
            searched=looked,
            index_version=self._index_version,
            timing_ms={},
        )

    def _statement(
        self, statement: Statement, citations: list[Citation], *, first: Letter | None
    ) -> str:
        marked = []
        for position, quote in enumerate(statement.quotes):
            citation = self._cite(len(citations) + 1, quote)
            if not citation.checks.quote_verbatim or not citation.checks.numbers_in_source:
                continue  # never shown
            citations.append(citation)
            item = statement.as_list and (position > 0 or quote.paragraph.kind is Kind.LIST_ITEM)
            before = "\n- " if item else " "
            marked.append(f"{before}{quote_with_marker(quote.text, citation.n)}")
        if not marked:
            return ""
        return self._introduce(statement, "".join(marked).removeprefix(" "), first=first)

    def _introduce(self, statement: Statement, quoted: str, *, first: Letter | None) -> str:
        letter = statement.letter
        known = letter.metadata
        kind = self._kind_with_article(known.kind)
        author = self._prompts.translate(known.author or speaker_of(known))
        author = author or self._prompts.say("intro", "unknown_author")
        dating = "dated" if known.date else "undated"
        order = ""
        if statement.intro == "intro" and first is not None:
            order = "older_" if _is_older(letter, first) else "also_"
        said = self._prompts.say(
            statement.intro,
            f"{order}{dating}",
            kind=kind,
            date=date_in_words(known.date, self._prompts.language),
            title=known.title or letter.id,
            author=author,
            quote=quoted,
            **self._in_words(statement.told),
        )
        return said[:1].upper() + said[1:].replace(" \n", "\n")

    def _leads(self, leads: Sequence[Lead]) -> list[str]:
        said = [
            self._prompts.say("facts", lead.name, **self._in_words(lead.told)) for lead in leads
        ]
        return [" ".join(said)] if said else []

    def _in_words(self, told: Told) -> dict[str, str]:
        """Return what fills in a template, amounts in words."""
        return {
            name: self._amount(value) if isinstance(value, Amount) else value
            for name, value in told
        }

    def _amount(self, amount: Amount) -> str:
        name = f"{amount.noun}_one" if amount.count == 1 else amount.noun
        return self._prompts.say("amounts", name, count=str(amount.count))

    def _kind_with_article(self, kind: str) -> str:
        """Return what a letter is with its article: ``de Kamerbrief``, ``het rapport``."""
        kind = kind or self._prompts.say("intro", "unknown_kind")
        if self._prompts.language == "en":
            return f"the {self._prompts.translate(kind)}"
        return f"het {kind}" if _NEUTER.search(kind) else f"de {kind}"

    def _cite(self, number: int, quote: Quote) -> Citation:
        paragraph = quote.paragraph
        letter = self._letters[paragraph.letter_id]
        known = letter.metadata
        checks: Checks = check_quote(quote.text, paragraph=paragraph, letter=letter)
        return Citation(
            n=number,
            letter_id=letter.id,
            letter_title=known.title,
            date=known.date.isoformat() if known.date else None,
            paragraph_id=paragraph.id,
            paragraph=paragraph.number,
            section=paragraph.section,
            quote=quote.text,
            paragraph_text=paragraph.text,
            reference=paragraph_reference(letter, paragraph),
            url=known.url or None,
            checks=checks,
        )

    def _searched_in_words(self, searched: Sequence[Letter]) -> str:
        dates = _dates(searched)
        language = self._prompts.language
        if len(searched) == 1:
            date = date_in_words(searched[0].metadata.date, language)
            return self._prompts.say("searched", "one", from_date=date)
        if not dates:
            return self._prompts.say("searched", "many_undated", count=str(len(searched)))
        return self._prompts.say(
            "searched",
            "many",
            count=str(len(searched)),
            from_date=date_in_words(dates[0], language),
            to_date=date_in_words(dates[-1], language),
        )


def _by_speaker(statement: Statement) -> list[Statement]:
    """Return a statement, what others ask in a paper with answers apart from what answers it."""
    kind = statement.letter.metadata.kind
    asked = [each for each in statement.quotes if is_asked(each.paragraph.section, kind)]
    if statement.intro != "intro" or not asked:
        return [statement]
    rest = tuple(each for each in statement.quotes if each not in asked)
    answers = [replace(statement, quotes=rest)] if rest else []
    return [*answers, replace(statement, quotes=tuple(asked), intro="questioned")]


def _below_one_another(blocks: Sequence[str]) -> str:
    """Return the blocks of an answer, a white line between them; the items of a list have none."""
    text = ""
    for block in blocks:
        item = block.startswith("- ") and text.rpartition("\n")[2].startswith("- ")
        text += f"{'' if not text else chr(10) if item else chr(10) * 2}{block}"
    return text


def _in_short(text: str) -> str:
    """Return a question as an answer repeats it.

    >>> _in_short("Hoeveel  schepen?")
    'Hoeveel schepen?'
    """
    return textwrap.shorten(text, _LONGEST_REPEATED, placeholder=" …")


def _is_older(letter: Letter, first: Letter) -> bool:
    one, other = letter.sort_date, first.sort_date
    return one is not None and other is not None and one < other


def _dates(letters: Sequence[Letter]) -> list[dt.date]:
    return sorted(letter.metadata.date for letter in letters if letter.metadata.date)


def searched_in(letters: Sequence[Letter]) -> Searched:
    """Return how many letters were searched, and the first and last of their dates."""
    dates = _dates(letters)
    return Searched(
        letters=len(letters),
        from_=dates[0].isoformat() if dates else None,
        to=dates[-1].isoformat() if dates else None,
    )
