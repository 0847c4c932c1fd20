"""Serving the page on this machine, and nothing beyond it."""

from __future__ import annotations

import errno
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator, MutableMapping
from contextlib import asynccontextmanager, contextmanager, suppress
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any, NoReturn

import gradio as gr
from gradio import processing_utils
from starlette.applications import Starlette
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mhassist.errors import SettingsError, reason_of
from mhassist.letters.readers import MOST_BYTES
from mhassist.settings import Settings
from mhassist.web.gate import EVERYWHERE, OUTWARD, Gate, is_of_this_machine_only
from mhassist.web.page import build_app, read_asset
from mhassist.web.wording import GRADIO_WORDS

STYLES = ("page.css", "letters_tab.css", "evaluation_tab.css")
_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Arial", "sans-serif")

_BROWSER_LANGUAGES = ("nl", "en", "de", "fr")
_HEADERS = (
    # The browser itself refuses to fetch from elsewhere, whatever a later Gradio would ask for.
    # Gradio compiles its templates in the page and has inline scripts: hence both "unsafe".
    (
        b"content-security-policy",
        b"default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
        b"frame-ancestors 'none'; form-action 'self'; base-uri 'self'; object-src 'none'",
    ),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)
_IN_USE = (
    "Poort {port} is al in gebruik; stop het programma dat daar draait of kies een andere poort."
)
_NOT_ALLOWED = (
    "Poort {port} mag niet gebruikt worden door deze gebruiker; kies een poort boven 1023."
)
_NO_ADDRESS = "De chat kan niet luisteren op adres {host}, poort {port}: {reason}."

_CHANGES = (
    "Anderen openen de chat op {address}, en kunnen op de pagina Brieven brieven toevoegen, "
    "wijzigen en verwijderen."
)
_NO_CHANGES = (
    "Anderen openen de chat op {address}, zonder de pagina Brieven; met --allow-changes is die er "
    "wel, en kan iedereen daar brieven wijzigen en verwijderen."
)


class LocalOnly:
    """Adds the headers that keep the page on this machine; streams pass through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *_HEADERS]
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _guarded(host: str, port: int) -> Callable[[Starlette], Any]:
    """Return what puts gate and headers around the page when its server starts.

    Not as middleware: Gradio puts its own around that, and answers a preflight from anywhere.
    """

    @asynccontextmanager
    async def guard(app: Starlette) -> AsyncIterator[None]:
        stack = app.middleware_stack
        assert stack is not None  # noqa: S101  # this very event came through it
        app.middleware_stack = LocalOnly(Gate(stack, host=host, port=port))
        yield

    return guard


def check_port(host: str, port: int) -> None:
    """Return when the chat can listen there.

    Raises:
        SettingsError: If the port is in use or forbidden, or the address is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SettingsError(_why_not(host, port, error)) from error


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return _IN_USE.format(port=port)
    if error.errno == errno.EACCES:
        return _NOT_ALLOWED.format(port=port)
    return _NO_ADDRESS.format(host=host, port=port, reason=reason_of(error))


def launch(app: gr.Blocks, *, host: str, port: int, open_browser: bool = False) -> str:
    """Start serving in a thread and return the page's address; ``app.close()`` stops it.

    Raises:
        SettingsError: If nothing can listen at that address and port.
    """
    check_port(host, port)
    _keep_from_proxies(os.environ)
    _fetch_nothing_for_gradio()
    try:
        _, url, _ = app.launch(
            server_name=f"[{host}]" if ":" in host else host,
            server_port=port,
            inbrowser=open_browser,
            prevent_thread_lock=True,
            share=False,
            quiet=True,
            ssr_mode=False,
            pwa=False,
            mcp_server=False,
            enable_monitoring=False,
            run_history=False,
            show_error=False,
            max_file_size=MOST_BYTES,
            footer_links=[],
            theme=gr.themes.Base(font=_FONTS, font_mono=("ui-monospace", "monospace")),
            css="".join(map(read_asset, STYLES)),
            # Gradio's page says "en"; a screen reader would read Dutch aloud as English.
            head=(
                f"<style>{read_asset('colours.css')}</style>"
                '<script>document.documentElement.lang = "nl";</script>'
            ),
            # Its own words follow the browser, which in a ministry is often an English one.
            i18n=gr.I18n(**dict.fromkeys(_BROWSER_LANGUAGES, GRADIO_WORDS)),
            app_kwargs={
                "lifespan": _guarded(host, port),
                "docs_url": None,
                "redoc_url": None,
                "openapi_url": None,
            },
        )
    except OSError as error:  # another program took the port after the check
        raise SettingsError(_IN_USE.format(port=port)) from error
    return url


