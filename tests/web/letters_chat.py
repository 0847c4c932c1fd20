"""Serve the page on a small corpus with the fake encoder; prints its address, then serves on.

Run as a program: ``letters_chat.py FOLDER``.
"""

from __future__ import annotations

import socket
import sys
from pathlib import Path

from mhassist.live import LiveAssistant
from mhassist.web import build_app
from mhassist.web.desk import Desk
from mhassist.web.server import launch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fake_encoder import FakeEncoder
from renewal.letters import write_corpus


def main() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    assistant = LiveAssistant(write_corpus(Path(sys.argv[1])), encoder=FakeEncoder())
    app = build_app(assistant, examples=["Hoeveel inspecteurs?"], desk=Desk(assistant))
    sys.stdout.write(launch(app, host="127.0.0.1", port=port) + "\n")
    sys.stdout.flush()
    app.block_thread()


if __name__ == "__main__":
    main()
