"""The command line: full output and exit status of each command."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from fake_encoder import FakeEncoder
from mhassist import cli
from mhassist.answering.answer import Answer, Checks, Citation, Searched
from mhassist.chain import Assistant, Request
from mhassist.cli import commands
from mhassist.cli.options import EVERYWHERE
from mhassist.encoder import known_fingerprint
from mhassist.errors import EncoderError, IndexMissingError, QuestionError
from mhassist.index import build_index
from mhassist.letters import Letter, Metadata
from mhassist.paragraphs import StructuredLetter
from mhassist.paragraphs.paragraph import Kind, Paragraph
from mhassist.settings import Settings

CHECKOUT = Path(__file__).resolve().parents[1]

CITATION = Citation(
    n=1,
    letter_id="kst-99999-1",
    letter_title="Brief over de haven",
    date="2031-03-04",
    paragraph_id="kst-99999-1/p41",
    paragraph=41,
    section=("Aanpak", "b) Loketten"),
    quote="Zandmeer opent [twee] loketten.\x1b[31m",
    paragraph_text="Zandmeer opent [twee] loketten.\x1b[31m",
    reference="Kamerstukken II 2030/31, 99999, nr. 1, al. 41",
    url="https://zoek.officielebekendmakingen.nl/kst-99999-1.html",
    checks=Checks(quote_verbatim=True, numbers_in_source=True),
)
SEARCHED = Searched(letters=2, from_="2031-03-04", to="2032-01-01")
ANSWERED = Answer(
    question="Hoeveel loketten?",
    status="answered",
    answer="In de brief van 4 maart 2031 schrijft het kabinet: Zandmeer opent [twee] loketten. [1]",
    citations=(CITATION,),
    searched=SEARCHED,
    index_version="v1",
    timing_ms={"total": 1.0},
)
UNDATED = CITATION.model_copy(
    update={"date": None, "url": None, "section": (), "reference": "Brief, zonder datum, al. 2"}
)
REFUSED = Answer(
    question="Hoeveel schepen?",
    status="refused",
    answer="Dat staat niet in de brieven.",
    missing=("een aantal",),
    nearest=(UNDATED,),
    searched=SEARCHED,
    index_version="v1",
    timing_ms={"total": 1.0},
)


class FixedAssistant:
    """Answers what it was made with, and keeps what it was asked."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.asked: list[Request] = []
        self.letters: tuple[Letter, ...] = ()

    def structure(self, letter_id: str) -> StructuredLetter:
        return StructuredLetter(letter_id, (), ())

    def answer(self, request: Request) -> Answer:
        self.asked.append(request)
        if not request.question.strip():
            raise QuestionError("De vraag is leeg: typ een vraag over de brieven.")
        answer = REFUSED if "schepen" in request.question else ANSWERED
        return answer.model_copy(update={"id": request.id})


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[FixedAssistant]:
    """Replace the assistant by a fixed one, of an index that is up to date.

    The list has each that was opened.
    """
    made: list[FixedAssistant] = []

    def open_fixed(settings: Settings) -> FixedAssistant:
        made.append(FixedAssistant(settings))
        return made[-1]

    monkeypatch.setattr(Assistant, "open", open_fixed)
    monkeypatch.setattr("mhassist.index.out_of_date", lambda _: "")
    return made


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process; returns exit status, standard output and error."""
    monkeypatch.setenv("COLUMNS", "200")

    def run_command(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(arguments)
        printed = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, printed.out, printed.err

    return run_command


def write_letters(folder: Path) -> Path:
    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / "brief-a.txt").write_text(
        "De minister heeft in 2031 tien inspecteurs opgeleid voor de haven.\n", encoding="utf-8"
    )
    (corpus / "brief-a.toml").write_text(
        'title = "Over [de] haven"\ndossier = "99999"\nnumber = "1"\ndate = 2031-03-04\n',
        encoding="utf-8",
    )
    (corpus / "brief-b.txt").write_text(
        "Vissers melden misstanden bij het loket in Zandmeer.\n", encoding="utf-8"
    )
    return corpus


# Help


def test_help_pages_are_those_of_the_manual(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "96")
    pages = help_pages(run)
    manual = CHECKOUT / "docs" / "cli.md"
    if os.environ.get("WRITE_DOCS"):
        manual.write_text(pages, encoding="utf-8")
    assert pages == manual.read_text(encoding="utf-8")


def help_pages(run: Run) -> str:
    """Return docs/cli.md; ``WRITE_DOCS=1 pytest tests/test_cli.py`` writes it anew."""
    parts = ["# De opdrachten\n\nGemaakt uit de hulpteksten; een test vergelijkt ze.\n"]
    for name in ("", *typer.main.get_group(commands.app).commands):
        status, page, error = run(*name.split(), "--help")
        assert (status, error) == (0, "")
        parts.append(f"\n## mhassist {name}".rstrip() + f"\n\n```\n{page.strip()}\n```\n")
    return "".join(parts)


def test_without_command_the_commands_are_listed(run: Run) -> None:
    assert run() == run("--help")


COMMANDS = [
    "index", "add", "remove", "watch", "ask", "timeline", "letters", "show", "eval", "serve",
    "doctor",
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_the_shared_options(run: Run, command: str) -> None:
    page = run(command, "--help")[1]
    assert [option for option in EVERYWHERE if f"  --{option} " not in page] == []


# What cannot be read


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(
            ["vraag"],
            "Opdracht 'vraag' bestaat niet; "
            "er zijn: index, add, remove, watch, ask, timeline, letters, show, eval, serve, "
            "doctor.",
            id="unknown command",
        ),
        pytest.param(
            ["ask", "Wat?", "--jsn"],
            "Optie '--jsn' bestaat niet; zie `mhassist ask --help`.",
            id="unknown option",
        ),
        pytest.param(
            ["ask", "Wat?", "--after"],
            "Optie '--after' heeft een waarde nodig; zie `mhassist --help`.",
            id="option without value",
        ),
        pytest.param(["ask"], "Er ontbreekt: VRAAG; zie `mhassist ask --help`.", id="no question"),
        pytest.param(
            ["ask", "Hoeveel", "loketten"],
            "Er staat te veel achter de opdracht; zet een vraag tussen aanhalingstekens; "
            "zie `mhassist ask --help`.",
            id="question without quotes",
        ),
        pytest.param(
            ["ask", "Wat?", "--after", "25-05-2018"],
            "'--after' moet een dag zijn, geschreven als 2018-05-25, en niet '25-05-2018'.",
            id="no such day",
        ),
        pytest.param(
            ["ask", "Wat?", "--batch", "vragen.jsonl"],
            "Geef een vraag of --batch, niet allebei.",
            id="question and batch",
        ),
        pytest.param(
            ["ask", "--batch", "vragen.jsonl", "--letters", "brief-a"],
            "Geef --letters of --batch, niet allebei.",
            id="filter and batch",
        ),
        pytest.param(["show"], "Er ontbreekt: BRIEF; zie `mhassist show --help`.", id="no letter"),
        pytest.param(
            ["serve", "--port", "acht"],
            "Instelling 'port' kan niet 'acht' zijn; neem een geheel getal.",
            id="port that is no number",
        ),
        pytest.param(
            ["eval", "--split", "alles"],
            "'--split' moet dev of test zijn, en niet 'alles'.",
            id="no such half",
        ),
        pytest.param(
            ["eval", "--show-test"],
            "'--show-test' hoort bij --failures, --report, --output of --export-csv.",
            id="test half alone",
        ),
        pytest.param(["add"], "Er ontbreekt: BESTAND...; zie `mhassist add --help`.", id="no file"),
        pytest.param(
            ["add", "a.pdf", "b.pdf", "--metadata", "metadata.xml"],
            "Geef bij --metadata een enkele brief.",
            id="metadata of which letter",
        ),
        pytest.param(
            ["index", "--list", "--rollback"],
            "Geef --list of --rollback, niet allebei.",
            id="list and roll back",
        ),
    ],
)
def test_command_that_cannot_be_read_is_one_sentence_and_status_2(
    run: Run, arguments: list[str], sentence: str
) -> None:
    assert run(*arguments) == (2, "", f"{sentence}\n")


def test_sentence_names_the_program_as_the_user_started_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MHASSIST_PROGRAM", "python3 start.py")
    assert run("show")[2] == "Er ontbreekt: BRIEF; zie `python3 start.py show --help`.\n"


@pytest.mark.parametrize("error", [IndexMissingError, EncoderError])
def test_what_the_user_can_repair_is_one_sentence_and_status_2(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail(settings: Settings) -> None:
        raise error("Er is iets mis; doe `mhassist index`.")

    monkeypatch.setattr(Assistant, "open", fail)
    assert run("ask", "Wat?") == (2, "", "Er is iets mis; doe `mhassist index`.\n")


def test_missing_write_permission_is_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(settings: Settings) -> None:
        raise PermissionError(13, "Permission denied", "index/lock")

    monkeypatch.setattr(Assistant, "open", fail)
    assert run("ask", "Wat?") == (2, "", "Geen recht om te lezen of te schrijven: index/lock.\n")


def test_interruption_is_one_word_and_status_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(settings: Settings) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Assistant, "open", interrupt)
    assert run("ask", "Wat?") == (130, "", "Afgebroken.\n")


def test_question_that_is_not_utf8_is_one_sentence() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mhassist", "ask", b"financi\xeble"],
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().strip() == "De vraag is geen geldige UTF-8-tekst."


# ask


def test_answer_is_printed_with_its_sources(run: Run, opened: list[FixedAssistant]) -> None:
    assert run("ask", "Hoeveel loketten?") == (
        0,
        "In de brief van 4 maart 2031 schrijft het kabinet: Zandmeer opent [twee] loketten. [1]\n"
        "\n"
        "Bronnen\n"
        "[1] Kamerstukken II 2030/31, 99999, nr. 1, al. 41 (4 maart 2031)\n"
        "    Aanpak › b) Loketten\n"
        "    “Zandmeer opent [twee] loketten.[31m”\n"
        "    https://zoek.officielebekendmakingen.nl/kst-99999-1.html\n",
        "",
    )


def test_source_that_was_a_scan_is_marked_where_it_is_cited(
    run: Run, opened: list[FixedAssistant], monkeypatch: pytest.MonkeyPatch
) -> None:
    cited = ANSWERED.citations[0]
    paragraph = Paragraph(
        cited.letter_id, cited.paragraph, Kind.PARAGRAPH, (), "Tekst.", (), confidence=0.4
    )
    letter = Letter(cited.letter_id, "Tekst.", Metadata(), "", source_format="ocr")
    monkeypatch.setattr(
        FixedAssistant,
        "structure",
        lambda _, letter_id: StructuredLetter(letter_id, (paragraph,), ()),
    )
    first = FixedAssistant.__init__

    def with_letter(self: FixedAssistant, settings: Settings) -> None:
        first(self, settings)
        self.letters = (letter,)

    monkeypatch.setattr(FixedAssistant, "__init__", with_letter)
    _, printed, _ = run("ask", "Hoeveel loketten?")
    assert printed.splitlines()[-1] == (
        "    Let op: Van een scan gelezen (tekstherkenning): vergelijk een citaat met het "
        "origineel. Slecht leesbaar in de scan: deze alinea kan verkeerde woorden hebben."
    )


def test_refusal_is_printed_with_what_comes_near_and_status_0(
    run: Run, opened: list[FixedAssistant]
) -> None:
    assert run("ask", "Hoeveel schepen?") == (
        0,
        "Dat staat niet in de brieven.\n"
        "\n"
        "Het dichtst in de buurt (geen antwoord op de vraag)\n"
        "- Brief, zonder datum, al. 2\n"
        "    “Zandmeer opent [twee] loketten.[31m”\n",
        "",
    )


def test_json_is_the_record_of_the_answer(run: Run, opened: list[FixedAssistant]) -> None:
    status, printed, error = run("ask", "--json", "Hoeveel loketten?")
    assert (status, error) == (0, "")
    assert printed.count("\n") == 1
    assert json.loads(printed) == ANSWERED.to_json()


@pytest.mark.parametrize(
    "command",
    [["ask", "Hoeveel loketten?"], ["timeline", "loketten"], ["serve"], ["serve", "--prepare"]],
    ids=" ".join,
)
def test_a_corpus_that_is_not_there_is_said_before_an_index(
    run: Run, opened: list[FixedAssistant], tmp_path: Path, command: list[str]
) -> None:
    missing = tmp_path / "weg"
    assert run(*command, "--corpus", str(missing)) == (
        2, "", f"De map met brieven {missing} bestaat niet; geef een map op met --corpus.\n",
    )  # fmt: skip
    assert opened == []


def indexed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Write letters and an index that an earlier program made; return the options for both."""
    corpus = write_letters(folder)
    settings = Settings(corpus=corpus, index=folder / "index")
    build_index(settings, encoder=FakeEncoder(known_fingerprint(settings) or ""))
    monkeypatch.setattr("mhassist.index.outdated.code_checksum", lambda: "other")
    return ["--corpus", str(corpus), "--index", str(folder / "index")]


