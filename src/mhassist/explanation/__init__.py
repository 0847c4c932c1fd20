"""Why an answer is what it is, from what its own run noted."""

from mhassist.explanation.building import explain
from mhassist.explanation.plain import plain_sections
from mhassist.explanation.records import Explanation
from mhassist.explanation.wording import Line, Section, sections_of

__all__ = ["Explanation", "Line", "Section", "explain", "plain_sections", "sections_of"]
