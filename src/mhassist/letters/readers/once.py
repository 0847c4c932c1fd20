"""A file is read once, though it is shown first, added then, and indexed after that.

Reading a scan takes seconds a page. What was read is known again by its bytes, so that a file
that changed is read anew.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from pathlib import Path

from mhassist.letters.readers.dispatch import read_content
from mhassist.letters.readers.reading import PageProgress, Reading

MOST_CHARS = 6_000_000
"""Of all texts that are kept, the last used: as many as 200 letters of ten pages; some 50 MB."""
_lock = threading.Lock()
_kept: OrderedDict[tuple[str, bytes], Reading] = OrderedDict()


def read_once(path: Path, content: bytes, *, progress: PageProgress | None = None) -> Reading:
    """Return what a file says, as ``read_content``; the same bytes are not read again."""
    key = path.suffix.lower(), hashlib.sha256(content).digest()
    with _lock:
        known = _kept.get(key)
        if known is not None:
            _kept.move_to_end(key)
            return known
    reading = read_content(path, content, progress=progress)
    with _lock:
        _kept[key] = reading
        while sum(len(each.text) for each in _kept.values()) > MOST_CHARS:
            _kept.popitem(last=False)
    return reading
