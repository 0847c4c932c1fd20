"""The Gradio chat: questions, cited answers, and every citation in its place in the letter.

Nothing leaves the machine. Gradio and huggingface_hub read the variables below when they are
imported, so they are set here, before any module of this package can import them.
"""

from __future__ import annotations

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
os.environ["HF_HUB_DISABLE_UPDATE_CHECK"] = "1"
os.environ["DO_NOT_TRACK"] = "1"

from mhassist.web.page import build_app
from mhassist.web.server import serve

__all__ = ["build_app", "serve"]
