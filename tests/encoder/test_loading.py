from __future__ import annotations

import os
import subprocess
import sys
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

    with pytest.raises(EncoderError, match=r"weg' staat niet op deze computer.*MHASSIST_ENCODER"):
        load_encoder(settings)


@pytest.mark.model
def test_folder_that_is_no_model_is_named_with_the_reason(tmp_path: Path) -> None:
    settings = load_settings(encoder=str(tmp_path), cache=tmp_path)

    with pytest.raises(EncoderError, match=r"kan niet geladen worden \(.+\).*MHASSIST_ENCODER"):
        load_encoder(settings)


@pytest.mark.model
def test_name_of_a_model_is_looked_up_on_this_computer_alone(tmp_path: Path) -> None:
    code = (
        "import huggingface_hub.constants\n"  # as the chat does, before there is an encoder
        "import socket\n"
        "def refuse(*arguments, **_):\n"
        "    print('asked', arguments[0])\n"
        "    raise OSError\n"
        "socket.getaddrinfo = refuse\n"
        "from mhassist.encoder import load_encoder\n"
        "from mhassist.settings import load_settings\n"
        "try:\n"
        "    load_encoder(load_settings(encoder='een-ander-model'))\n"
        "except Exception as error:\n"
        "    print(type(error).__name__)\n"
    )
    own = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-c", code], env=own, capture_output=True, text=True, check=True
    )

    assert done.stdout == "EncoderError\n"
