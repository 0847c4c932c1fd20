"""Settings -> the encoder they name, prepared first where that has not been done yet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal

from mhassist.encoder.encoding import Encoder
from mhassist.encoder.model_file import SHA256, find_model_file, read_model_file
from mhassist.encoder.prepared import discard, prepared_folder
from mhassist.encoder.prompts import Prompts
from mhassist.encoder.reader import Reader, load_reader
from mhassist.encoder.token_mean import load_token_mean
from mhassist.errors import EncoderError
from mhassist.settings import Settings

# torch, sentence_transformers, onnx and onnxruntime are imported where they are needed: together
# they take seven seconds, and a question to the default model needs onnxruntime alone.

DEFAULT_MODEL = "multilingual-e5-small"
DEFAULT_PROMPTS = Prompts(query="query: ", passage="passage: ")
RECIPE = 2
"""Raised when the same file gives other vectors; an older cache is then left unused."""

Preparation = Callable[[str, float], None]
"""Called while the model is prepared, with what is being done and the share that is finished."""

OnnxRuntime = Literal["onnx-int8", "onnx-fp32"]


def load_encoder(
    settings: Settings,
    progress: Preparation | None = None,
    *,
    learned: tuple[Reader, str] | None = None,
) -> Encoder:
    """Return the encoder that the settings name; the default model is prepared on first use.

    Args:
        settings: Name the model and how it is run.
        progress: Called while the model is prepared.
        learned: Another reader of questions than the one that comes with the default model, and
            its checksum.

    Raises:
        EncoderError: If the model cannot be prepared or loaded; the message says what to do.
    """
    runtime = _runtime(settings)
    if runtime == "torch":
        return _load_torch(settings, progress)
    if settings.encoder != DEFAULT_MODEL:
        raise EncoderError(
            f"Runtime '{runtime}' werkt alleen met het model {DEFAULT_MODEL}; kies voor "
            f"'{settings.encoder}' de runtime 'torch' of 'auto'."
        )
    return _load_onnx(settings, runtime, progress, learned=learned or load_reader())


def known_fingerprint(settings: Settings) -> str | None:
    """Return the fingerprint of the encoder that the settings name, without loading it.

    ``None`` where it can be known from the loaded model alone: run by torch, its files decide.
    """
    runtime = _runtime(settings)
    if runtime == "torch" or settings.encoder != DEFAULT_MODEL:
        return None
    return _fingerprint_onnx(settings, runtime)


def _runtime(settings: Settings) -> Literal["torch"] | OnnxRuntime:
    if settings.runtime != "auto":
        return settings.runtime
    return "onnx-int8" if settings.encoder == DEFAULT_MODEL else "torch"


def _fingerprint_onnx(settings: Settings, runtime: OnnxRuntime) -> str:
    prompts = _prompts(settings, DEFAULT_PROMPTS)
    return _centred(_fingerprint(DEFAULT_MODEL, SHA256, runtime=runtime, prompts=prompts))


def _load_onnx(
    settings: Settings,
    runtime: OnnxRuntime,
    progress: Preparation | None,
    *,
    learned: tuple[Reader, str],
) -> Encoder:
    from mhassist.encoder.onnx_encoder import (
        GRAPH_FILE,
        PROBE_FILE,
        PROBE_SIZE,
        READER_FILE,
        OnnxEncoder,
    )

    reader, checksum = learned

    def make(folder: Path) -> None:
        from mhassist.encoder.graph import write_encoder, write_probe, write_reader

        _report(progress, 0.0)
        model = read_model_file(find_model_file())
        _report(progress, 0.3)
        model.vocabulary.save(folder)
        _report(progress, 0.4)
        graph = folder / GRAPH_FILE
        write_encoder(
            model, graph, "int8" if runtime == "onnx-int8" else "fp32", handed=reader.first
        )
        write_reader(model, folder / READER_FILE, reader)
        write_probe(folder / PROBE_FILE, PROBE_SIZE)
        _report(progress, 1.0)

    fingerprint = _fingerprint_onnx(settings, runtime)

    def load(folder: Path) -> Encoder:
        return OnnxEncoder(
            folder,
            reader=reader,
            token_mean=load_token_mean()[0],
            fingerprints=(fingerprint, f"{fingerprint} reader={checksum[:16]}"),
            prompts=_prompts(settings, DEFAULT_PROMPTS),
            threads=settings.threads,
        )

    target = _cache_folder(settings, runtime)
    return _open_prepared(target.with_name(f"{target.name}-{checksum[:8]}"), make, load)


def _load_torch(settings: Settings, progress: Preparation | None) -> Encoder:
    from mhassist.encoder.torch_encoder import (
        TorchEncoder,
        fingerprint_of,
        load_model,
        own_prompts,
    )

    def make(folder: Path) -> None:
        from mhassist.encoder.sentence_transformers_folder import (
            write_sentence_transformers_folder,
        )

        _report(progress, 0.0)
        model = read_model_file(find_model_file())
        _report(progress, 0.2)
        write_sentence_transformers_folder(model, folder, DEFAULT_PROMPTS)
        _report(progress, 1.0)

    def load(folder: Path | str) -> Encoder:
        model = load_model(str(folder), settings.threads)
        prompts = _prompts(settings, own_prompts(model))
        fingerprint = _fingerprint(
            Path(settings.encoder).name, fingerprint_of(model), runtime="torch", prompts=prompts
        )
        if settings.encoder != DEFAULT_MODEL:
            return TorchEncoder(model, fingerprint=fingerprint, prompts=prompts)
        return TorchEncoder(
            model,
            fingerprint=_centred(fingerprint),
            prompts=prompts,
            token_mean=load_token_mean()[0],
        )

    if settings.encoder != DEFAULT_MODEL:
        return load(settings.encoder)
    return _open_prepared(_cache_folder(settings, "torch"), make, load)


def _cache_folder(settings: Settings, runtime: str) -> Path:
    return settings.cache / f"{DEFAULT_MODEL}-{SHA256[:8]}-{runtime}-{RECIPE}"


def _open_prepared(
    target: Path, make: Callable[[Path], None], load: Callable[[Path], Encoder]
) -> Encoder:
    """Load what was prepared; where that fails, prepare it again, once."""
    folder = prepared_folder(target, make)
    try:
        return load(folder)
    except Exception:  # onnxruntime's errors have nothing else in common
        with suppress(OSError):  # a cache that may only be read: the second try says so
            discard(folder)
    try:
        return load(prepared_folder(target, make))
    except EncoderError:
        raise
    except Exception as error:
        raise EncoderError(
            f"Het taalmodel dat in {target} is klaargezet kan niet geladen worden "
            f"({error}); verwijder die map en voer de opdracht opnieuw uit."
        ) from error


def _prompts(settings: Settings, own: Prompts) -> Prompts:
    return Prompts(
        query=own.query if settings.query_prompt is None else settings.query_prompt,
        passage=own.passage if settings.passage_prompt is None else settings.passage_prompt,
    )


def _fingerprint(model: str, revision: str, *, runtime: str, prompts: Prompts) -> str:
    return (
        f"{model} {revision[:16]} {runtime} recipe={RECIPE} "
        f"query={prompts.query!r} passage={prompts.passage!r}"
    )


def _centred(fingerprint: str) -> str:
    """Return the fingerprint of the default model with that of its mean, which an index holds."""
    return f"{fingerprint} centre={load_token_mean()[1][:8]}"


def _report(progress: Preparation | None, share: float) -> None:
    if progress is not None:
        progress("Taalmodel klaarzetten", share)