def _fetch_nothing_for_gradio() -> None:
    """Keep Gradio from fetching the address that the page gives for a file.

    Whatever a component is given may say that it is a file of the web, and is then downloaded
    before anything of ours is told of it.
    """

    async def refuse(url: str) -> NoReturn:
        raise ValueError(f"{OUTWARD} ({url})")

    processing_utils.async_ssrf_protected_get = refuse


def _keep_from_proxies(environment: MutableMapping[str, str]) -> None:
    """Make Gradio's own look at the started page go straight to it.

    Behind a ministry's proxy it would ask the proxy for this machine's address, and fail.
    """
    for name in ("NO_PROXY", "no_proxy"):
        hosts = [host for host in environment.get(name, "").split(",") if host]
        own = [host for host in ("127.0.0.1", "localhost") if host not in hosts]
        environment[name] = ",".join([*hosts, *own])


@contextmanager
def keeping_uploads_apart() -> Iterator[None]:
    """Keep what is handed in where only this user reads it, and remove that at the end.

    Gradio's own folder is everybody's, and stays. The end is also being told to stop (SIGTERM),
    which Python by itself does not survive long enough to clean up.
    """
    in_charge = threading.current_thread() is threading.main_thread()  # of signals
    before = signal.signal(signal.SIGTERM, _interrupt) if in_charge else None
    try:
        with TemporaryDirectory(prefix="mhassist-", ignore_cleanup_errors=True) as folder:
            os.environ["GRADIO_TEMP_DIR"] = folder
            yield
    finally:
        os.environ.pop("GRADIO_TEMP_DIR", None)
        if in_charge:
            signal.signal(signal.SIGTERM, before)


def _interrupt(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt


def serve(
    settings: Settings,
    *,
    open_browser: bool,
    allow_changes: bool = False,
    on_ready: Callable[[str], Any] | None = None,
) -> None:
    """Serve the chat until it is interrupted.

    Args:
        settings: Which index answers, and where the chat listens.
        open_browser: Whether the page is opened in the user's browser.
        allow_changes: Whether letters may be changed where other machines reach the chat; whoever
            sits at this one may always.
        on_ready: Called once with the page's address; otherwise one line on standard error.

    Raises:
        SettingsError: If nothing can listen at the address and port of the settings.
        MhassistError: If there is no usable index or encoder; see ``LiveAssistant.open``.
    """
    check_port(settings.host, settings.port)
    # Imported here: a port in use is told at once, not after the seconds that the chain takes.
    from mhassist.live import LiveAssistant
    from mhassist.web.desk import Desk
    from mhassist.web.evaluation_desk import EvaluationDesk

    assistant = LiveAssistant.open(settings)
    changes = allow_changes or is_of_this_machine_only(settings.host)
    with keeping_uploads_apart():
        app = build_app(
            assistant,
            desk=Desk(assistant) if changes else None,
            evaluation=EvaluationDesk(assistant),
        )
        url = launch(app, host=settings.host, port=settings.port, open_browser=open_browser)
        (on_ready or _say_where)(url)
        if not is_of_this_machine_only(settings.host):
            _say_who(settings, changes=changes)
        _wait_for_the_end(app)


def _wait_for_the_end(app: gr.Blocks) -> None:
    """Wait as Gradio's ``block_thread`` does, which says in English that it was interrupted."""
    with suppress(KeyboardInterrupt):
        while app.is_running:
            time.sleep(0.1)
    app.close(verbose=False)


def _say_where(url: str) -> None:
    sys.stderr.write(f"De chat staat klaar op {url} (stoppen: Ctrl+C)\n")


def _say_who(settings: Settings, *, changes: bool) -> None:
    """Say what others can do, where they reach the chat."""
    host = socket.gethostname() if settings.host in EVERYWHERE else settings.host
    address = f"http://{f'[{host}]' if ':' in host else host}:{settings.port}/"
    sys.stderr.write(f"{(_CHANGES if changes else _NO_CHANGES).format(address=address)}\n")
