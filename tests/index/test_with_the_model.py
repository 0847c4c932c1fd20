"""The index with the real encoder, on the small corpus."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_index import checksums, small_settings

from mhassist.encoder import load_encoder
from mhassist.index import build_index, open_index

pytestmark = pytest.mark.model


def test_two_builds_leave_the_same_bytes_and_a_question_finds_its_paragraph(
    tmp_path: Path,
) -> None:
    settings = small_settings(tmp_path)
    encoder = load_encoder(settings)
    build_index(settings, encoder=encoder)
    before = checksums(settings.index)

    build_index(settings, encoder=load_encoder(settings))

    assert checksums(settings.index) == before
    index = open_index(settings, encoder_fingerprint=encoder.fingerprint)
    (question,) = encoder.encode_questions(["How many detectives were trained?"])
    rows, _ = index.nearest_rows(question.pooled, limit=1)
    assert index.chunks[rows[0]].id == "brief-a/p1/c0"


def test_token_offsets_cover_the_words_of_the_paragraph(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    build_index(settings, encoder=load_encoder(settings))
    index = open_index(settings)

    for row, position in enumerate(index.row_paragraph):
        text = index.all_paragraphs[position].text
        own = [(start, end) for start, end in index.token_offsets(row).tolist() if start >= 0]
        pieces = [text[start:end].strip() for start, end in own]
        assert "".join(pieces) == text.replace(" ", "")
        assert len(own) < len(index.token_vectors(row))  # the context has tokens too