def test_answer_from_an_index_of_an_earlier_program_says_so_on_standard_error(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Assistant, "open", FixedAssistant)
    folders = indexed(tmp_path, monkeypatch)
    monkeypatch.setenv("MHASSIST_PROGRAM", "python3 start.py")
    status, printed, error = run("ask", "--json", "Hoeveel loketten?", *folders)
    assert (status, json.loads(printed)) == (0, ANSWERED.to_json())
    assert error == (
        "Let op: Het programma is veranderd nadat de index is gemaakt en kan brieven nu anders"
        f" lezen; werk de index bij met `python3 start.py index {' '.join(folders)}`.\n"
    )


@pytest.mark.parametrize("command", [["ask", "Hoeveel loketten?"], ["timeline", "loketten"]])
def test_started_by_start_py_an_index_that_is_not_there_is_made_first(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: list[str]
) -> None:
    def build(settings: Settings) -> None:
        build_index(settings, encoder=FakeEncoder())
        sys.stdout.write("De index is gemaakt.\n")

    monkeypatch.setattr("mhassist.chain.assistant.load_encoder", lambda _: FakeEncoder())
    monkeypatch.setattr("mhassist.cli.building.build", build)
    folders = ["--corpus", str(write_letters(tmp_path)), "--index", str(tmp_path / "index")]
    assert run(*command, *folders)[2].startswith("Er is nog geen index in")
    monkeypatch.setenv("MHASSIST_PREPARE", "1")
    status, printed, error = run(*command, *folders)
    assert (status, error) == (0, "De index is gemaakt.\n")
    assert "De index" not in printed
    assert run(*command, *folders) == (0, printed, "")


