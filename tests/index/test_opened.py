from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from small_index import built, opened, small_settings

from fake_encoder import FakeEncoder
from mhassist.errors import IndexMismatchError, IndexMissingError
from mhassist.index import build_index, open_index
from mhassist.index.manifest import FORMAT, generation_name
from mhassist.letters import load_corpus
from mhassist.paragraphs import Span, structure_letter

FILES = [
    "bm25_rows.npy",
    "bm25_scores.npy",
    "bm25_starts.npy",
    "manifest.json",
    "pooled.faiss",
    "records.sqlite",
    "terms.json",
    "token_mean.npy",
    "token_offsets.npy",
    "token_starts.npy",
    "token_vectors.npy",
    "words.json",
]


def test_records_are_those_of_the_letters(tmp_path: Path) -> None:
    settings, report = built(tmp_path)
    letters = load_corpus(settings.corpus)

    index = open_index(settings, encoder_fingerprint="fake-encoder-1")

    assert index.version == report.version
    assert index.letters == letters
    assert index.all_paragraphs == tuple(
        paragraph for letter in letters for paragraph in structure_letter(letter).paragraphs
    )
    assert index.letter("brief-b") == letters[1]
    assert index.paragraph("brief-a/p2") == index.paragraphs_of("brief-a")[1]
    assert [chunk.id for chunk in index.chunks] == [
        "brief-a/p1/c0",
        "brief-a/p2/c0",
        "brief-b/p1/c0",
    ]
    assert index.row_paragraph.tolist() == [0, 1, 2]


def test_unknown_letter_or_paragraph_is_a_key_error(tmp_path: Path) -> None:
    index = opened(tmp_path)

    with pytest.raises(KeyError, match="brief-z"):
        index.letter("brief-z")
    with pytest.raises(KeyError, match="brief-z"):
        index.paragraphs_of("brief-z")
    with pytest.raises(KeyError, match="brief-a/p9"):
        index.paragraph("brief-a/p9")


