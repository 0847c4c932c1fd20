"""The model file -> ONNX graphs: the encoder, and its last layers as a reader has changed them.

The graph is written out operator by operator instead of traced from torch: nothing of several
hundred megabytes is made on the way, and preparing takes seconds.

In the ``int8`` graph each token's vector is rounded to eight bits by its own scale before each
matrix product. The usual dynamic quantization has one scale for all tokens together, which
costs ten times as much accuracy and is no faster.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from mhassist.encoder.model_file import BLOCK, Matrix, ModelFile, stack
from mhassist.encoder.reader import Change, Reader

Arithmetic = Literal["int8", "fp32"]
"""How matrix products are computed."""

POSITIONS = "positions"
"""Name of the property that holds the most tokens the model takes, special tokens included."""

_FUSED = "com.microsoft"
"""Domain of onnxruntime's own operators."""
_FP32_ACCURACY = 1
"""MatMulNBits computes with activations as they are; weights stay in 4 bits in the file."""
_GELU_SHIFT = 0.17
"""GELU is never below -0.16998: shifted by this, all eight bits serve the values that occur."""
_CONSTANTS: dict[str, NDArray[Any]] = {
    "axis_0": np.array([0], dtype=np.int64),
    "axis_1": np.array([1], dtype=np.int64),
    "axis_last": np.array([-1], dtype=np.int64),
    "one": np.array(1, dtype=np.float32),
    "signed_step": np.array(1 / 127, dtype=np.float32),
    "unsigned_step": np.array(1 / 255, dtype=np.float32),
    "signed_zero": np.array(128, dtype=np.uint8),
    "unsigned_zero": np.array(0, dtype=np.uint8),
    "gelu_shift": np.array(_GELU_SHIFT, dtype=np.float32),
}


def write_encoder(model: ModelFile, path: Path, arithmetic: Arithmetic, *, handed: int) -> None:
    """Write the model as an ONNX file.

    ``ids`` in, ``tokens`` and ``pooled`` (length 1) out, and as ``handed`` the states that come
    into a layer.

    Args:
        model: What is written.
        path: Where to.
        arithmetic: How matrix products are computed.
        handed: The layer, from 0.
    """
    writer = _Int8GraphWriter(model) if arithmetic == "int8" else _GraphWriter(model)
    onnx.save_model(writer.encoder(handed), path)


def write_reader(model: ModelFile, path: Path, reader: Reader) -> None:
    """Write the layers that a reader changes, as ``int8``: ``handed`` in, ``tokens`` out."""
    onnx.save_model(_Int8GraphWriter(model, reader.changes).reader(reader.first), path)


def write_probe(path: Path, size: int) -> None:
    """Write a graph that multiplies unsigned bytes by a square matrix of the largest weight."""
    weights = numpy_helper.from_array(np.full((size, size), 127, dtype=np.int8), "weights")
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["bytes", "weights"], ["products"])],
        "probe",
        [value("bytes", TensorProto.UINT8, ["rows", size])],
        [value("products", TensorProto.INT32, ["rows", size])],
        [weights],
    )
    opsets = [helper.make_opsetid("", 20)]
    onnx.save_model(helper.make_model(graph, opset_imports=opsets, ir_version=10), path)


