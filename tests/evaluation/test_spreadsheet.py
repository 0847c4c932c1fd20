"""Questions out to a spreadsheet and in again; a row that is wrong is named, nothing written."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from evaluation.invented import BUDGET, DESK, LETTER, LINE, make_question, make_unanswerable
from mhassist.errors import EvaluationError
from mhassist.evaluation.questions import load_questions
from mhassist.evaluation.spreadsheet import COLUMNS, KIND_NAMES, import_sheet, write_sheet

TEXTS = {LETTER.id: LETTER.text}
LIST = make_question(
    id="q2",
    split="test",
    kind="list",
    question="Welke maatregelen; en waarom?",
    history=["Wat komt er?", "En daarna?"],
    need="all",
    evidence=[{"letter": LETTER.id, "text": DESK}, {"letter": LETTER.id, "text": LINE}],
    facts=[["loket", "balie"], ['de "meldlijn"']],
    forbidden=["=1+1"],
    note="-5 punten",
)
QUESTIONS = [make_question(), LIST, make_unanswerable()]
GOOD_ROW = {
    "soort": "bedrag",
    "vraag": "Hoeveel geld?",
    "bewijs": f"{LETTER.id}: {BUDGET}",
    "feiten": "2,5 miljoen | 2.500.000",
}


def write_rows(file: Path, *rows: dict[str, str], delimiter: str = ";") -> Path:
    heads = list(dict.fromkeys(name for row in rows for name in row))
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, heads, delimiter=delimiter, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return file


def read_in(tmp_path: Path, *rows: dict[str, str]) -> Path:
    target = tmp_path / "questions.jsonl"
    import_sheet(write_rows(tmp_path / "in.csv", *rows), target, letter_texts=TEXTS)
    return target


def test_sheet_is_what_dutch_excel_reads(tmp_path: Path) -> None:
    write_sheet([LIST], tmp_path / "q.csv")

    assert (tmp_path / "q.csv").read_bytes().decode("utf-8") == (
        "\ufeffkenmerk;helft;soort;vraag;eerdere vragen;antwoord in de brieven;nodig;bewijs;"
        "feiten;verboden;toelichting\r\n"
        'q2;test;opsomming;"Welke maatregelen; en waarom?";"Wat komt er?\nEn daarna?";ja;alle;'
        f'"{LETTER.id}: {DESK}\n{LETTER.id}: {LINE}";"loket | balie\nde ""meldlijn""";'
        "'=1+1;'-5 punten\r\n"
    )


def test_what_goes_out_comes_in_the_same(tmp_path: Path) -> None:
    write_sheet(QUESTIONS, tmp_path / "q.csv")

    added = import_sheet(tmp_path / "q.csv", tmp_path / "new.jsonl", letter_texts=TEXTS)

    assert list(added) == QUESTIONS
    read = load_questions(tmp_path / "new.jsonl")
    assert [each.model_dump() for each in read] == [each.model_dump() for each in QUESTIONS]


def test_questions_that_are_there_are_skipped(tmp_path: Path) -> None:
    write_sheet(QUESTIONS, tmp_path / "q.csv")
    import_sheet(tmp_path / "q.csv", tmp_path / "new.jsonl", letter_texts=TEXTS)
    before = (tmp_path / "new.jsonl").read_bytes()

    assert import_sheet(tmp_path / "q.csv", tmp_path / "new.jsonl", letter_texts=TEXTS) == ()
    assert (tmp_path / "new.jsonl").read_bytes() == before


