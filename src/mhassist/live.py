"""An assistant that follows the index: what ``mhassist add`` makes live, the chat answers from."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence

from mhassist.answering.answer import Answer
from mhassist.chain import Assistant, Request
from mhassist.encoder import Encoder, load_encoder
from mhassist.errors import MhassistError
from mhassist.explanation import Explanation
from mhassist.index import open_index
from mhassist.index.generations import CURRENT
from mhassist.letters import Letter
from mhassist.paragraphs import StructuredLetter
from mhassist.settings import Settings, load_settings

logger = logging.getLogger(__name__)

_Stamp = tuple[int, int, int]
"""Inode, time and size of ``CURRENT``, which is replaced and never rewritten."""


class LiveAssistant:
    """Answers as ``Assistant`` does, each question from the generation that is current then.

    Looking costs one ``stat``. A question that is being answered finishes on the generation it
    began with, and one that comes while a new one is opened waits for it. A new generation that
    cannot be opened leaves the old one answering, and is said once in the log. Safe to share
    between threads.
    """

    def __init__(self, settings: Settings, *, encoder: Encoder) -> None:
        """Open the current generation; ``open`` does so from settings alone."""
        self._settings = settings
        self._encoder = encoder
        self._lock = threading.Lock()
        self._stamp = self._look()
        self._assistant = self._open()

    @classmethod
    def open(cls, settings: Settings | None = None) -> LiveAssistant:
        """Open the index and the encoder that ``settings`` name.

        Raises:
            MhassistError: As ``Assistant.open``.
        """
        settings = settings or load_settings()
        open_index(settings)  # a missing index is said before a model is prepared
        return cls(settings, encoder=load_encoder(settings))

    @property
    def settings(self) -> Settings:
        """Say where corpus and index are."""
        return self._settings

    @property
    def encoder(self) -> Encoder:
        """Encodes the questions; a new generation must be made with it."""
        return self._encoder

    def current(self) -> Assistant:
        """Return the assistant of the current generation, opened if it is new."""
        if self._look() != self._stamp:
            with self._lock:
                stamp = self._look()  # another thread may have followed meanwhile
                if stamp != self._stamp:
                    self._follow(stamp)
        return self._assistant

    @property
    def letters(self) -> tuple[Letter, ...]:
        """The letters that are searched, oldest first."""
        return self.current().letters

    @property
    def index_version(self) -> str:
        """Names the index that answers."""
        return self.current().index_version

    def structure(self, letter_id: str) -> StructuredLetter:
        """Return a letter's paragraphs; see ``Assistant.structure``."""
        return self.current().structure(letter_id)

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer one question; see ``Assistant.ask``."""
        return self.current().ask(question, history)

    def answer(self, request: Request) -> Answer:
        """Answer one request with its filters; see ``Assistant.answer``."""
        return self.current().answer(request)

    def answer_explained(self, request: Request) -> tuple[Answer, Explanation]:
        """Answer one request and tell how; see ``Assistant.answer_explained``."""
        return self.current().answer_explained(request)

    def _follow(self, stamp: _Stamp | None) -> None:
        try:
            self._assistant = self._open()
        except MhassistError as error:  # one attempt for each change of CURRENT
            logger.warning("De vorige versie van de index blijft in gebruik: %s", error)
        except Exception:  # memory that ran out, say: the next question tries again
            logger.exception("The new index could not be opened")
            return
        # Only now: whoever sees this stamp takes the assistant without waiting.
        self._stamp = stamp

    def _open(self) -> Assistant:
        index = open_index(self._settings, encoder_fingerprint=self._encoder.fingerprint)
        return Assistant(self._settings, index=index, encoder=self._encoder)

    def _look(self) -> _Stamp | None:
        try:
            found = (self._settings.index / CURRENT).stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size