def test_structure_is_what_was_stored_with_the_rest_as_furniture(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    (settings.corpus / "brief-c.txt").write_text(
        "De haven krijgt een loket voor vissers.\n\nPagina 1 van 2\n\f"
        "Het loket gaat in mei open.\n\nPagina 2 van 2\n",
        encoding="utf-8",
    )
    build_index(settings, encoder=FakeEncoder())
    index = open_index(settings)

    structure = index.structure("brief-c")

    assert structure.paragraphs is index.paragraphs_of("brief-c")
    assert [each.text for each in structure.paragraphs] == [
        "De haven krijgt een loket voor vissers.",
        "Het loket gaat in mei open.",
    ]
    assert [(each.span, each.text.split()) for each in structure.furniture] == [
        (Span(39, 57), ["Pagina", "1", "van", "2"]),
        (Span(84, 101), ["Pagina", "2", "van", "2"]),
    ]
    with pytest.raises(KeyError, match="brief-z"):
        index.structure("brief-z")


def test_vectors_are_those_of_the_passages(tmp_path: Path) -> None:
    index = opened(tmp_path)
    expected = FakeEncoder().encode_passages([chunk.passage for chunk in index.chunks])

    assert index.dim == 16
    assert np.array_equal(index.pooled_vectors, [one.pooled for one in expected])
    for row, encoding in enumerate(expected):
        assert np.array_equal(index.token_vectors(row), encoding.tokens)


def test_token_offsets_point_into_the_paragraph(tmp_path: Path) -> None:
    index = opened(tmp_path)
    text = index.all_paragraphs[2].text

    offsets = index.token_offsets(2).tolist()

    assert offsets[:2] == [[-1, -1], [-1, -1]]
    assert [text[start:end] for start, end in offsets if start >= 0] == [
        "Gemeenten", "krijgen", "dit", "jaar", "een", "handreiking", "over", "de", "zorg", "voor",
        "minderjarige", "slachtoffers",
    ]  # fmt: skip


def test_bm25_takes_a_question_or_stems(tmp_path: Path) -> None:
    index = opened(tmp_path)

    scores = index.bm25_scores("Hoeveel rechercheur?")

    assert (scores > 0).tolist() == [True, False, False]
    assert index.bm25_scores(["rechercheur"]).tolist() == scores.tolist()
    assert index.bm25_scores("xyzzy").tolist() == [0.0, 0.0, 0.0]
    assert index.document_frequency("slachtoffer") == 2
    assert index.document_frequency("xyzzy") == 0


def test_vocabulary_counts_the_words_of_the_letters(tmp_path: Path) -> None:
    vocabulary = opened(tmp_path).vocabulary

    assert vocabulary["slachtoffers"] == 2
    assert vocabulary["1.200"] == 1
    assert vocabulary["financiële"] == 1
    assert "datum" not in vocabulary  # of the contexts, not of the letters
    assert list(vocabulary) == sorted(vocabulary)


def test_no_index_names_the_folder_and_the_command(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)

    with pytest.raises(IndexMissingError) as caught:
        open_index(settings)

    assert str(caught.value) == (
        f"Er is nog geen index in {tmp_path}/index; maak hem met"
        f" `mhassist index --corpus {tmp_path}/corpus --index {tmp_path}/index`."
    )


def test_other_encoder_is_refused_with_both_names(tmp_path: Path) -> None:
    settings, _ = built(tmp_path)

    with pytest.raises(IndexMismatchError, match=r"\(fake-encoder-1\) dan nu .* \(other\); maak"):
        open_index(settings, encoder_fingerprint="other")


def test_files_are_those_under_test(tmp_path: Path) -> None:
    settings, report = built(tmp_path)

    assert sorted(file.name for file in (settings.index / report.version).iterdir()) == FILES


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["changed", "cut", "missing"])
def test_damage_to_any_file_is_refused(tmp_path: Path, name: str, damage: str) -> None:
    settings, report = built(tmp_path)
    file = settings.index / report.version / name
    content = bytearray(file.read_bytes())
    if damage == "changed":
        content[-1] ^= 1
    file.write_bytes(content[:-1] if damage == "cut" else content)
    if damage == "missing":
        file.unlink()

    with pytest.raises(IndexMismatchError, match=rf"is beschadigd \({name}\); maak hem opnieuw"):
        open_index(settings)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"../../etc\n", id="a path"),
        pytest.param(b"\xff\xfe\n", id="not text"),
    ],
)
def test_damaged_current_is_refused(tmp_path: Path, content: bytes) -> None:
    settings, _ = built(tmp_path)
    (settings.index / "CURRENT").write_bytes(content)

    with pytest.raises(IndexMismatchError, match=r"beschadigd \(CURRENT\)"):
        open_index(settings)


def test_missing_generation_is_refused(tmp_path: Path) -> None:
    settings, report = built(tmp_path)
    (settings.index / report.version).rename(tmp_path / "away")

    with pytest.raises(IndexMismatchError, match=r"beschadigd \(manifest.json\)"):
        open_index(settings)


def test_other_format_is_refused(tmp_path: Path) -> None:
    settings, report = built(tmp_path)
    generation = settings.index / report.version
    content = (generation / "manifest.json").read_bytes()
    newer = content.replace(b'"format": %d' % FORMAT, b'"format": %d' % (FORMAT + 1))
    (generation / "manifest.json").write_bytes(newer)
    generation.rename(settings.index / generation_name(newer))
    (settings.index / "CURRENT").write_text(generation_name(newer), encoding="ascii")

    with pytest.raises(IndexMismatchError, match="gemaakt door een andere versie van mhassist"):
        open_index(settings)


def test_file_names_with_accents_and_spaces_work(tmp_path: Path) -> None:
    folder = tmp_path / "één map #1?"
    folder.mkdir()

    assert len(opened(folder).chunks) == 3


def test_index_of_a_letter_without_words_opens(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    (settings.corpus / "brief-a.txt").write_text("...\n", encoding="utf-8")
    build_index(settings, encoder=FakeEncoder())

    assert open_index(settings).version != ""


def test_opening_imports_no_model_library(tmp_path: Path) -> None:
    settings, _ = built(tmp_path)
    code = (
        "import sys\n"
        "from mhassist.index import open_index\n"
        "from mhassist.settings import Settings\n"
        f"open_index(Settings(index={str(settings.index)!r}))\n"
        "heavy = {'torch', 'transformers', 'onnxruntime', 'bm25s', 'scipy', 'tiktoken'}\n"
        "print(sorted(heavy & sys.modules.keys()))\n"
    )

    found = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    )

    assert found.stdout == "[]\n"
