"""The model file -> a folder that ``SentenceTransformer(folder)`` loads: weights in fp32."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import AddedToken, Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from mhassist.encoder.model_file import ModelFile
from mhassist.encoder.prompts import Prompts
from mhassist.encoder.unigram import BEGIN, END, PAD, SPACE, UNKNOWN, Vocabulary

SPECIAL_TOKENS = {"bos": "<s>", "pad": "<pad>", "eos": "</s>", "unk": "<unk>", "mask": "<mask>"}

LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
"""The file's names of the parts of a layer -> those of ``BertModel``."""


def write_sentence_transformers_folder(model: ModelFile, folder: Path, prompts: Prompts) -> None:
    """Write weights, tokenizer, pooling and prompts into ``folder``."""
    save_file(_weights(model), folder / "model.safetensors", metadata={"format": "pt"})
    build_tokenizer(model.vocabulary).save(str(folder / "tokenizer.json"), pretty=False)
    module = "sentence_transformers.models."
    files: dict[str, Any] = {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "vocab_size": model.rows,
            "hidden_size": model.hidden,
            "num_hidden_layers": model.layers,
            "num_attention_heads": model.heads,
            "intermediate_size": model.feed_forward,
            "max_position_embeddings": model.positions,
            "type_vocab_size": 2,
            "layer_norm_eps": model.epsilon,
            "hidden_act": "gelu",
            "pad_token_id": PAD,
        },
        "tokenizer_config.json": {
            # This class takes tokenizer.json as it is, where the model's own would rebuild it.
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": model.positions,
            **{f"{kind}_token": token for kind, token in SPECIAL_TOKENS.items()},
            "cls_token": SPECIAL_TOKENS["bos"],
            "sep_token": SPECIAL_TOKENS["eos"],
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": module + "Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": module + "Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": module + "Normalize"},
        ],
        "sentence_bert_config.json": {"max_seq_length": model.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": prompts.query, "passage": prompts.passage},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "1_Pooling/config.json": {
            "word_embedding_dimension": model.hidden,
            "pooling_mode_mean_tokens": True,
        },
    }
    (folder / "2_Normalize").mkdir()
    (folder / "1_Pooling").mkdir()
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def build_tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    """Return the model's tokenizer as the library ``tokenizers`` has it."""
    pieces = list(zip(vocabulary.pieces, vocabulary.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=UNKNOWN, byte_fallback=False))
    blank = "".join(a for a, b in vocabulary.normalization.items() if b == " ")
    removed = "".join(a for a, b in vocabulary.normalization.items() if not b)
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(_character_class(removed)), ""),
            normalizers.Replace(Regex(_character_class(blank)), " "),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(SPACE, prepend_scheme="always", split=True)
    begin, end = SPECIAL_TOKENS["bos"], SPECIAL_TOKENS["eos"]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, BEGIN), (end, END)],
    )
    tokenizer.add_special_tokens(
        [AddedToken(token, special=True, normalized=False) for token in SPECIAL_TOKENS.values()]
    )
    return tokenizer


def _character_class(characters: str) -> str:
    return "[" + "".join(f"\\x{{{ord(character):04X}}}" for character in characters) + "]"


def _weights(model: ModelFile) -> dict[str, NDArray[np.float32]]:
    """Return the tensors by the names that ``BertModel`` gives them."""
    hidden = model.hidden
    embeddings = "embeddings."
    weights = {
        embeddings + "word_embeddings.weight": model.matrix("emb.word", hidden).dense(),
        embeddings + "position_embeddings.weight": model.vector("emb.pos").reshape(-1, hidden),
        embeddings + "token_type_embeddings.weight": model.vector("emb.type").reshape(-1, hidden),
        embeddings + "LayerNorm.weight": model.vector("emb.ln.w"),
        embeddings + "LayerNorm.bias": model.vector("emb.ln.b"),
        # BertModel wants them and mean pooling leaves them unused.
        "pooler.dense.weight": np.zeros((hidden, hidden), dtype=np.float32),
        "pooler.dense.bias": np.zeros(hidden, dtype=np.float32),
    }
    for layer in range(model.layers):
        for short, name in LAYER_NAMES.items():
            target = f"encoder.layer.{layer}.{name}"
            columns = model.feed_forward if short == "fo" else hidden
            source = f"l{layer}.{short}"
            weights[target + ".weight"] = (
                model.matrix(source + ".w", columns).dense()
                if model.is_matrix(source + ".w")
                else model.vector(source + ".w")
            )
            weights[target + ".bias"] = model.vector(source + ".b")
    return weights
