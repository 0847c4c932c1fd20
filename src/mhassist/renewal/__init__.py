"""Letters come, change and go: read, tried, and taken into use together with their index."""

from mhassist.renewal.incoming import (
    Incoming,
    correct_incoming,
    letters_there,
    read_incoming,
)
from mhassist.renewal.renew import (
    Conditions,
    Renewal,
    RenewalProgress,
    change_letters,
    renew_index,
)
from mhassist.renewal.trial import Trial, try_generation

__all__ = [
    "Conditions",
    "Incoming",
    "Renewal",
    "RenewalProgress",
    "Trial",
    "change_letters",
    "correct_incoming",
    "letters_there",
    "read_incoming",
    "renew_index",
    "try_generation",
]
