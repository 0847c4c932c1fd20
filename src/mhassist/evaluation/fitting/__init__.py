"""Questions with a known answer -> the numbers by which sentences are weighed.

``python -m mhassist.evaluation.fitting`` fits them on the development questions and
``fitting.jsonl``: the same questions and index give the same numbers. First the trained reader
(``reading``), then what each feature of a sentence counts (``order``), which sees the reader as
it does on questions that it was not trained on, or would trust it too much; last, with all that
in force, how sure a best sentence must be (``doubt``) and when one of another paragraph joins it
(``further``).
"""
