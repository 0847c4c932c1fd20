"""A follow-up is answered by what it asks anew, not by what answered the question before it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from invented_corpus import assistant_on, index_letters
from mhassist.answering.new_words import new_stems, speaking_of_new_first, without_said
from mhassist.answering.quotes import Quote
from mhassist.chain import Assistant, Request
from mhassist.question import Speller, Synonyms, understand

SHEET = """\
title = "Loketten"
kind = "Kamerbrief"
author = "het kabinet"
date = 2033-05-01
"""
LETTER = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Het Zeeloket geeft vissers trainingen en hulp bij het varen.

De Havendienst betaalt de steigers. Voor schippers verzorgt het Zeeloket een handreiking.
"""
BEFORE = "Welke trainingen en hulp geeft het Zeeloket vissers?"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("loketten")
    return assistant_on(index_letters(folder, {"brief": LETTER}, {"brief": SHEET}))


@pytest.mark.parametrize(
    ("chance", "first"),
    [
        pytest.param(0.2, "Voor schippers", id="likely enough"),
        pytest.param(0.01, "Het Zeeloket geeft vissers", id="hardly likely"),
    ],
)
def test_what_is_asked_anew_comes_first(assistant: Assistant, chance: float, first: str) -> None:
    part = assistant.explain(Request("Doen ze dat ook voor schippers?", (BEFORE,))).parts[0]
    found = {one.candidate.text.split()[0]: one for one in part.ranking.sentences}
    scored = [
        replace(found["Het"], probability=0.5),
        replace(found["De"], probability=0.3),
        replace(found["Voor"], probability=chance),
    ]
    ordered = speaking_of_new_first(scored, part.question, assistant.index)
    assert ordered[0].candidate.text.startswith(first)
    assert len(ordered) == len(scored)


@pytest.mark.parametrize(
    ("question", "history", "stems"),
    [
        ("Doen ze dat ook voor schippers?", (BEFORE,), {"schipper"}),
        ("En welke hulp is dat?", (BEFORE,), set()),
        (BEFORE, (), set()),
    ],
)
def test_words_that_only_a_follow_up_has(
    question: str, history: tuple[str, ...], stems: set[str]
) -> None:
    read = understand(question, history, letters=(), speller=Speller({}), synonyms=Synonyms(()))
    assert new_stems(read) == stems


def test_a_part_with_no_words_of_its_own_is_answered_by_what_was_not_said_yet(
    assistant: Assistant,
) -> None:
    asked = "Welke trainingen en hulp geeft het Zeeloket vissers, en hoe komt dat?"
    part = assistant.explain(Request(asked)).parts[1]
    found = {one.candidate.text.split()[0]: one for one in part.ranking.sentences}
    best, other = found["Het"], replace(found["De"], probability=0.2)
    own = best.candidate
    said = [Quote(own.paragraph, own.start, own.end)]
    likely, unlikely = (
        replace(part.ranking, sentences=(best, replace(other, probability=chance)))
        for chance in (0.2, 0.05)
    )

    assert without_said(likely, part.question, said).sentences == likely.sentences[1:]
    assert without_said(unlikely, part.question, said) == unlikely
    assert without_said(likely, replace(part.question, own_text="wie betaalt dat?"), said) == likely
