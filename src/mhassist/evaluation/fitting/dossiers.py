"""Letters with questions to learn from: opened with any reader, each in an index of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from mhassist.chain import Assistant
from mhassist.encoder import load_encoder
from mhassist.encoder.reader import FILE, Reader, identified
from mhassist.evaluation.matching import LetterTexts
from mhassist.evaluation.questions import EvalQuestion, Evidence, QuestionKind, load_questions
from mhassist.index import build_index, open_index
from mhassist.settings import Settings


@dataclass(frozen=True, slots=True)
class Dossier:
    """Letters and questions on them."""

    name: str
    corpus: Path
    questions: tuple[EvalQuestion, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A dossier that can be asked."""

    assistant: Assistant
    texts: LetterTexts
    questions: tuple[EvalQuestion, ...]


def open_dossiers(
    dossiers: Sequence[Dossier], settings: Settings, *, reader: Reader, folder: Path
) -> list[Opened]:
    """Return dossiers opened with a reader.

    Args:
        dossiers: With names that differ.
        settings: Of the encoder.
        reader: How questions are read.
        folder: Where their indexes are, or are built; passages are encoded the same by any reader.
    """
    reader.write(folder / FILE)
    encoder = load_encoder(settings, learned=identified((folder / FILE).read_bytes()))
    opened = []
    for dossier in dossiers:
        own = settings.model_copy(
            update={"corpus": dossier.corpus, "index": folder / dossier.name / "index"}
        )
        if not own.index.exists():
            build_index(own, encoder=encoder)
        index = open_index(own, encoder_fingerprint=encoder.fingerprint)
        assistant = Assistant(own, index=index, encoder=encoder)
        structures = [assistant.structure(letter.id) for letter in assistant.letters]
        texts = LetterTexts(assistant.letters, structures)
        opened.append(Opened(assistant, texts, dossier.questions))
    return opened


def find_dossiers(settings: Settings) -> list[Dossier]:
    """Return what a reader is trained on: the corpus, with its development questions, and others.

    The others, ``fitting/NAME/corpus`` with ``questions.jsonl`` beside it, are invented and about
    other subjects: what is learned is to hold for letters that nobody has seen.
    """
    asked = load_questions(settings.eval / "questions.jsonl")
    questions = [question for question in asked if question.split == "dev"]
    questions += load_questions(settings.eval / "fitting.jsonl")
    corpus = Dossier("corpus", settings.corpus, tuple(questions))
    return [corpus, *_invented(settings.eval / "fitting")]


def find_weighed_dossiers(settings: Settings) -> list[Dossier]:
    """Return the invented letters that weights are fitted on, and no reader is trained on."""
    return _invented(settings.eval / "fitting" / WEIGHED)


WEIGHED = "gewichten"
"""Folder in ``fitting``."""


def _invented(parent: Path) -> list[Dossier]:
    return [
        Dossier(corpus.parent.name, corpus, load_questions(corpus.parent / "questions.jsonl"))
        for corpus in sorted(parent.glob("*/corpus"))
    ]


def passages_dossier(path: Path, folder: Path) -> Dossier:
    """Return short passages with questions in everyday words, each subject written as a letter.

    Args:
        path: A line of JSON per passage, those of a subject together: ``subject``, ``passage``,
            and ``questions``, each ``q`` with the sentence ``a`` that answers it.
        folder: Where the letters are written.
    """
    corpus = folder / path.stem / "corpus"
    corpus.mkdir(parents=True)
    questions = list(_write_letters(path, corpus))
    return Dossier(path.stem, corpus, tuple(questions))


def read_passages(path: Path) -> list[dict[str, Any]]:
    """Return the lines of a file of passages; see ``passages_dossier``."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _write_letters(path: Path, corpus: Path) -> Iterator[EvalQuestion]:
    entries = read_passages(path)
    for place, (subject, group) in enumerate(groupby(entries, lambda entry: entry["subject"])):
        passages = list(group)
        letter = f"brief-{place:03}"
        text = "\n\n".join([subject, *(passage["passage"] for passage in passages)])
        (corpus / f"{letter}.txt").write_text(text + "\n", encoding="utf-8")
        asked = [each for passage in passages for each in passage["questions"]]
        for number, each in enumerate(asked):
            yield EvalQuestion(
                id=f"{letter}-{number:02}",
                split="dev",
                kind=QuestionKind.PARAPHRASE,
                question=each["q"],
                answerable=True,
                evidence=(Evidence(letter=letter, text=each["a"]),),
                facts=((each["a"],),),
            )
