from __future__ import annotations

import errno
import os
import signal
import socket
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
import httpx
import pytest
from gradio import processing_utils

import mhassist.web
from mhassist.errors import SettingsError
from mhassist.live import LiveAssistant
from mhassist.settings import Settings
from mhassist.web import build_app, server
from mhassist.web.gate import ELSEWHERE, FOREIGN, OUTWARD
from mhassist.web.server import (
    _fetch_nothing_for_gradio,
    _keep_from_proxies,
    _why_not,
    check_port,
    keeping_uploads_apart,
    serve,
)
from web.fake_assistant import FakeAssistant


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


def test_address_of_the_web_in_place_of_a_file_is_not_fetched(
    chat: httpx.Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = chat.get("/gradio_api/file=https://example.invalid/brief.pdf")
    assert (answered.status_code, answered.text) == (403, OUTWARD)
    monkeypatch.setattr(  # put back afterwards
        processing_utils, "async_ssrf_protected_get", processing_utils.async_ssrf_protected_get
    )
    _fetch_nothing_for_gradio()
    with pytest.raises(ValueError, match=r"^Deze chat haalt niets op van internet\."):
        processing_utils.ssrf_protected_download("https://example.invalid/b.pdf", str(tmp_path))


def test_letter_that_is_too_large_is_refused_while_it_comes_in(chat: httpx.Client) -> None:
    assert chat.get("/config").json()["max_file_size"] == 300 * 2**20


def test_letters_that_were_handed_in_are_removed_after_some_hours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Stop(Exception):  # noqa: N818  # nothing went wrong
        """Nothing more has to be built."""

    def blocks(**options: object) -> None:
        assert options["delete_cache"] == (600, 4 * 3600)
        raise Stop

    monkeypatch.setattr(gr, "Blocks", blocks)
    with pytest.raises(Stop):
        build_app(FakeAssistant())


@pytest.mark.parametrize("end", [None, KeyboardInterrupt, signal.SIGTERM])
def test_letters_that_were_handed_in_are_for_this_user_and_go_with_the_chat(
    monkeypatch: pytest.MonkeyPatch, end: object
) -> None:
    monkeypatch.delenv("GRADIO_TEMP_DIR", raising=False)
    before = signal.getsignal(signal.SIGTERM)
    seen: list[Path] = []

    def use() -> None:
        with keeping_uploads_apart():
            folder = Path(os.environ["GRADIO_TEMP_DIR"])
            seen.append(folder)
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
            (folder / "brief.txt").write_bytes(b"Concept")
            if end is KeyboardInterrupt:
                raise KeyboardInterrupt
            if end is signal.SIGTERM:
                signal.raise_signal(signal.SIGTERM)

    if end is None:
        use()
    else:
        with pytest.raises(KeyboardInterrupt):
            use()
    assert not seen[0].exists()
    assert "GRADIO_TEMP_DIR" not in os.environ
    assert signal.getsignal(signal.SIGTERM) is before


class Served:
    """Stands for the page that is served, and ends at once."""

    is_running = False

    def __init__(self) -> None:
        self.desk: object = "not built"

    def build(self, _: object, *, desk: object, evaluation: object) -> Served:
        self.desk = desk
        return self

    def close(self, *, verbose: bool) -> None:
        assert not verbose


@pytest.mark.parametrize(
    ("host", "allowed", "has_desk", "said"),
    [
        pytest.param("127.0.0.1", False, True, "", id="this machine"),
        pytest.param(
            "0.0.0.0",  # noqa: S104  # nothing listens there
            False,
            False,
            "Anderen openen de chat op http://werkplek:7861/, zonder de pagina Brieven; met "
            "--allow-changes is die er wel, en kan iedereen daar brieven wijzigen en "
            "verwijderen.\n",
            id="a network",
        ),
        pytest.param(
            "192.0.2.1",
            True,
            True,
            "Anderen openen de chat op http://192.0.2.1:7861/, en kunnen op de pagina Brieven "
            "brieven toevoegen, wijzigen en verwijderen.\n",
            id="a network that may change letters",
        ),
    ],
)
def test_letters_are_changed_from_another_machine_only_where_that_is_allowed(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    host: str,
    allowed: bool,
    has_desk: bool,
    said: str,
) -> None:
    served = Served()
    monkeypatch.setattr(LiveAssistant, "open", lambda _: FakeAssistant())
    monkeypatch.setattr(server, "check_port", lambda *_: None)
    monkeypatch.setattr(server, "build_app", served.build)
    monkeypatch.setattr(server, "launch", lambda *_, **__: "http://localhost:7861/")
    monkeypatch.setattr(socket, "gethostname", lambda: "werkplek")
    options: dict[str, Any] = {"allow_changes": allowed} if allowed else {}
    serve(Settings(host=host, port=7861), open_browser=False, **options)
    assert (served.desk is not None) == has_desk
    ready = "De chat staat klaar op http://localhost:7861/ (stoppen: Ctrl+C)\n"
    assert capsys.readouterr().err == ready + said
