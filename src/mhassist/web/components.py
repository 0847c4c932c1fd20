"""What all components of the page have in common, and what is said to the user beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mhassist.web.escaping import escape

PLAIN: dict[str, Any] = {"apply_default_css": False, "padding": False, "js_on_load": None}
"""Of HTML: the style sheets of the page alone style what is ours."""
QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""Of an event: Gradio shows no progress of its own, and offers it to no program."""


def say(sentences: Sequence[str], *, bad: bool = False) -> str:
    """Return what is said to the user, for screen readers too."""
    kind = "error" if bad else "good"
    lines = "".join(f'<p class="{kind}">{escape(sentence)}</p>' for sentence in sentences)
    return f'<div role="status" aria-live="polite">{lines}</div>'
