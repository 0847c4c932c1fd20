"""``python -m mhassist``."""

from mhassist.cli import main

main()
