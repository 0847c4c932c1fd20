"""Serve the page on a small corpus with questions and the fake encoder; prints its address.

Run as a program: ``evaluation_chat.py FOLDER``.
"""

from __future__ import annotations

import socket
import sys
from pathlib import Path

from mhassist.live import LiveAssistant
from mhassist.web import build_app
from mhassist.web.desk import Desk
from mhassist.web.evaluation_desk import EvaluationDesk
from mhassist.web.server import launch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fake_encoder import FakeEncoder
from renewal.letters import write_corpus, write_question


def main() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    settings = write_corpus(Path(sys.argv[1]))
    for _ in range(3):
        write_question(
            settings, "Hoeveel inspecteurs zijn in 2031 opgeleid?", "haven", "tien inspecteurs"
        )
    assistant = LiveAssistant(settings, encoder=FakeEncoder())
    app = build_app(
        assistant,
        examples=["Hoeveel inspecteurs?"],
        desk=Desk(assistant),
        evaluation=EvaluationDesk(assistant),
    )
    sys.stdout.write(launch(app, host="127.0.0.1", port=port) + "\n")
    sys.stdout.flush()
    app.block_thread()


if __name__ == "__main__":
    main()