def test_chat_that_prepares_makes_an_index_of_an_earlier_program_anew(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    done: list[str] = []
    monkeypatch.setattr("mhassist.cli.building.build", lambda _: done.append("built"))
    monkeypatch.setattr("mhassist.web.serve", lambda *_, **__: done.append("served"))
    folders = indexed(tmp_path, monkeypatch)
    assert run("serve", "--prepare", *folders) == (0, "", "")
    assert done == ["built", "served"]
    status, _, error = run("serve", *folders)
    assert (status, done[2:]) == (0, ["served"])
    assert error.startswith("Let op: Het programma is veranderd nadat de index is gemaakt")


def test_options_reach_the_assistant(
    run: Run, opened: list[FixedAssistant], tmp_path: Path
) -> None:
    (tmp_path / "brieven").mkdir()
    (tmp_path / "brieven" / "brief-a.txt").write_text("Zandmeer opent twee loketten.")
    run(
        *("ask", "En in 2032?", "--history", "Hoeveel loketten?", "--history", "Waar?"),
        *("--letters", "brief-a", "--after", "2031-01-01", "--before", "2032-12-31"),
        *("--corpus", str(tmp_path / "brieven"), "--runtime", "torch"),
    )
    assert opened[0].asked == [
        Request(
            "En in 2032?",
            history=("Hoeveel loketten?", "Waar?"),
            letters=("brief-a",),
            after=dt.date(2031, 1, 1),
            before=dt.date(2032, 12, 31),
        )
    ]
    assert opened[0].settings.corpus == tmp_path / "brieven"
    assert opened[0].settings.index == tmp_path / "index"
    assert opened[0].settings.runtime == "torch"


# ask --batch


def failed(line: int, error: str, **known: object) -> dict[str, object]:
    return {
        **known,
        "line": line,
        "question": known.get("question", ""),
        "status": "error",
        "error": error,
        "answer": "",
        "citations": [],
        "missing": [],
        "nearest": [],
    }


BATCH = b"""\xef\xbb\xbf{"id": "a", "question": "Hoeveel loketten?"}

{"id": 7, "question": "Hoeveel schepen?", "history": ["Waar?"], "after": "2031-01-01"}
{"id": "c", "question": "financi\xeble"}
{"id": "d", "question": "Wat?"
{"id": "e"}
{"id": "f", "question": " "}
{"id": "g", "question": "Wat?", "leters": ["brief-a"]}
["Wat?"]
{"id": "h", "question": "Wat?", "after": "gisteren"}
"""
BATCH_ANSWERS = [
    {"id": "a", **ANSWERED.to_json()},
    {"id": 7, **REFUSED.to_json()},
    failed(4, "De regel is geen geldige UTF-8-tekst."),
    failed(
        5,
        "De regel is geen geldige JSON (teken 31); een regel ziet eruit als "
        '{"question": "Wat is het SOM?"}.',
    ),
    failed(6, "Het veld 'question' ontbreekt.", id="e"),
    failed(7, "De vraag is leeg: typ een vraag over de brieven.", id="f", question=" "),
    failed(
        8,
        "Het veld 'leters' bestaat niet; er zijn: id, question, history, letters, after, before.",
        id="g",
        question="Wat?",
    ),
    failed(9, 'De regel is geen object, zoals {"id": "1", "question": "…"}.'),
    failed(
        10,
        "Het veld 'after' kan niet gebruikt worden: schrijf een dag als \"2018-05-25\".",
        id="h",
        question="Wat?",
    ),
]


def test_batch_gives_one_object_per_line_in_order_and_goes_on_after_a_bad_one(
    run: Run, opened: list[FixedAssistant], tmp_path: Path
) -> None:
    file = tmp_path / "vragen.jsonl"
    file.write_bytes(BATCH)
    status, printed, error = run("ask", "--batch", str(file))
    assert (status, error) == (0, "")
    assert [json.loads(line) for line in printed.splitlines()] == BATCH_ANSWERS
    assert len(opened) == 1
    assert opened[0].asked[1] == Request(
        "Hoeveel schepen?", history=("Waar?",), after=dt.date(2031, 1, 1), id="7"
    )


def test_defect_on_one_line_of_a_batch_does_not_cost_the_others(
    run: Run, opened: list[FixedAssistant], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = FixedAssistant.answer

    def fail_once(self: FixedAssistant, request: Request) -> Answer:
        if request.id == "a":
            raise KeyError("loket")
        return answer(self, request)

    monkeypatch.setattr(FixedAssistant, "answer", fail_once)
    file = tmp_path / "vragen.jsonl"
    file.write_text('{"id": "a", "question": "Wat?"}\n{"id": "b", "question": "Wat?"}\n')
    status, printed, error = run("ask", "--batch", str(file))
    assert status == 0
    assert [json.loads(line) for line in printed.splitlines()] == [
        failed(1, "Onverwachte fout (KeyError: 'loket').", id="a", question="Wat?"),
        {"id": "b", **ANSWERED.to_json()},
    ]
    assert error.endswith("KeyError: 'loket'\n")


def test_batch_reads_standard_input(
    run: Run, opened: list[FixedAssistant], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BATCH)))
    printed = run("ask", "--batch", "-")[1]
    assert [json.loads(line) for line in printed.splitlines()] == BATCH_ANSWERS


