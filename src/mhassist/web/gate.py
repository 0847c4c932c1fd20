"""Who may talk to the page: a browser that went to its own address, from the page itself.

Whatever page a user has open can make the browser send requests to this machine, and can give its
own name the address of this machine (DNS rebinding) so as to read what comes back. A browser says
in ``Host`` which address it went to and in ``Origin`` which page asked; a page can change neither.

Nothing leaves the machine either: Gradio has routes by which its server fetches an address of the
web for whoever asks, and those are closed.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from ipaddress import ip_address

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

ELSEWHERE = "Dit is niet het adres van deze chat; gebruik het adres dat bij het starten getoond is."
FOREIGN = "Dit werd gevraagd door een andere website, en is niet gedaan."
OUTWARD = "Deze chat haalt niets op van internet."

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  # compared with, not listened on
"""Hosts by which a server listens at every address of this machine."""

_ADDRESS = re.compile(
    r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[\w.-]+))(?::(?P<port>\d{1,5}))?", re.ASCII
)
_OUTWARD = re.compile(r"/(?:proxy=|file[=/]\s*https?:)", re.IGNORECASE)
"""Paths of Gradio that make the server itself fetch an address: ``/gradio_api/file=http://...``.

Files that were handed in have a path of this machine behind ``file=``.
"""
_DEFAULT_PORT = 80
_POLICY_VIOLATION = 1008


class Gate:
    """Lets a request through that is for the served address, and not from another page."""

    def __init__(
        self, app: ASGIApp, *, host: str, port: int, names: Iterable[str] | None = None
    ) -> None:
        """Keep by which addresses the page is reached.

        Args:
            app: What is behind the gate.
            host: Where the server listens.
            port: The same.
            names: Those of this machine; looked up where they are needed and not given.
        """
        self._app = app
        self._port = port
        # A number is no name that somebody else could have pointed here: on a machine that
        # listens everywhere any will do, and it may have another outside (NAT, a container).
        self._any_number = host in EVERYWHERE
        self._names = {*_LOOPBACK, _plain(host)}
        if not is_of_this_machine_only(host):
            self._names |= {_plain(name) for name in names or _names_of_this_machine()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or let it be answered."""
        refusal = self._refusal(scope) if scope["type"] in {"http", "websocket"} else None
        if refusal is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        else:
            status, sentence = refusal
            await PlainTextResponse(sentence, status)(scope, receive, send)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        said: dict[bytes, list[str]] = {b"host": [], b"origin": []}
        for name, value in scope["headers"]:
            if name in said:
                said[name].append(value.decode("latin-1").lower())
        hosts, origins = said.values()
        if len(hosts) != 1 or not self._is_own(hosts[0]):
            return 421, ELSEWHERE
        if any(origin != f"http://{hosts[0]}" for origin in origins):
            return 403, FOREIGN
        if _OUTWARD.search(scope.get("path", "")):
            return 403, OUTWARD
        return None

    def _is_own(self, address: str) -> bool:
        found = _ADDRESS.fullmatch(address)
        if found is None or int(found["port"] or _DEFAULT_PORT) != self._port:
            return False
        name = found["six"] or found["name"]
        return _plain(name) in self._names or (self._any_number and _is_number(name))


def is_of_this_machine_only(host: str) -> bool:
    """Return whether what listens there is reached from this machine alone."""
    return host == "localhost" or (_is_number(host) and ip_address(host).is_loopback)


def _names_of_this_machine() -> set[str]:
    """Return what others in the network call this machine."""
    name = socket.gethostname()
    return {name, f"{name.partition('.')[0]}.local", socket.getfqdn()}


def _plain(name: str) -> str:
    """Return a name or number as it is compared."""
    return str(ip_address(name)) if _is_number(name) else name.lower()


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
