"""Files of words that policy staff extend, in the folder of prompts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mhassist.errors import PromptError, reason_of
from mhassist.reasons import toml_reason


def read_word_file(path: Path) -> Mapping[str, Any]:
    """Return what a file says, as TOML; nothing if it is not there.

    Raises:
        PromptError: If it cannot be read.
    """
    if not path.is_file():
        return {}
    try:
        # An editor of Windows puts a mark before the text.
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise PromptError(
            f"Het bestand {path} kan niet gelezen worden: {reason_of(error)}."
        ) from error
    except UnicodeDecodeError as error:
        message = f"Het bestand {path} is geen UTF-8-tekst: sla het op als UTF-8."
        raise PromptError(message) from error
    except tomllib.TOMLDecodeError as error:
        raise PromptError(f"Het bestand {path} klopt niet: {toml_reason(error)}.") from error