def test_row_without_id_and_half_gets_the_next_id_and_the_emptier_half(tmp_path: Path) -> None:
    target = read_in(tmp_path, GOOD_ROW, {**GOOD_ROW, "vraag": "Hoeveel euro?"})

    assert [(each.id, each.split) for each in load_questions(target)] == [
        ("q001", "dev"),
        ("q002", "test"),
    ]
    assert load_questions(target)[0].facts == (("2,5 miljoen", "2.500.000"),)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_other_delimiters_are_read(tmp_path: Path, delimiter: str) -> None:
    file = write_rows(tmp_path / "in.csv", GOOD_ROW, delimiter=delimiter)

    assert len(import_sheet(file, tmp_path / "q.jsonl", letter_texts=TEXTS)) == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        pytest.param(
            {"bewijs": f"{LETTER.id}: Er komt niets."},
            f"Rij 3: dit bewijs staat niet in '{LETTER.id}': Er komt niets.",
            id="evidence not in the letter",
        ),
        pytest.param(
            {"bewijs": f"onbekend: {BUDGET}"},
            "Rij 3: er is geen brief met het kenmerk 'onbekend'.",
            id="no such letter",
        ),
        pytest.param(
            {"bewijs": BUDGET},
            f"Rij 3: schrijf bewijs als 'brief: zin uit de brief', en niet als '{BUDGET}'.",
            id="evidence without its letter",
        ),
        pytest.param({"vraag": " "}, "Rij 3: 'vraag' is leeg.", id="no question"),
        pytest.param(
            {"feiten": ""},
            "Rij 3: een vraag met antwoord heeft 'bewijs' en 'feiten' nodig.",
            id="no facts",
        ),
        pytest.param({"feiten": "a | "}, "Rij 3: 'feiten' is leeg.", id="empty form of a fact"),
        pytest.param({"soort": ""}, "Rij 3: 'soort' is leeg.", id="no kind"),
        pytest.param(
            {"soort": "raadsel"},
            f"Rij 3: 'soort' is 'raadsel'; kies uit: {', '.join(KIND_NAMES.values())}.",
            id="no such kind",
        ),
        pytest.param(
            {"helft": "derde"},
            "Rij 3: 'helft' is 'derde'; kies uit: ontwikkel, test.",
            id="no such half",
        ),
        pytest.param(
            {"antwoord in de brieven": "nee"},
            "Rij 3: 'antwoord in de brieven' past niet bij de soort 'bedrag'.",
            id="kind that is answered",
        ),
        pytest.param(
            {"kenmerk": "q001"},
            "Rij 3: het kenmerk 'q001' is er al, met een andere inhoud.",
            id="id of another question",
        ),
    ],
)
def test_row_that_is_wrong_is_named_and_nothing_is_written(
    tmp_path: Path, change: dict[str, str], sentence: str
) -> None:
    wrong = {"kenmerk": "", "helft": "", "antwoord in de brieven": "", **GOOD_ROW}
    wrong |= {"vraag": "Hoeveel euro?"} | change

    with pytest.raises(EvaluationError) as caught:
        read_in(tmp_path, GOOD_ROW, wrong)

    assert str(caught.value) == sentence
    assert not (tmp_path / "questions.jsonl").exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(
            "soort;vraag\nbedrag;caf\xe9\n".encode("latin-1"),
            "'FILE' is geen UTF-8; bewaar het rekenblad als 'CSV UTF-8 (door "
            "lijstscheidingsteken gescheiden)'.",
            id="not UTF-8",
        ),
        pytest.param(
            b"vraag;bewijs\nWat?;x\n",
            "Rij 1: de kolom 'soort' ontbreekt; begin met een bestand van "
            "`mhassist eval --export-csv BESTAND`.",
            id="no column with kinds",
        ),
        pytest.param(
            b"soort;vraag;kleur\n", "Rij 1: de kolom 'kleur' bestaat niet.", id="unknown column"
        ),
        pytest.param(
            b"soort;vraag;vraag\n", "Rij 1: de kolom 'vraag' staat er twee keer.", id="twice"
        ),
        pytest.param(
            b"soort;vraag\nbedrag;Wat?;meer\n",
            "Rij 2 heeft meer cellen dan er kolommen zijn.",
            id="too many cells",
        ),
        pytest.param(
            b'soort;vraag\nbedrag;"Wat?\n',
            "Regel 2 van 'FILE' is geen geldige CSV; controleer de aanhalingstekens.",
            id="quote that is not closed",
        ),
    ],
)
def test_file_that_is_no_such_sheet_is_one_sentence(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    file = tmp_path / "in.csv"
    file.write_bytes(content)

    with pytest.raises(EvaluationError) as caught:
        import_sheet(file, tmp_path / "q.jsonl", letter_texts=TEXTS)

    assert str(caught.value).replace(str(file), "FILE") == sentence


def test_every_kind_has_a_name_of_its_own() -> None:
    assert len(set(KIND_NAMES.values())) == len(KIND_NAMES) == 33
    assert len(COLUMNS) == 11
