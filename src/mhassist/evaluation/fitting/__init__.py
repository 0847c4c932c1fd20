"""Questions with a known answer -> the numbers by which sentences are weighed.

``python -m mhassist.evaluation.fitting`` fits them on the development questions, ``fitting.jsonl``
and the invented letters in ``fitting/`` (``dossiers``): the same questions give the same numbers.
First a reader is trained on short passages with questions in plain words, from which it goes on to
those on letters (``reading``). Then what each feature of a sentence counts (``order``), how sure a
best sentence must be (``doubt``) and when one of another paragraph joins it (``further``): all
three on questions that were found and weighed by a reader that was not trained on them, or they
would trust it too much. They are fitted on the letters in ``fitting/gewichten/`` too, on which no
reader is trained.

With ``--keep-reader`` the weights alone are written, as those of today were. The reader that is
there stayed: with one trained anew on the same letters four of seven dossiers that nothing is
fitted on had fewer right answers and three had more, and with nine dossiers more to learn from it
was no better.
"""
