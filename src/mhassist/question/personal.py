"""Questions that ask for what is known of one person, or for how to reach somebody."""

from __future__ import annotations

HOLDERS = (
    r"(?:\w*(?:coördinator|minister(?:-president)?|president|staatssecretaris|rapporteur|"
    r"voorzitter|directeur|leider|officier|rechter|burgemeester|woordvoerder|ambassadeur|auteur|"
    r"schrijver|onderzoeker|hoogleraar|hoofd|commissaris|wethouder|advocaat|verdachte|"
    r"ombudsman|contactpersoon|kamerlid|chef|bestuurder|trekker|regisseur|kwartiermaker|procureur(?:-generaal)?|commandant|secretaris|secretary|manager)|premier|baas|koning|koningin|chair(?:man)?|"
    r"director|rapporteur|coordinator|author|spokesperson|ambassador|prime minister|mayor)"
)
"""Nouns for one who has an office or a task: asked who that is, a name answers and no office."""

_SOMEONE = (
    rf"(?:(?:(?:de|het|een) )?(?:[\w-]+ )?{HOLDERS}\b|(?:(?:de )?heer|mevrouw) |"
    r"(?-i:[A-Z])[\w-]* ?)"
)
"""One who has an office, or a name without an article: "de Taskforce" is nobody."""
_NOT_ANY = r"(?!(?:een|an?)\b)"
"""What any of them earns is a salary scale, and nothing of one person."""
_DATUM = (
    r"(?:e-?mail(?:adres)?|[\w-]*mailadres|[\w-]*(?:telefoon|rekening|privé|06-?)nummer|"
    r"mobiele? ?nummer|(?:huis|woon|post|privé|bezoek)?adres|geboorte\w+|woonplaats|bsn|"
    r"burgerservicenummer|kenteken|phone(?: number)?|home address|date of birth)(?![\w-])"
)
_ASKING = (
    r"(?:.*\b(?:hoe|wat|wie|waar\w*|wanneer|welke?|is|zijn|was|waren|wordt|worden|werd|werden|"
    r"heeft|hebben|kan|kunnen|moet|moeten|mag|mogen|komt|the|how|what|who|when|why)\b)"
)
"""What a row of keywords does not have."""
PERSONAL = (
    r"\b(?:wat|welke?|wie|hoe|what) (?:is|zijn|was|luidt) "
    rf"(?:het|de|zijn|haar|hun|the|his|her) (?:\w+ )?{_DATUM}"
    rf"|\b(?:op|onder|naar|via|aan|at|on) (?:welke?|what|which) (?:\w+ )?{_DATUM}"
    r"|^(?:geef|heb|hebt|heeft|kun|kunt|kan|mag|weet|zoek|ik zoek|do you|can you)\b.*"
    rf"\b{_DATUM}(?= van\b| of\b| geven\b|\W*$)"
    rf"|^(?!{_ASKING})(?:[\w'’-]+ ){{0,4}}{_DATUM}(?: [\w'’-]+){{0,3}}\W*$"
    rf"|\b(?:salaris|salary|leeftijd|age) (?:van|of) {_NOT_ANY}{_SOMEONE}"
    rf"|\bverdient {_NOT_ANY}{_SOMEONE}"
    rf"|\b(?:hoe oud|how old) (?:is|was|wordt) (?:the )?{_SOMEONE}"
    r"|\b(?:wanneer|waar|op welke (?:dag|datum)) \w+ .*\bgeboren\b"
    rf"|\b(?:{_SOMEONE}.*|hij|zij|ze) (?:is |was )?(?:getrouwd|jarig|woonachtig|married)\b"
    rf"|\b(?:verjaardag|echtgeno\w+|partner) van {_SOMEONE}|\bmet wie .*\bgetrouwd\b"
    r"|\bprivé(?:leven|situatie|vermogen)\b|\bbirthday\b|\bwhere does .* live\b"
    r"|\b(?:waar|(?:in )?welke \w+) woont\b|\bpolitieke partij\b.*\b(?-i:[A-Z])"
    rf"|\b(?:heeft|had) {_SOMEONE}(?:[\w-]+ ){{0,4}}(?:kinderen|partner|vrouw|man)\b"
)
"""Asks for a datum of somebody; one that is only spoken of is no such question: "het slot op het
burgerservicenummer"."""
