"""The stages of the chain, each from what the one before it hands on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from mhassist.answering.answer import Answer
from mhassist.answering.compose import Composer, Draft
from mhassist.answering.extract import extract, merge_drafts
from mhassist.answering.new_words import without_said
from mhassist.answering.prompts import Prompts, load_prompts
from mhassist.answering.ranking import rank
from mhassist.answering.refusal.names import unknown_person
from mhassist.answering.whole_list import with_whole_list
from mhassist.chain.request import Part, Request, Step
from mhassist.encoder import Encoder
from mhassist.errors import CorpusError
from mhassist.explanation.notes import Followed, PartBegun, Ranked, Understood
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.letters import Letter
from mhassist.query import Query, make_query
from mhassist.question import (
    Speller,
    explained_abbreviations,
    load_everyday_words,
    load_synonyms,
    parts_of,
    readable_history,
    understand,
)
from mhassist.question.language import content_words
from mhassist.retrieval import Filter, RankingWeights, retrieve
from mhassist.settings import Settings
from mhassist.timeline import (
    Sources,
    Timeline,
    Wish,
    follow_promises,
    follow_term,
    names_promise,
    not_found,
    timeline_answer,
    timeline_asked,
)
from mhassist.trace import note, tracing

DESCRIBED = 4
"""Words of a term from which it is a description more than a name."""
SHARED = 1.5
"""Length of an answer to several questions in one, against the answer to a single one."""
_COMPARED = 2
"""Years of a question from which it compares them."""


def _tells_promise(step: Step) -> bool:
    """Return whether the best sentence tells of a promise, one that is kept perhaps."""
    best = [one for part in step.parts for one in part.ranking.sentences[:1]]
    return any(names_promise(one.candidate.text) for one in best)


class Stages:
    """The stages over one index, in the order in which they are used; they keep nothing."""

    def __init__(self, settings: Settings, *, index: Index, encoder: Encoder) -> None:
        """Read the sentences and synonyms that ``settings`` name."""
        self._index = index
        self._encoder = encoder
        self.letters = tuple(sorted(index.letters, key=_oldest_first))
        self._speller = Speller(index.vocabulary)
        explained = explained_abbreviations(each.text for each in index.all_paragraphs)
        self._synonyms = load_synonyms(settings.prompts, explained)
        self._everyday = load_everyday_words(
            settings.prompts, lambda stem: index.document_frequency(stem) > 0
        )
        self._by_id = {letter.id: letter for letter in self.letters}
        self._prompts: Mapping[str, Prompts] = {
            "nl": load_prompts(settings.prompts, "nl"),
            "en": load_prompts(settings.prompts, "en"),
        }
        self._composers: Mapping[str, Composer] = {
            language: Composer(prompts, self._by_id, index_version=index.version)
            for language, prompts in self._prompts.items()
        }
        self._weights = RankingWeights()

    def run(self, request: Request) -> Answer:
        """Return the answer to a request: all stages, one after the other."""
        return self.cite(self.answer(self.rank(self.retrieve(self.understand(request)))))

    def understand(self, request: Request) -> Step:
        """Return what is asked, part by part, and which letters may answer.

        Raises:
            QuestionError: If the question is empty, too long or not text.
            CorpusError: If a letter of the filter is not there.
        """
        for letter_id in request.letters:
            self.letter(letter_id)
        question = understand(
            request.question,
            request.history,
            letters=self.letters,
            speller=self._speller,
            synonyms=self._synonyms,
            everyday=self._everyday,
        )
        admitted = Filter(frozenset(request.letters), request.after, request.before)
        if question.same_letter and not question.scope.letters:
            admitted = replace(admitted, letters=self._letter_before(request))
        parts = parts_of(question, self.letters, self._everyday)
        note(Understood(question, parts, admitted, request.history))
        return Step(request, admitted, question, tuple(map(Part, parts)))

    def _letter_before(self, request: Request) -> frozenset[str]:
        """Return the letter that answered the last question of the history."""
        history = readable_history(request.history)
        earlier = replace(request, question=history[-1], history=tuple(history[:-1]))
        with tracing(on=False):
            answer = self.run(earlier)
        cited = [citation.letter_id for citation in answer.citations[:1]]
        return frozenset(cited) or frozenset(request.letters)

    def retrieve(self, step: Step) -> Step:
        """Fill in the paragraphs that come near to each part."""
        parts = []
        for number, part in enumerate(step.parts):
            note(PartBegun(number))
            encoding = self._encoder.encode_questions([part.question.search_text])[0]
            query = make_query(part.question, encoding, self._index)
            retrieval = retrieve(query, self._index, admitted=step.admitted, weights=self._weights)
            parts.append(replace(part, query=query, retrieval=retrieval))
        return replace(step, parts=tuple(parts))

    def rank(self, step: Step) -> Step:
        """Fill in their order, and that of their sentences."""
        parts = []
        for part in step.parts:
            if part.query is not None:
                ranking = rank(part.query, self._index, part.retrieval)
                ranking = with_whole_list(ranking, part.question, self._index)
                parts.append(replace(part, ranking=ranking))
        for number, part in enumerate(parts):
            note(PartBegun(number))
            note(Ranked(part.ranking))
        return replace(step, parts=tuple(parts))

    def answer(self, step: Step) -> Step:
        """Fill in what is quoted, or the timeline where one is asked for."""
        share = 1.0 if len(step.parts) == 1 else SHARED / len(step.parts)
        letters = self._searched(step)
        followed = self._timeline_of(step, letters)
        if followed is not None:
            return followed
        drafts: list[Draft] = []
        for number, part in enumerate(step.parts):
            note(PartBegun(number))
            said = [quote for each in drafts for told in each.statements for quote in told.quotes]
            ranking = without_said(part.ranking, part.question, said) if said else part.ranking
            drafts.append(
                extract(part.question, ranking, self._index, letters=letters, share=share)
            )
        return replace(step, draft=drafts[0] if len(drafts) == 1 else merge_drafts(drafts))

    def _timeline_of(self, step: Step, letters: Sequence[Letter]) -> Step | None:
        """Return the step answered by a timeline, where the question asks for one.

        A subject described at length, which no letter has in those words, is answered as any
        other question is.
        """
        wish = timeline_asked(step.question.text)
        if wish is None or step.question.scope.unknown:
            return None
        if unknown_person(step.question, self._index):
            return None
        if step.question.scope.letters:  # the letter itself is named, by its year perhaps
            wish = replace(wish, periods=())
        with tracing(on=False):
            timeline = self.follow(
                wish,
                letters,
                language=step.question.language,
                later_in=self._admitted(step),
                asked=None if wish.by_name else self._query_of(step),
            )
        told = {each.letter_id for each in timeline.citations}
        if not wish.by_name and len(told) == 1:
            return None
        if not wish.promises and self._leaves_out(timeline, wish, step.question.scope.years):
            return None
        if timeline.citations:
            note(Followed())
            return replace(step, timeline=timeline)
        if len(wish.term.split()) >= DESCRIBED or self._speak_of(wish, step):
            return None
        note(Followed())
        return replace(step, timeline=timeline, draft=not_found(timeline, wish.periods))

    def _query_of(self, step: Step) -> Query:
        """Return the whole question as it is searched with."""
        if len(step.parts) == 1 and step.parts[0].query is not None:
            return step.parts[0].query
        encoding = self._encoder.encode_questions([step.question.search_text])[0]
        return make_query(step.question, encoding, self._index)

    def _speak_of(self, wish: Wish, step: Step) -> bool:
        """Return whether the letters speak of what no timeline was found of.

        They have all its words, if not together or not in that period; or the best sentence tells
        of a promise.
        """
        if wish.promises:
            return bool(wish.term) and _tells_promise(step)
        stems = split_into_terms(" ".join(content_words(wish.term)))
        return bool(stems) and all(map(self._index.document_frequency, stems))

    def _leaves_out(self, timeline: Timeline, wish: Wish, years: Sequence[int]) -> bool:
        """Return whether letters of the years compared do not have the term word for word.

        Of a period, from one year to another, what there is is told.
        """
        if len(years) < _COMPARED:
            return False
        cited = {citation.letter_id for citation in timeline.citations}
        if any(each.part for each in timeline.without):
            return True
        if len(cited) >= _COMPARED and any(each.is_long for each in wish.periods):
            return False
        written = {each.id: each.sort_date.year for each in self.letters if each.sort_date}
        found = {written.get(letter_id) for letter_id in cited}
        return any(year in written.values() and year not in found for year in years)

    def cite(self, step: Step) -> Answer:
        """Return the answer as its reader gets it, every quote with its source."""
        if step.timeline is not None and step.draft is None:
            prompts = self._prompts[step.question.language]
            return timeline_answer(
                step.timeline, prompts, self.letters, question=step.request.question
            ).model_copy(update={"id": step.request.id})
        draft = step.draft or Draft("refused")
        composer = self._composers[step.question.language]
        answer = composer.compose(
            draft, question=step.request.question, searched=self._searched(step)
        )
        return answer.model_copy(update={"id": step.request.id})

    def follow(
        self,
        wish: Wish,
        letters: Sequence[Letter],
        *,
        language: str,
        loosen: bool = False,
        later_in: Sequence[Letter] | None = None,
        asked: Query | None = None,
    ) -> Timeline:
        """Return what is wished for through the letters.

        Args:
            wish: What is followed.
            letters: Where.
            language: ``nl`` or ``en``, of the words around the quotes.
            loosen: Whether a term that no letter has may be followed by part of it.
            later_in: Where what became of a promise may stand; ``None`` for the same letters.
            asked: The question that asks for it, if one does.
        """
        sources = Sources(
            index=self._index,
            encoder=self._encoder,
            speller=self._speller,
            synonyms=self._synonyms,
            composer=self._composers[language],
            weights=self._weights,
            loosen=loosen,
        )
        admitted = [each for each in letters if wish.admits(each)]
        if wish.promises:
            later_in = letters if later_in is None else later_in
            return follow_promises(
                wish.term, sources, admitted, periods=wish.periods, later_in=later_in
            )
        told_by = {each.id: wish.years_told_by(each) for each in letters}
        looking_back = {each.id: told_by[each.id] for each in letters if told_by[each.id]}
        followed = [each for each in letters if each in admitted or each.id in looking_back]
        return follow_term(wish.term, sources, followed, asked=asked, looking_back=looking_back)

    def letter(self, letter_id: str) -> Letter:
        """Return a letter by its id.

        Raises:
            CorpusError: If it is not there; the message names those there are.
        """
        if letter_id not in self._by_id:
            known = ", ".join(self._by_id)
            raise CorpusError(f"Er is geen brief '{letter_id}'; er zijn: {known}.")
        return self._by_id[letter_id]

    def _searched(self, step: Step) -> list[Letter]:
        """Return the letters that the caller admits and the question does not leave out."""
        named = step.question.scope.letters
        return [letter for letter in self._admitted(step) if not named or letter.id in named]

    def _admitted(self, step: Step) -> list[Letter]:
        """Return the letters that the caller admits."""
        return [
            letter for letter in self.letters if step.admitted.admits(letter.id, letter.sort_date)
        ]


def _oldest_first(letter: Letter) -> tuple[dt.date, str]:
    return (letter.sort_date or dt.date.max, letter.id)