class _GraphWriter:
    """Collects the nodes and weights of the graph, in order; products are in fp32."""

    def __init__(self, model: ModelFile) -> None:
        self._model = model
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[onnx.TensorProto] = []
        for name, values in _CONSTANTS.items():
            self._weight(name, values)

    def encoder(self, handed: int) -> onnx.ModelProto:
        states = self._embed()
        for layer in range(self._model.layers):
            if layer == handed:
                self._node("Identity", [states], "handed")
            states = self._layer(states, f"l{layer}.")
        self._node("ReduceMean", [states, "axis_1"], "mean", keepdims=0)
        self._node("LpNormalization", ["mean"], "pooled", axis=-1, p=2)
        self._node("LpNormalization", [states], "tokens", axis=-1, p=2)
        ids = helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "length"])
        pooled = helper.make_tensor_value_info("pooled", TensorProto.FLOAT, [1, self._model.hidden])
        return self._written([ids], [self._states("tokens"), pooled, self._states("handed")])

    def reader(self, first: int) -> onnx.ModelProto:
        states = "handed"
        for layer in range(first, self._model.layers):
            states = self._layer(states, f"l{layer}.")
        self._node("LpNormalization", [states], "tokens", axis=-1, p=2)
        return self._written([self._states("handed")], [self._states("tokens")])

    def _states(self, name: str) -> onnx.ValueInfoProto:
        shape = [1, "length", self._model.hidden]
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)

    def _written(
        self, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]
    ) -> onnx.ModelProto:
        graph = helper.make_graph(self._nodes, "encoder", inputs, outputs, self._weights)
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
        return self._add_and_normalize("word_vectors", "position_rows", "emb.ln")

    def _layer(self, states: str, layer: str) -> str:
        """Add one transformer layer; biases are added by the operator after each product."""
        projected = layer + "qkv"
        bias = self._product(states, projected, [layer + name for name in "qkv"])
        split = [layer + name for name in ("query", "key", "value")]
        self._nodes.append(helper.make_node("Split", [projected], split, axis=2, num_outputs=3))
        context = layer + "context"
        heads = self._model.heads
        self._node("MultiHeadAttention", [*split, bias], context, domain=_FUSED, num_heads=heads)
        bias = self._product(context, layer + "attended", [layer + "ao"])
        attended = self._add_and_normalize(layer + "attended", states, layer + "aln", bias=bias)
        bias = self._product(attended, layer + "inner", [layer + "fi"])
        self._node("BiasGelu", [layer + "inner", bias], layer + "active", domain=_FUSED)
        bias = self._product(layer + "active", layer + "outer", [layer + "fo"], after_gelu=True)
        return self._add_and_normalize(layer + "outer", attended, layer + "oln", bias=bias)

    def _product(
        self, states: str, output: str, names: list[str], *, after_gelu: bool = False
    ) -> str:
        """Multiply by the matrices ``names``, side by side; return the bias still to be added."""
        matrix, bias = self._stacked(names)
        rows, columns = matrix.nibbles.shape
        self._weight(
            output + ".weights", matrix.packed().reshape(rows, columns // BLOCK, BLOCK // 2)
        )
        self._weight(output + ".scales", matrix.scales.reshape(-1))
        self._node(
            "MatMulNBits",
            [states, output + ".weights", output + ".scales"],
            output,
            domain=_FUSED,
            K=columns,
            N=rows,
            bits=4,
            block_size=BLOCK,
            accuracy_level=_FP32_ACCURACY,
        )
        return self._weight(output + ".bias", bias)

    def _stacked(self, names: list[str]) -> tuple[Matrix, NDArray[np.float32]]:
        """Return matrices and biases under one another."""
        model = self._model
        columns = model.feed_forward if names[0].endswith("fo") else model.hidden
        matrix = stack([model.matrix(f"{name}.w", columns) for name in names])
        return matrix, np.concatenate([model.vector(f"{name}.b") for name in names])

    def _add_and_normalize(
        self, states: str, others: str, name: str, *, bias: str | None = None
    ) -> str:
        """Add two states and, where given, a bias, and normalize each token's vector."""
        if bias is not None:
            self._node("Add", [states, bias], name + ".biased")
            states = name + ".biased"
        self._node("Add", [states, others], name + ".sum")
        weight = self._weight(name + ".w", self._model.vector(name + ".w"))
        shift = self._weight(name + ".b", self._model.vector(name + ".b"))
        epsilon = self._model.epsilon
        self._node("LayerNormalization", [name + ".sum", weight, shift], name, epsilon=epsilon)
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

    def _weight(self, name: str, values: NDArray[Any]) -> str:
        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name


class _Int8GraphWriter(_GraphWriter):
    """Products of eight-bit tokens and eight-bit weights, each with a scale of its own."""

    def __init__(self, model: ModelFile, changes: Mapping[str, Change] | None = None) -> None:
        super().__init__(model)
        self._changes = changes or {}

    def _product(
        self, states: str, output: str, names: list[str], *, after_gelu: bool = False
    ) -> str:
        matrix, bias = self._stacked(names)
        dense = matrix.dense()
        rows = len(dense) // len(names)
        for place, name in enumerate(names):
            if name in self._changes:
                dense[place * rows : (place + 1) * rows] += self._changes[name].dense()
        scales = np.abs(dense).max(axis=1) / np.float32(127)
        weights = np.rint(dense / scales[:, None]).astype(np.int8)
        self._weight(output + ".weights", weights.T)
        self._weight(output + ".scales", scales)
        if after_gelu:
            # What the shift adds to each sum is the same for every token: off the bias it goes.
            added = _GELU_SHIFT * (weights.astype(np.float32).sum(axis=1) * scales)
            bias = (bias - added).astype(np.float32)
            zero = self._quantize_shifted(states, output)
        else:
            zero = self._quantize_signed(states, output)
        inputs = [output + ".int8", output + ".weights", "one", output + ".scales", zero]
        self._node("MatMulIntegerToFloat", inputs, output + ".sums", domain=_FUSED)
        self._node("Mul", [output + ".sums", output + ".steps"], output)
        return self._weight(output + ".bias", bias)

    def _quantize_signed(self, states: str, output: str) -> str:
        """Round to -127..127, kept as 1..255.

        No token's vector is all zero here, which would divide by zero: each comes out of a
        normalization with biases, or is a mean of vectors that do.
        """
        self._node("Abs", [states], output + ".sizes")
        self._quantize(states, output, step="signed_step", zero="signed_zero")
        return "signed_zero"

    def _quantize_shifted(self, states: str, output: str) -> str:
        """Round values that are at least ``-_GELU_SHIFT`` to 0..255."""
        self._node("Add", [states, "gelu_shift"], output + ".sizes")
        self._quantize(output + ".sizes", output, step="unsigned_step", zero="unsigned_zero")
        return "unsigned_zero"

    def _quantize(self, states: str, output: str, *, step: str, zero: str) -> None:
        """Divide each token's vector by its own step, and round."""
        self._node("ReduceMax", [output + ".sizes", "axis_last"], output + ".largest", keepdims=1)
        self._node("Mul", [output + ".largest", step], output + ".steps")
        self._node("Div", [states, output + ".steps"], output + ".scaled")
        self._node("QuantizeLinear", [output + ".scaled", "one", zero], output + ".int8")
