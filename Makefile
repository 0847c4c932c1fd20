# The same as python3 start.py, for who types make out of habit.
PYTHON ?= python3

chat:
	$(PYTHON) start.py

test:
	$(PYTHON) start.py test

bench:
	$(PYTHON) start.py bench

.PHONY: chat test bench
