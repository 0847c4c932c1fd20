"""Who may talk to the page: a browser that went to its own address, from the page itself."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from mhassist.web.gate import ELSEWHERE, FOREIGN, OUTWARD, Gate, is_of_this_machine_only

SERVED: list[Message] = [
    {"type": "http.response.start", "status": 200, "headers": []},
    {"type": "http.response.body", "body": b"page"},
]

EVERYWHERE = ["0.0.0.0", "::"]  # noqa: S104  # nothing listens there


async def page(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    for message in SERVED:
        await send(message)


def said_to(
    *headers: tuple[str, str],
    host: str = "127.0.0.1",
    port: int = 7860,
    kind: str = "http",
    path: str = "/",
) -> list[Message]:
    """Return what a request with these headers is answered with."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": f"{kind}.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers]
    scope = {"type": kind, "method": "POST", "path": path, "headers": raw}
    asyncio.run(
        Gate(page, host=host, port=port, names=("werkplek", "werkplek.min.nl"))(
            scope, receive, send
        )
    )
    return sent


def status_of(*headers: tuple[str, str], host: str = "127.0.0.1", port: int = 7860) -> int:
    return int(said_to(*headers, host=host, port=port)[0]["status"])


@pytest.mark.parametrize(
    "address", ["127.0.0.1:7860", "localhost:7860", "LOCALHOST:7860", "[::1]:7860"]
)
def test_own_address_is_served(address: str) -> None:
    assert said_to(("host", address)) == SERVED
    assert said_to(("host", address), ("origin", f"http://{address}")) == SERVED


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("evil.example", id="another name"),
        pytest.param("evil.example:7860", id="another name that was bound to this machine"),
        pytest.param("127.0.0.1.evil.example:7860", id="name that begins alike"),
        pytest.param("localhost:7861", id="another port"),
        pytest.param("localhost", id="no port"),
        pytest.param("x@localhost:7860", id="with a user"),
        pytest.param("localhost:7860/x", id="with a path"),
        pytest.param("werkplek:7860", id="name of the machine, which does not listen to it"),
        pytest.param("192.168.1.5:7860", id="address on which it does not listen"),
        pytest.param("[::1", id="half an address"),
        pytest.param("", id="empty"),
        pytest.param("\xe9:\xb2", id="no ASCII"),
    ],
)
def test_another_address_is_told_where_to_go(address: str) -> None:
    assert status_of(("host", address)) == 421


def test_request_must_name_one_address() -> None:
    assert status_of() == 421
    assert status_of(("host", "localhost:7860"), ("host", "localhost:7860")) == 421


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "http://localhost:9000",
        "http://127.0.0.1:7860",
        "https://localhost:7860",
        "http://localhost:7860.evil.example",
        "null",
        "",
    ],
)
def test_request_that_another_page_makes_is_not_carried_out(origin: str) -> None:
    assert status_of(("host", "localhost:7860"), ("origin", origin)) == 403


def test_refusal_is_one_sentence_in_dutch() -> None:
    start, body = said_to(("host", "evil.example"))
    assert (start["status"], body["body"].decode()) == (421, ELSEWHERE)
    assert ELSEWHERE == (
        "Dit is niet het adres van deze chat; gebruik het adres dat bij het starten getoond is."
    )
    _, body = said_to(("host", "localhost:7860"), ("origin", "null"))
    assert body["body"].decode() == FOREIGN
    assert FOREIGN == "Dit werd gevraagd door een andere website, en is niet gedaan."


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=http://example.org/a.png",
        "/gradio_api/file=https://example.org/a.png",
        "/gradio_api/file=HTTPS://example.org/a.png",
        "/gradio_api/file=https:/example.org/a.png",
        "/gradio_api/file/https://example.org/a.png",
        "/file=http://example.org",
        "/gradio_api/proxy=https://example.org/",
    ],
)
def test_nothing_of_the_web_is_fetched_for_a_page(path: str) -> None:
    start, body = said_to(("host", "localhost:7860"), path=path)
    assert (start["status"], body["body"].decode()) == (403, OUTWARD)
    assert OUTWARD == "Deze chat haalt niets op van internet."


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/srv/kept/0f/https notitie.pdf",
        "/gradio_api/file=/srv/kept/0f/profile=http.txt",
        "/gradio_api/upload",
    ],
)
def test_file_that_was_handed_in_is_served(path: str) -> None:
    assert said_to(("host", "localhost:7860"), path=path) == SERVED


def test_socket_from_elsewhere_is_closed_before_it_is_open() -> None:
    own = ("host", "localhost:7860")
    assert said_to(own, kind="websocket") == [{"type": "websocket.accept"}]
    closed = [{"type": "websocket.close", "code": 1008}]
    assert said_to(own, ("origin", "http://evil.example"), kind="websocket") == closed
    assert said_to(("host", "evil.example:7860"), kind="websocket") == closed


def test_what_is_no_request_passes() -> None:
    seen: list[str] = []

    async def note(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["type"])

    asyncio.run(Gate(note, host="127.0.0.1", port=1)({"type": "lifespan"}, None, None))  # type: ignore[arg-type]
    assert seen == ["lifespan"]


@pytest.mark.parametrize("host", EVERYWHERE)
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("192.168.1.5:7860", 200),
        ("[fd00::5]:7860", 200),
        ("localhost:7860", 200),
        ("werkplek:7860", 200),
        ("Werkplek.min.nl:7860", 200),
        ("evil.example:7860", 421),
        ("werkplek.evil.example:7860", 421),
        ("192.168.1.5:80", 421),
    ],
)
def test_chat_for_a_network_is_reached_by_number_and_by_the_name_of_the_machine(
    host: str, address: str, status: int
) -> None:
    assert status_of(("host", address), host=host) == status
    own, foreign = ("origin", f"http://{address.lower()}"), ("origin", "http://evil.example")
    assert status_of(("host", address), own, host=host) == status
    assert status_of(("host", address), foreign, host=host) in {403, 421}


def test_address_that_was_chosen_is_served_beside_those_of_the_machine() -> None:
    assert status_of(("host", "brieven.min.nl:80"), host="brieven.min.nl", port=80) == 200
    assert status_of(("host", "brieven.min.nl"), host="Brieven.min.nl", port=80) == 200
    assert status_of(("host", "192.168.1.5:7860"), host="192.168.1.5") == 200
    assert status_of(("host", "werkplek:7860"), host="192.168.1.5") == 200
    assert status_of(("host", "192.168.1.6:7860"), host="192.168.1.5") == 421


@pytest.mark.parametrize(
    ("host", "only"),
    [
        ("127.0.0.1", True),
        ("127.0.0.2", True),
        ("::1", True),
        ("localhost", True),
        *((each, False) for each in EVERYWHERE),
        ("192.168.1.5", False),
        ("werkplek", False),
    ],
)
def test_whether_only_this_machine_reaches_an_address(host: str, *, only: bool) -> None:
    assert is_of_this_machine_only(host) == only
