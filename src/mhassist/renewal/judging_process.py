"""A second process that judges how two generations answer: both ends of it.

What judges is imported there alone: who starts the process has it load while it loads itself.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mhassist.second_process import SecondProcess, read_task, requests, say
from mhassist.settings import Settings

if TYPE_CHECKING:
    from mhassist.evaluation import EvalQuestion
    from mhassist.renewal.judging import Verdict


class JudgingProcess(SecondProcess):
    """Judges as ``Judge`` does, until it is left."""

    def __init__(self, settings: Settings) -> None:
        """Start it; it loads while the caller goes on.

        Args:
            settings: Say where everything is.
        """
        super().__init__(serve_verdicts, {"settings": settings.model_dump(mode="json")})
        self._waiting = threading.Lock()
        self._ready: bool | None = None

    def is_ready(self, *, before: str, after: str, encoder: str) -> bool:
        """Wait until it can answer; false if it cannot, for whatever reason.

        It is told of the generations once, whoever asks first.

        Args:
            before: The current generation.
            after: The new one.
            encoder: Fingerprint of the encoder that made both.
        """
        with self._waiting:
            if self._ready is None:
                task = {"before": before, "after": after, "encoder": encoder}
                self._ready = self.ask(task) == {"ready": True}
            return self._ready

    def leads(self, questions: Sequence[EvalQuestion]) -> list[float] | None:
        """Return what ``Nearness`` says of questions; ``None`` if the process is gone."""
        said = self.ask({"near": [question.id for question in questions]})
        return said["leads"] if said else None

    def judge(
        self, questions: Sequence[EvalQuestion], old: Mapping[str, bool]
    ) -> list[Verdict] | None:
        """Return how questions are answered; ``None`` if the process is gone."""
        from mhassist.renewal.judging import Verdict

        said = self.ask({"judge": [(question.id, old.get(question.id)) for question in questions]})
        return [Verdict(*each) for each in said["verdicts"]] if said else None


WORTH_IT = 24
"""Questions from which a second process pays for its start."""


@contextmanager
def judging_process(settings: Settings) -> Iterator[JudgingProcess | None]:
    """Start a process that helps with a trial, unless there is too little for it to do."""
    try:
        n_questions = settings.questions_file.read_bytes().count(b"\n")
    except OSError:
        n_questions = 0
    if n_questions < WORTH_IT or not settings.current_file.exists():
        yield None
        return
    with JudgingProcess(settings) as process:
        yield process


def serve_verdicts() -> None:
    """Judge, in the second process, the questions whose ids come in."""
    from mhassist.encoder import load_encoder
    from mhassist.evaluation import load_questions
    from mhassist.index import open_index
    from mhassist.question.spelling import is_dutch
    from mhassist.renewal.judging import Judge
    from mhassist.renewal.nearness import Nearness
    from mhassist.renewal.question_vectors import QuestionVectors

    settings = Settings(**read_task()["settings"])
    encoder = QuestionVectors.load(settings, load_encoder(settings))
    questions = {one.id: one for one in load_questions(settings.questions_file)}
    is_dutch("woord")  # loads the words, while there is nothing to do yet
    waiting = requests()
    task = next(waiting)
    before, after = (
        open_index(settings, encoder_fingerprint=task["encoder"], version=task[name])
        for name in ("before", "after")
    )
    nearness = Nearness(before, after, encoder=encoder)
    judge = Judge(settings, before, after, encoder=encoder, questions=questions.values())
    say({"ready": encoder.fingerprint == task["encoder"]})
    for asked in waiting:
        if "near" in asked:
            say({"leads": nearness.leads([questions[name] for name in asked["near"]])})
            continue
        verdicts = [judge.judge(questions[name], old=old) for name, old in asked["judge"]]
        say({"verdicts": [(verdict.new, verdict.old) for verdict in verdicts]})
