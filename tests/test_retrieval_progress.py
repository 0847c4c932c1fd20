"""Progress that is reported on an action comes with the action."""

from __future__ import annotations

from pathlib import Path

import pytest

from fake_encoder import FakeEncoder
from mhassist.index import Index, build_index, open_index
from mhassist.retrieval import Hit, with_progress
from mhassist.settings import Settings

REPORT = """\
Acties:

1. De inspectie zal met alle andere diensten aan de kust dit jaar nog een loodsteam oprichten.
- Voortgang actie 1: Het instrument is nog niet ingezet.
2. De dienst zal vissers voorlichten over hun contract.
- Voortgang actie 2: De voorlichting is in maart gestart.
"""


@pytest.fixture
def index(tmp_path: Path) -> Index:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "rapport.txt").write_text(REPORT, encoding="utf-8")
    settings = Settings(corpus=corpus, index=tmp_path / "index")
    build_index(settings, encoder=FakeEncoder())
    return open_index(settings)


def test_progress_scores_as_the_action_does_and_another_action_brings_none(index: Index) -> None:
    _, action, progress, other, _ = index.all_paragraphs
    assert action.related == (progress.number,)
    first, second = Hit(action, 2.5, {"late": 0.4}, 0), Hit(other, 1.0, {"late": 0.1}, 2)
    low = Hit(progress, 0.5, {"late": 0.05}, 1)

    alone = with_progress([first], index)
    known = with_progress([first, second, low], index)

    assert {key: hit.score for key, hit in alone.items()} == {action.id: 2.5, progress.id: 2.5}
    assert known[progress.id] == Hit(progress, 2.5, {"late": 0.05}, 1)
    assert with_progress([low], index) == {progress.id: low}
