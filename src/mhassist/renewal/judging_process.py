"""A second process that judges how two generations answer: both ends of it."""

from __future__ import annotations

from mhassist.encoder import load_encoder
from mhassist.evaluation import QUESTIONS_FILE, load_questions
from mhassist.evaluation.second_process import SecondProcess, read_task, requests, say
from mhassist.index import open_index
from mhassist.renewal.judging import Judge, Verdict
from mhassist.settings import Settings


class JudgingProcess(SecondProcess):
    """Judges as ``Judge`` does, until it is left."""

    def __init__(self, settings: Settings, *, before: str, after: str, encoder: str) -> None:
        """Start it; it loads while the caller goes on.

        Args:
            settings: Say where everything is.
            before: The current generation.
            after: The new one.
            encoder: Fingerprint of the encoder that made both.
        """
        super().__init__(
            serve_verdicts,
            {
                "settings": settings.model_dump(mode="json"),
                "before": before,
                "after": after,
                "encoder": encoder,
            },
        )

    def is_ready(self) -> bool:
        """Wait until it can answer; false if it cannot, for whatever reason."""
        return self.receive() == {"ready": True}

    def judge(self, question_id: str, *, old: bool | None) -> Verdict | None:
        """Return how one question is answered; ``None`` if the process is gone."""
        said = self.ask({"id": question_id, "old": old})
        return Verdict(said["new"], said["old"]) if said else None


def serve_verdicts() -> None:
    """Judge, in the second process, the questions whose ids come in."""
    task = read_task()
    settings = Settings(**task["settings"])
    encoder = load_encoder(settings)
    before, after = (
        open_index(settings, encoder_fingerprint=task["encoder"], version=task[name])
        for name in ("before", "after")
    )
    judge = Judge(settings, before, after, encoder=encoder)
    questions = {one.id: one for one in load_questions(settings.eval / QUESTIONS_FILE)}
    say({"ready": encoder.fingerprint == task["encoder"]})
    for asked in requests():
        verdict = judge.judge(questions[asked["id"]], old=asked["old"])
        say({"new": verdict.new, "old": verdict.old})
