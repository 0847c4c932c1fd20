"""Whole answers, word for word, from quotes."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from answering.invented_papers import (
    COUNT,
    DESK,
    FORGED,
    LINE,
    NEW,
    OLD,
    OLD_COUNT,
    PLAN,
    UNDATED,
)
from mhassist.answering.answer import Answer
from mhassist.answering.compose import Amount, Composer, Draft, Lead, Statement, Told
from mhassist.answering.prompts import load_prompts
from mhassist.answering.quotes import Quote
from mhassist.answering.refusal import Missing
from mhassist.letters import Letter
from mhassist.question.language import Language
from mhassist.settings import PROJECT_FOLDER

SHIPS = Quote(COUNT, 0, 25)
MORE = Quote(COUNT, 26, 58)
LEAD_IN = Quote(COUNT, 59, 74)
ITEMS = (Quote(DESK, 0, len(DESK.text)), Quote(LINE, 0, len(LINE.text)))
OLD_SHIPS = Quote(OLD_COUNT, 0, len(OLD_COUNT.text))
PLANNED = Quote(PLAN, 0, len(PLAN.text))
FALSE = Quote(FORGED, 0, 25)
LETTERS = (NEW, OLD, UNDATED)
PRICE = Missing("amount", "Wat kost het loket?")


def _composed(
    draft: Draft, language: Language = "nl", searched: tuple[Letter, ...] = LETTERS
) -> Answer:
    prompts = load_prompts(PROJECT_FOLDER / "prompts", language)
    composer = Composer(prompts, {letter.id: letter for letter in LETTERS}, index_version="v1")
    return composer.compose(draft, question="Hoeveel schepen?", searched=searched)


@pytest.mark.parametrize(
    ("statements", "language", "answer"),
    [
        pytest.param(
            (Statement(NEW, (SHIPS,)),),
            "nl",
            "In de Kamerbrief van 1 oktober 2031 schrijft het kabinet: “De haven telt 60 "
            "schepen.” [1]",
            id="one quote",
        ),
        pytest.param(
            (Statement(NEW, (SHIPS,)),),
            "en",
            "In the letter to Parliament of 1 October 2031, the government writes: “De haven telt "
            "60 schepen.” [1]",
            id="one quote in English",
        ),
        pytest.param(
            (Statement(NEW, (SHIPS, MORE)), Statement(OLD, (OLD_SHIPS,))),
            "nl",
            "In de Kamerbrief van 1 oktober 2031 schrijft het kabinet: “De haven telt 60 schepen.” "
            "[1] “Dit zijn er 20 meer dan in 2030.” [2]\n\nEerder, in het voortgangsrapport van 4 "
            "maart 2030, schreef de Vissersraad: “De haven telt 40 schepen.” [3]",
            id="newest first, then the older one",
        ),
        pytest.param(
            (Statement(OLD, (OLD_SHIPS,)), Statement(NEW, (SHIPS,))),
            "nl",
            "In het voortgangsrapport van 4 maart 2030 schrijft de Vissersraad: “De haven telt 40 "
            "schepen.” [1]\n\nIn de Kamerbrief van 1 oktober 2031 schrijft het kabinet ook: “De "
            "haven telt 60 schepen.” [2]",
            id="the surest first, then a newer one",
        ),
        pytest.param(
            (Statement(NEW, (SHIPS,)), Statement(OLD, (OLD_SHIPS,))),
            "en",
            "In the letter to Parliament of 1 October 2031, the government writes: “De haven telt "
            "60 schepen.” [1]\n\nEarlier, in the progress report of 4 March 2030, the Vissersraad "
            "wrote: “De "
            "haven telt 40 schepen.” [2]",
            id="two letters in English",
        ),
        pytest.param(
            (Statement(UNDATED, (PLANNED,)),),
            "nl",
            "In de brief zonder datum (Plan voor de haven) schrijft de afzender: “De haven krijgt "
            "een loket.” [1]",
            id="undated, author and kind unknown",
        ),
        pytest.param(
            (Statement(NEW, (SHIPS,)), Statement(UNDATED, (PLANNED,))),
            "en",
            "In the letter to Parliament of 1 October 2031, the government writes: “De haven telt "
            "60 schepen.” [1]\n\nIn the letter without date (‘Plan voor de haven’), the sender "
            "also writes: “De "
            "haven krijgt een loket.” [2]",
            id="an undated letter after another",
        ),
        pytest.param(
            (Statement(NEW, (LEAD_IN, *ITEMS), as_list=True),),
            "nl",
            "In de Kamerbrief van 1 oktober 2031 schrijft het kabinet: “De acties zijn:” [1]\n"
            "- “een loket;” [2]\n- “een meldlijn.” [3]",
            id="list with its introduction",
        ),
        pytest.param(
            (Statement(NEW, ITEMS, as_list=True),),
            "nl",
            "In de Kamerbrief van 1 oktober 2031 schrijft het kabinet:\n- “een loket;” [1]\n"
            "- “een meldlijn.” [2]",
            id="list without introduction",
        ),
        pytest.param(
            (Statement(NEW, (SHIPS,), intro="signed"),),
            "nl",
            "De Kamerbrief van 1 oktober 2031 is ondertekend door: “De haven telt 60 schepen.” [1]",
            id="signature",
        ),
        pytest.param(
            (Statement(OLD, (OLD_SHIPS,), intro="signed"),),
            "en",
            "The progress report of 4 March 2030 was signed by: “De haven telt 40 schepen.” [1]",
            id="signature in English",
        ),
    ],
)
def test_answered(statements: tuple[Statement, ...], language: Language, answer: str) -> None:
    composed = _composed(Draft("answered", statements), language)
    assert (composed.status, composed.answer) == ("answered", answer)
    assert (composed.missing, composed.nearest) == ((), ())


def test_doubt_is_read_before_what_it_is_of() -> None:
    doubt = Missing("amount", "Wat kost het loket?", certain=False, doubtful=True)
    quoted = (Statement(NEW, (SHIPS,)),)
    lines = _composed(Draft("partial", quoted, missing=(doubt,))).answer.split("\n\n")
    assert lines[0].startswith("Niet zeker: het gevraagde bedrag")
    assert "De haven telt 60 schepen." in lines[1]
    lines = _composed(Draft("partial", quoted, missing=(doubt, PRICE))).answer.split("\n\n")
    assert "De haven telt 60 schepen." in lines[0]


def test_partial_says_what_is_missing() -> None:
    draft = Draft("partial", (Statement(NEW, (SHIPS,)),), missing=(PRICE,), nearest=(PLANNED,))
    composed = _composed(draft)
    assert composed.status == "partial"
    assert composed.answer == (
        "In de Kamerbrief van 1 oktober 2031 schrijft het kabinet: “De haven telt 60 schepen.” [1]"
        "\n\nOp de vraag “Wat kost het loket?” is in de brieven geen bedrag gevonden."
    )
    assert composed.missing == (
        "Op de vraag “Wat kost het loket?” is in de brieven geen bedrag gevonden.",
    )
    assert [near.paragraph_id for near in composed.nearest] == ["plan/p1"]


@pytest.mark.parametrize(
    ("draft", "language", "searched", "answer"),
    [
        pytest.param(
            Draft("refused", missing=(PRICE,), nearest=(PLANNED,)),
            "nl",
            LETTERS,
            "Op de vraag “Wat kost het loket?” is in de brieven geen bedrag gevonden. "
            "Doorzocht: 3 brieven, van 4 maart 2030 tot en met 1 oktober 2031.\n\n"
            "De alinea’s die het dichtst in de buurt komen staan bij de bronnen; ze geven geen "
            "antwoord op de vraag.",
            id="with the nearest",
        ),
        pytest.param(
            Draft("refused", missing=(PRICE, Missing("words", "Zandmeer"), PRICE)),
            "en",
            (NEW,),
            "No amount was found in the letters for the question “Wat kost het loket?”. Nothing "
            "was found in the letters about “Zandmeer”. Searched: 1 letter "
            "(1 October 2031).",
            id="two things in English, each said once",
        ),
        pytest.param(
            Draft("refused", missing=(PRICE,)),
            "nl",
            (UNDATED,),
            "Op de vraag “Wat kost het loket?” is in de brieven geen bedrag gevonden. "
            "Doorzocht: 1 brief (zonder datum).",
            id="one undated letter",
        ),
        pytest.param(
            Draft("refused", missing=(PRICE,)),
            "nl",
            (),
            "Op de vraag “Wat kost het loket?” is in de brieven geen bedrag gevonden. "
            "Doorzocht: 0 brieven.",
            id="no letter",
        ),
    ],
)
def test_refused(
    draft: Draft, language: Language, searched: tuple[Letter, ...], answer: str
) -> None:
    composed = _composed(draft, language, searched)
    assert (composed.status, composed.answer, composed.citations) == ("refused", answer, ())


def test_quote_that_fails_its_check_is_never_shown() -> None:
    composed = _composed(Draft("answered", (Statement(NEW, (FALSE, MORE)),)))
    assert composed.answer == (
        "In de Kamerbrief van 1 oktober 2031 schrijft het kabinet: “Dit zijn er 20 meer dan in "
        "2030.” [1]"
    )
    assert [citation.quote for citation in composed.citations] == [MORE.text]


def test_letter_whose_quotes_all_fail_is_not_the_first() -> None:
    draft = Draft("answered", (Statement(NEW, (FALSE,)), Statement(OLD, (OLD_SHIPS,))))
    assert _composed(draft).answer == (
        "In het voortgangsrapport van 4 maart 2030 schrijft de Vissersraad: “De haven telt 40 "
        "schepen.” [1]"
    )


def test_every_letter_is_older_or_not_than_the_first() -> None:
    between = replace(NEW, metadata=replace(NEW.metadata, date=dt.date(2031, 1, 1)))
    statements = (
        Statement(OLD, (OLD_SHIPS,)),
        Statement(NEW, (SHIPS,)),
        Statement(between, (MORE,)),
    )
    assert _composed(Draft("answered", statements)).answer == (
        "In het voortgangsrapport van 4 maart 2030 schrijft de Vissersraad: “De haven telt 40 "
        "schepen.” [1]\n\nIn de Kamerbrief van 1 oktober 2031 schrijft het kabinet ook: “De "
        "haven telt 60 schepen.” [2]\n\nIn de Kamerbrief van 1 januari 2031 schrijft het kabinet "
        "ook: “Dit zijn er 20 meer dan in 2030.” [3]"
    )


def test_list_whose_introduction_fails_keeps_its_items() -> None:
    draft = Draft("answered", (Statement(NEW, (FALSE, *ITEMS), as_list=True),))
    assert _composed(draft).answer == (
        "In de Kamerbrief van 1 oktober 2031 schrijft het kabinet:\n- “een loket;” [1]\n"
        "- “een meldlijn.” [2]"
    )


def test_answer_whose_quotes_all_fail_is_a_refusal_that_says_what_was_asked() -> None:
    composed = _composed(Draft("answered", (Statement(NEW, (FALSE,)),)))
    assert composed.status == "refused"
    assert composed.missing == (
        "Op de vraag “Hoeveel schepen?” is in de brieven geen antwoord gevonden.",
    )
    assert composed.answer == (
        "Op de vraag “Hoeveel schepen?” is in de brieven geen antwoord gevonden. Doorzocht: 3 "
        "brieven, van 4 maart 2030 tot en met 1 oktober 2031."
    )


def test_record_as_it_is_printed() -> None:
    draft = Draft("partial", (Statement(NEW, (SHIPS,)),), missing=(PRICE,), nearest=(PLANNED,))
    record = _composed(draft).model_copy(update={"timing_ms": {"total": 1.5}}).to_json()
    expected = json.loads(EXPECTED)
    assert record == expected
    assert list(record) == list(expected)


def test_record_of_a_batch_begins_with_its_id() -> None:
    record = _composed(Draft("refused")).model_copy(update={"id": "q1"}).to_json()
    assert next(iter(record.items())) == ("id", "q1")


EXPECTED = """\
{
 "question": "Hoeveel schepen?",
 "status": "partial",
 "answer": "In de Kamerbrief van 1 oktober 2031 schrijft het kabinet: “De haven telt 60 schepen.” \
[1]\\n\\nOp de vraag “Wat kost het loket?” is in de brieven geen bedrag gevonden.",
 "citations": [
  {
   "n": 1,
   "letter_id": "kst-99999-2",
   "letter_title": "Voortgang visserij",
   "date": "2031-10-01",
   "paragraph_id": "kst-99999-2/p1",
   "paragraph": 1,
   "section": [
    "Haven"
   ],
   "quote": "De haven telt 60 schepen.",
   "paragraph_text": "De haven telt 60 schepen. Dit zijn er 20 meer dan in 2030. De acties zijn:",
   "reference": "Kamerstukken II 2031/32, 99999, nr. 2, al. 1",
   "url": "https://zoek.officielebekendmakingen.nl/kst-99999-2.html",
   "checks": {
    "quote_verbatim": true,
    "numbers_in_source": true
   }
  }
 ],
 "missing": [
  "Op de vraag “Wat kost het loket?” is in de brieven geen bedrag gevonden."
 ],
 "nearest": [
  {
   "n": 1,
   "letter_id": "plan",
   "letter_title": "Plan voor de haven",
   "date": null,
   "paragraph_id": "plan/p1",
   "paragraph": 1,
   "section": [
    "Haven"
   ],
   "quote": "De haven krijgt een loket.",
   "paragraph_text": "De haven krijgt een loket.",
   "reference": "Plan voor de haven, zonder datum, al. 1",
   "url": null,
   "checks": {
    "quote_verbatim": true,
    "numbers_in_source": true
   }
  }
 ],
 "searched": {
  "letters": 3,
  "from": "2030-03-04",
  "to": "2031-10-01"
 },
 "engine": "extractive",
 "index_version": "v1",
 "timing_ms": {
  "total": 1.5
 }
}"""


def test_amounts_and_leads_are_put_into_words_above_a_list_without_white_lines() -> None:
    draft = Draft(
        "answered",
        (
            Statement(OLD, (OLD_SHIPS,), intro="counted", told=_counted(1, "3")),
            Statement(NEW, (SHIPS,), intro="counted", told=_counted(2, "1, 4")),
        ),
        leads=(Lead("elsewhere", (("letters", Amount(1, "letters")),)),),
    )

    assert _composed(draft).answer == (
        "In 1 brief staat het 0 keer.\n\n"
        "- 1 keer in het voortgangsrapport van 4 maart 2030 (alinea 3): “De haven "
        "telt 40 schepen.” [1]\n"
        "- 2 keer in de Kamerbrief van 1 oktober 2031 (alinea 1, 4): “De haven "
        "telt 60 schepen.” [2]"
    )


def _counted(count: int, places: str) -> Told:
    return (("times", Amount(count, "times")), ("places", places))
