"""Start the chat: ``python app.py``; ``mhassist serve`` does the same with options."""

from __future__ import annotations

import contextlib
import sys

from mhassist.errors import IndexMismatchError, IndexMissingError, MhassistError
from mhassist.index import out_of_date
from mhassist.settings import load_settings
from mhassist.web import serve


def main() -> int:
    """Serve the chat and return the exit status: 2 where something has to be put right first."""
    try:
        settings = load_settings()
        with contextlib.suppress(IndexMissingError, IndexMismatchError):  # said by what opens it
            outdated = out_of_date(settings)
            if outdated:
                sys.stderr.write(f"Let op: {outdated}\n")
        serve(settings, open_browser=False)
    except MhassistError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
