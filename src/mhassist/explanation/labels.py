"""Dutch names of what the chain calls by an English one."""

from __future__ import annotations

KINDS = {
    "number": "een aantal",
    "amount": "een bedrag",
    "percentage": "een percentage",
    "date": "een datum of jaar",
    "term": "een termijn",
    "person": "een persoon of functie",
    "organisation": "een organisatie",
    "place": "een plaats",
    "reason": "een reden",
    "purpose": "een doel",
    "definition": "een omschrijving",
    "abbreviation": "waar een afkorting voor staat",
    "list": "een opsomming",
    "policy": "beleid of maatregelen",
    "contact": "een contactgegeven",
    "yes/no": "ja of nee",
    "open": "geen vaste soort",
}
PARTS = {
    "late": "woord voor woord",
    "bm25": "zelfde woorden",
    "pooled": "betekenis",
    "spelled_out": "afkorting voluit",
    "structure": "soort en jaar",
}
"""Parts of the score of a paragraph."""
FEATURES = {
    "hit_gap": "score van de alinea",
    "first_hit": "alinea staat bovenaan",
    "late": "lijkt woord voor woord op de vraag",
    "late_gap": "lijkt er meer op dan andere zinnen",
    "overlap": "heeft de woorden van de vraag",
    "context_overlap": "alinea heeft de woorden van de vraag",
    "mention": "bevat de gevraagde soort gegeven",
    "no_mention": "mist de gevraagde soort gegeven",
    "mention_near": "gegeven staat bij het onderwerp",
    "mention_strict": "gegeven van een vaste vorm",
    "opening": "eerste zin van de alinea",
    "footnote": "voetnoot",
    "definition": "zegt wat het is",
    "enumeration": "somt op",
    "short": "erg kort",
    "long": "erg lang",
    "previous_overlap": "zin ervoor heeft de woorden",
    "points_back": "wijst terug naar de zin ervoor",
    "cue_after_subject": "gegeven volgt op het onderwerp",
    "list_item": "punt van een opsomming",
    "action": "voornemen waarvan later verslag volgt",
    "newest": "nieuwere brief",
    "head": "heeft het gevraagde zelfstandig naamwoord",
    "head_near": "getal staat bij wat geteld wordt",
    "year_missing": "gevraagd jaar ontbreekt",
    "year_here": "gevraagd jaar staat in de zin",
    "pooled": "lijkt in betekenis op de vraag",
    "pooled_gap": "lijkt in betekenis meer dan andere zinnen",
    "learned": "past bij wat zulke vragen zoeken",
    "learned_gap": "past er beter bij dan andere zinnen",
    "letter_of_year": "brief is van het gevraagde jaar",
    "names_here": "noemt de namen uit de vraag",
    "mention_next": "zin erna bevat de gevraagde soort gegeven",
    "measure": "zegt wat er gedaan wordt",
}
"""Features of a sentence; one without a name here is shown by its own."""
PATHS = {
    "sentences": "uit de zinnen met de hoogste kans",
    "list": "de hele opsomming die bij de vraag hoort",
    "letter fact": "uit briefhoofd, ondertekening of bijlagen, of geteld in de brieven",
    "timeline": "een tijdlijn door de brieven",
    "nothing": "er is niets gevonden om uit te antwoorden",
}
STATUS = {
    "answered": "beantwoord",
    "partial": "gedeeltelijk beantwoord",
    "refused": "niet beantwoord: het staat niet in de brieven",
    "error": "niet beantwoord",
}
