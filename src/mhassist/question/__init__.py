"""What is asked: kind of answer, letters and period named, sub-questions, follow-up."""

from mhassist.question.abbreviations import explained_abbreviations
from mhassist.question.everyday import EverydayWords, load_everyday_words
from mhassist.question.kinds import Asked
from mhassist.question.parts import parts_of
from mhassist.question.question import Question, clean_question, readable_history, understand
from mhassist.question.scope import Scope
from mhassist.question.spelling import Speller
from mhassist.question.synonyms import Synonyms, load_synonyms

__all__ = [
    "Asked",
    "EverydayWords",
    "Question",
    "Scope",
    "Speller",
    "Synonyms",
    "clean_question",
    "explained_abbreviations",
    "load_everyday_words",
    "load_synonyms",
    "parts_of",
    "readable_history",
    "understand",
]