def test_batch_that_is_not_there_is_one_sentence(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "weg.jsonl"
    sentence = f"Bestand '{file}' kan niet gelezen worden: het is er niet.\n"
    assert run("ask", "--batch", str(file)) == (2, "", sentence)


# letters, show


def test_letters_are_listed(run: Run, tmp_path: Path) -> None:
    status, printed, error = run("letters", "--corpus", str(write_letters(tmp_path)))
    assert (status, error) == (0, "")
    assert [line.rstrip() for line in printed.splitlines()] == [
        "brief    datum         aangehaald als                         alinea's  titel",
        "brief-a  2031-03-04    Kamerstukken II 2030/31, 99999, nr. 1         1  Over [de] haven",
        "brief-b  zonder datum                                                1",
    ]


def test_letters_as_json(run: Run, tmp_path: Path) -> None:
    printed = run("letters", "--json", "--corpus", str(write_letters(tmp_path)))[1]
    assert [json.loads(line) for line in printed.splitlines()] == [
        {
            "id": "brief-a",
            "date": "2031-03-04",
            "reference": "Kamerstukken II 2030/31, 99999, nr. 1",
            "title": "Over [de] haven",
            "paragraphs": 1,
            "url": None,
        },
        {
            "id": "brief-b",
            "date": None,
            "reference": "brief-b, zonder datum",
            "title": "",
            "paragraphs": 1,
            "url": None,
        },
    ]


def test_letter_is_shown_as_structured(run: Run, tmp_path: Path) -> None:
    status, printed, error = run("show", "brief-b", "--corpus", str(write_letters(tmp_path)))
    assert (status, error) == (0, "")
    assert "Vissers melden misstanden bij het loket in Zandmeer." in printed


def test_unknown_letter_is_one_sentence_with_those_there_are(run: Run, tmp_path: Path) -> None:
    sentence = "Brief 'brief-c' bestaat niet; er zijn: brief-a, brief-b.\n"
    assert run("show", "brief-c", "--corpus", str(write_letters(tmp_path))) == (2, "", sentence)


def test_missing_corpus_is_one_sentence(run: Run, tmp_path: Path) -> None:
    status, printed, error = run("letters", "--corpus", str(tmp_path / "weg"))
    assert (status, printed) == (2, "")
    assert error == (
        f"De map met brieven {tmp_path / 'weg'} bestaat niet; geef een map op met --corpus.\n"
    )


# What a command loads


@pytest.mark.parametrize(
    ("arguments", "left_alone"),
    [
        pytest.param(
            "['--help']", ["faiss", "gradio", "langchain_core", "numpy", "torch"], id="help"
        ),
        pytest.param(
            "['letters', '--corpus', sys.argv[1]]",
            ["faiss", "gradio", "langchain_core", "onnxruntime", "torch"],
            id="letters",
        ),
        pytest.param(
            "['ask', 'Wat?', '--corpus', sys.argv[1]]",
            ["gradio", "sentence_transformers", "torch", "transformers"],
            id="ask",
        ),
    ],
)
def test_command_does_not_import_what_it_does_not_use(
    tmp_path: Path, arguments: str, left_alone: list[str]
) -> None:
    code = (
        "import sys\n"
        "from mhassist.cli import main\n"
        f"try: main({arguments})\n"
        f"except SystemExit: print([name for name in {left_alone} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(write_letters(tmp_path))],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"
