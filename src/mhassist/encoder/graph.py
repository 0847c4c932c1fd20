"""The model file -> an ONNX graph with two outputs: token vectors and the pooled vector.

The graph is written out operator by operator instead of traced from torch: onnxruntime computes
with the 4-bit weights of the file as they are, so nothing is lost or fitted, nothing of several
hundred megabytes is made on the way, and preparing takes seconds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from mhassist.encoder.model_file import BLOCK, Matrix, ModelFile, stack

Arithmetic = Literal["int8", "fp32"]
"""How activations enter a matrix product: rounded to int8 per block of 32, or as they are."""

ACCURACY_LEVEL = {"fp32": 1, "int8": 4}
"""onnxruntime's numbers for it (MatMulNBits)."""
POSITIONS = "positions"
"""Name of the property that holds the most tokens the model takes, special tokens included."""
_FUSED = "com.microsoft"
"""Domain of onnxruntime's own operators."""


def write_graph(model: ModelFile, path: Path, arithmetic: Arithmetic) -> None:
    """Write the model as an ONNX file: ``ids`` in, ``tokens`` and ``pooled`` (length 1) out."""
    onnx.save_model(_GraphWriter(model, arithmetic).build(), path)


class _GraphWriter:
    """Collects the nodes and weights of the graph, in order."""

    def __init__(self, model: ModelFile, arithmetic: Arithmetic) -> None:
        self._model = model
        self._accuracy_level = ACCURACY_LEVEL[arithmetic]
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[onnx.TensorProto] = []

    def build(self) -> onnx.ModelProto:
        hidden = self._model.hidden
        states = self._embed()
        for layer in range(self._model.layers):
            states = self._layer(states, f"l{layer}.")
        self._node("ReduceMean", [states, "axis_1"], "mean", keepdims=0)
        self._node("LpNormalization", ["mean"], "pooled", axis=-1, p=2)
        self._node("LpNormalization", [states], "tokens", axis=-1, p=2)
        value = helper.make_tensor_value_info
        graph = helper.make_graph(
            self._nodes,
            "encoder",
            [value("ids", TensorProto.INT64, [1, "length"])],
            [
                value("tokens", TensorProto.FLOAT, [1, "length", hidden]),
                value("pooled", TensorProto.FLOAT, [1, hidden]),
            ],
            self._weights,
        )
        versions = [helper.make_opsetid("", 20), helper.make_opsetid(_FUSED, 1)]
        model = helper.make_model(graph, opset_imports=versions, ir_version=10)
        helper.set_model_props(model, {POSITIONS: str(self._model.positions)})
        return model

    def _embed(self) -> str:
        """Add word, position and type vectors, and normalize."""
        model = self._model
        words = model.matrix("emb.word", model.hidden)
        self._weight("words", words.packed())
        self._weight("words.scales", words.scales)
        # Every token is of type 0, so its vector goes with the positions.
        positions = model.vector("emb.pos").reshape(model.positions, model.hidden)
        self._weight("positions", positions + model.vector("emb.type")[: model.hidden])
        self._weight("axis_0", np.array([0], dtype=np.int64))
        self._weight("axis_1", np.array([1], dtype=np.int64))
        self._node(
            "GatherBlockQuantized",
            ["words", "ids", "words.scales"],
            "word_vectors",
            domain=_FUSED,
            gather_axis=0,
            quantize_axis=1,
            block_size=BLOCK,
            bits=4,
        )
        self._node("Shape", ["ids"], "length", start=1, end=2)
        self._node("Slice", ["positions", "axis_0", "length", "axis_0"], "position_rows")
        self._node("Unsqueeze", ["position_rows", "axis_0"], "position_vectors")
        return self._add_and_normalize("word_vectors", "position_vectors", "emb.ln")

    def _layer(self, states: str, layer: str) -> str:
        """Add one transformer layer."""
        hidden, feed_forward = self._model.hidden, self._model.feed_forward
        names = [layer + name for name in ("q", "k", "v")]
        self._product(states, layer + "qkv", names=names, columns=hidden)
        split = [layer + name for name in ("query", "key", "value")]
        self._nodes.append(helper.make_node("Split", [layer + "qkv"], split, axis=2, num_outputs=3))
        self._node(
            "MultiHeadAttention",
            split,
            layer + "context",
            domain=_FUSED,
            num_heads=self._model.heads,
        )
        self._product(layer + "context", layer + "attended", names=[layer + "ao"], columns=hidden)
        attended = self._add_and_normalize(layer + "attended", states, layer + "aln")
        self._product(attended, layer + "inner", names=[layer + "fi"], columns=hidden)
        self._node("Gelu", [layer + "inner"], layer + "active", domain=_FUSED)
        self._product(layer + "active", layer + "outer", names=[layer + "fo"], columns=feed_forward)
        return self._add_and_normalize(layer + "outer", attended, layer + "oln")

    def _product(self, states: str, output: str, *, names: list[str], columns: int) -> None:
        """Multiply by the matrices ``names``, side by side, and add their biases."""
        matrix: Matrix = stack([self._model.matrix(f"{name}.w", columns) for name in names])
        bias = np.concatenate([self._model.vector(f"{name}.b") for name in names])
        packed = matrix.packed().reshape(len(bias), columns // BLOCK, BLOCK // 2)
        self._weight(output + ".weights", packed)
        self._weight(output + ".scales", matrix.scales.reshape(-1))
        self._weight(output + ".bias", bias)
        self._node(
            "MatMulNBits",
            [states, output + ".weights", output + ".scales", "", "", output + ".bias"],
            output,
            domain=_FUSED,
            K=columns,
            N=len(bias),
            bits=4,
            block_size=BLOCK,
            accuracy_level=self._accuracy_level,
        )

    def _add_and_normalize(self, states: str, residual: str, name: str) -> str:
        self._weight(name + ".w", self._model.vector(name + ".w"))
        self._weight(name + ".b", self._model.vector(name + ".b"))
        self._node(
            "SkipLayerNormalization",
            [states, residual, name + ".w", name + ".b"],
            name,
            domain=_FUSED,
            epsilon=self._model.epsilon,
        )
        return name

    def _node(
        self,
        operator: str,
        inputs: list[str],
        output: str,
        *,
        domain: str = "",
        **attributes: Any,  # noqa: ANN401  # as onnx.helper types them
    ) -> None:
        node = helper.make_node(operator, inputs, [output], domain=domain, **attributes)
        self._nodes.append(node)

    def _weight(self, name: str, values: NDArray[np.generic]) -> None:
        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
