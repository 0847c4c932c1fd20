"""Letters and questions to learn from, besides those of the corpus."""

from __future__ import annotations

import json
from pathlib import Path

from mhassist.evaluation.fitting.dossiers import (
    find_dossiers,
    find_weighed_dossiers,
    passages_dossier,
)
from mhassist.letters import load_corpus
from mhassist.settings import Settings

QUESTION = {
    "id": "q1",
    "split": "dev",
    "kind": "number",
    "question": "Hoeveel schepen?",
    "answerable": True,
    "evidence": [{"letter": "vloot", "text": "Er zijn vijf schepen."}],
    "facts": [["vijf"]],
}


def test_passages_of_a_subject_are_a_letter_with_its_questions(tmp_path: Path) -> None:
    entries = [
        {
            "subject": subject,
            "passage": f"Er zijn {count} {subject}. Zij liggen stil.",
            "questions": [{"q": "Hoeveel?", "a": f"Er zijn {count} {subject}."}],
        }
        for subject, count in (("schepen", "vijf"), ("schepen", "zes"), ("netten", "tien"))
    ]
    path = tmp_path / "passages.jsonl"
    path.write_text("\n".join(json.dumps(entry) for entry in entries) + "\n", encoding="utf-8")

    dossier = passages_dossier(path, tmp_path)

    letters = {letter.id: letter.text for letter in load_corpus(dossier.corpus)}
    assert list(letters) == ["brief-000", "brief-001"]
    assert letters["brief-000"].split("\n\n")[1:] == [
        "Er zijn vijf schepen. Zij liggen stil.",
        "Er zijn zes schepen. Zij liggen stil.\n",
    ]
    assert [(each.id, each.evidence[0].letter, each.facts) for each in dossier.questions] == [
        ("brief-000-00", "brief-000", (("Er zijn vijf schepen.",),)),
        ("brief-000-01", "brief-000", (("Er zijn zes schepen.",),)),
        ("brief-001-00", "brief-001", (("Er zijn tien netten.",),)),
    ]


def test_the_test_half_is_not_learned_from(tmp_path: Path) -> None:
    def write(name: str, *questions: dict[str, object]) -> None:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(map(json.dumps, questions)) + "\n", encoding="utf-8")

    write("questions.jsonl", QUESTION, {**QUESTION, "id": "q2", "split": "test"})
    write("fitting.jsonl", {**QUESTION, "id": "q3"})
    write("fitting/vloot/questions.jsonl", {**QUESTION, "id": "q4"})
    (tmp_path / "fitting" / "vloot" / "corpus").mkdir()

    own, invented = find_dossiers(Settings(eval=tmp_path))

    assert [question.id for question in own.questions] == ["q1", "q3"]
    assert invented.corpus == tmp_path / "fitting" / "vloot" / "corpus"
    assert [question.id for question in invented.questions] == ["q4"]
    assert find_weighed_dossiers(Settings(eval=tmp_path)) == []


def test_letters_that_weights_alone_are_fitted_on_train_no_reader(tmp_path: Path) -> None:
    line = json.dumps(QUESTION) + "\n"
    for name in ("vloot", "gewichten/netten"):
        (tmp_path / "fitting" / name / "corpus").mkdir(parents=True)
        (tmp_path / "fitting" / name / "questions.jsonl").write_text(line, encoding="utf-8")
    for name in ("questions.jsonl", "fitting.jsonl"):
        (tmp_path / name).write_text(line, encoding="utf-8")
    settings = Settings(eval=tmp_path)

    assert [each.name for each in find_dossiers(settings)] == ["corpus", "vloot"]
    assert [each.name for each in find_weighed_dossiers(settings)] == ["netten"]
