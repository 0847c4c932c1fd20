"""Serve the page with the fake assistant on a free port; prints its address, then serves on.

Run as a program: a browser test wants the page as users get it, in a process of its own.
"""

from __future__ import annotations

import socket
import sys
from pathlib import Path

from mhassist.web import build_app
from mhassist.web.server import launch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from web.fake_assistant import FakeAssistant


def main() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    app = build_app(FakeAssistant(), examples=["Wat gebeurt er?", "niets"])
    sys.stdout.write(launch(app, host="127.0.0.1", port=port) + "\n")
    sys.stdout.flush()
    app.block_thread()


if __name__ == "__main__":
    main()
