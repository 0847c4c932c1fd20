"""mhassist: verbatim, cited answers from Dutch government letters on mensenhandel."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mhassist.answering.answer import Answer, Citation
    from mhassist.chain import Assistant, Request
    from mhassist.errors import MhassistError
    from mhassist.index import build_index
    from mhassist.settings import Settings, load_settings

__all__ = [
    "Answer",
    "Assistant",
    "Citation",
    "MhassistError",
    "Request",
    "Settings",
    "build_index",
    "load_settings",
]

_HOMES = {
    "Answer": "mhassist.answering.answer",
    "Assistant": "mhassist.chain",
    "Citation": "mhassist.answering.answer",
    "MhassistError": "mhassist.errors",
    "Request": "mhassist.chain",
    "Settings": "mhassist.settings",
    "build_index": "mhassist.index",
    "load_settings": "mhassist.settings",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that ``mhassist --help`` is fast."""
    if name not in _HOMES:
        raise AttributeError(f"module 'mhassist' has no attribute '{name}'")
    import importlib

    found: object = getattr(importlib.import_module(_HOMES[name]), name)
    return found
