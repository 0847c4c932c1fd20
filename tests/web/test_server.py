from __future__ import annotations

import errno
import os
import socket
from collections.abc import Iterator

import httpx
import pytest

import mhassist.web
from mhassist.errors import SettingsError
from mhassist.settings import Settings
from mhassist.web.gate import ELSEWHERE, FOREIGN
from mhassist.web.server import _keep_from_proxies, _why_not, check_port, serve


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_port_in_use_is_one_sentence_before_anything_is_loaded(taken_port: int) -> None:
    expected = (
        f"Poort {taken_port} is al in gebruik; "
        "stop het programma dat daar draait of kies een andere poort."
    )
    with pytest.raises(SettingsError) as caught:
        serve(Settings(port=taken_port), open_browser=False)
    assert str(caught.value) == expected


def test_free_port_is_accepted(taken_port: int) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        free = listener.getsockname()[1]
    check_port("127.0.0.1", free)


def test_address_of_another_machine_is_refused() -> None:
    # 192.0.2.0/24 is reserved for documentation: no machine has it.
    with pytest.raises(SettingsError, match=r"^De chat kan niet luisteren op adres 192\.0\.2\.1"):
        check_port("192.0.2.1", 7860)


def test_port_below_1024_is_refused_with_the_way_out() -> None:
    assert _why_not("127.0.0.1", 80, OSError(errno.EACCES, "Permission denied")) == (
        "Poort 80 mag niet gebruikt worden door deze gebruiker; kies een poort boven 1023."
    )


def test_own_address_is_never_asked_of_a_proxy() -> None:
    environment = {"NO_PROXY": "intern.nl,localhost"}
    _keep_from_proxies(environment)
    assert environment == {
        "NO_PROXY": "intern.nl,localhost,127.0.0.1",
        "no_proxy": "127.0.0.1,localhost",
    }


def test_telemetry_is_off() -> None:
    assert mhassist.web.__all__ == ["build_app", "serve"]
    names = ("GRADIO_ANALYTICS_ENABLED", "HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK")
    assert [os.environ[name] for name in names] == ["False", "1", "1"]


@pytest.fixture
def chat(address: str) -> Iterator[httpx.Client]:
    """Asks things of a served page."""
    with httpx.Client(base_url=address) as client:
        yield client


UPLOAD = "/gradio_api/upload"
LETTER = {"files": ("brief.txt", b"Geachte voorzitter,")}


def test_page_itself_may_hand_in_a_letter(chat: httpx.Client) -> None:
    own = str(chat.base_url).rstrip("/")
    answered = chat.post(UPLOAD, files=LETTER, headers={"origin": own})
    assert (answered.status_code, len(answered.json())) == (200, 1)
    assert answered.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("headers", "status", "sentence"),
    [
        pytest.param({"host": "evil.example"}, 421, ELSEWHERE, id="name bound to this machine"),
        pytest.param({"origin": "http://evil.example"}, 403, FOREIGN, id="another page"),
        pytest.param(
            {"host": "evil.example", "origin": "http://evil.example"}, 421, ELSEWHERE, id="both"
        ),
    ],
)
@pytest.mark.parametrize("method", ["POST", "OPTIONS", "GET"])
def test_nothing_is_done_or_allowed_for_another_site(
    chat: httpx.Client, headers: dict[str, str], status: int, sentence: str, method: str
) -> None:
    asked = {**headers, "access-control-request-method": "POST"}
    answered = chat.request(method, UPLOAD, headers=asked)
    assert (answered.status_code, answered.text) == (status, sentence)
    assert [name for name in answered.headers if name.startswith("access-control")] == []
