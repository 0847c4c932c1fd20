from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.encoder import load_encoder
from mhassist.errors import EncoderError
from mhassist.settings import load_settings


@pytest.mark.parametrize("runtime", ["onnx-int8", "onnx-fp32"])
def test_onnx_runtime_is_for_the_default_model_alone(runtime: str) -> None:
    settings = load_settings(encoder="een-ander-model", runtime=runtime)

    with pytest.raises(EncoderError, match=f"'{runtime}' werkt alleen met .* 'een-ander-model'"):
        load_encoder(settings)


@pytest.mark.model
def test_model_that_is_not_on_this_computer_is_named(tmp_path: Path) -> None:
    settings = load_settings(encoder=str(tmp_path / "weg"), cache=tmp_path)

    with pytest.raises(EncoderError, match=r"weg' kan niet geladen worden.*MHASSIST_ENCODER"):
        load_encoder(settings)
