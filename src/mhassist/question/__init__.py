"""What is asked: kind of answer, letters and period named, sub-questions, follow-up."""

from mhassist.question.asked import Asked
from mhassist.question.question import Question, clean_question, parts_of, understand
from mhassist.question.scope import Scope
from mhassist.question.spelling import Speller

__all__ = ["Asked", "Question", "Scope", "Speller", "clean_question", "parts_of", "understand"]
