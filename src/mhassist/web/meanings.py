"""What the figures of the evaluation say, in plain Dutch; the report calls them by their terms."""

from __future__ import annotations

from mhassist.evaluation.figures import MEASURES
from mhassist.web.escaping import escape

MEANINGS = {
    "right_first": "Hoe vaak de alinea waarin het antwoord staat, als eerste gevonden werd.",
    "right_among_five": (
        "Hoe vaak de alinea waarin het antwoord staat, bij de eerste vijf gevonden werd. Wat daar "
        "niet bij is, kan niet goed beantwoord worden."
    ),
    "mrr": (
        "Hoe hoog de juiste alinea gemiddeld staat: 1 is altijd bovenaan, 0,5 is gemiddeld op de "
        "tweede plaats, 0 is nooit gevonden (mean reciprocal rank)."
    ),
    "ndcg_10": (
        "Hoe goed de eerste tien alinea's geordend zijn als er meer dan een juiste is: 1 is alle "
        "juiste bovenaan (normalized discounted cumulative gain)."
    ),
    "correct": (
        "Hoe vaak alle feiten van het goede antwoord in het antwoord staan, met een juiste bron "
        "erbij. Bijna goed telt hier als fout."
    ),
    "facts": "Welk deel van de feiten van het goede antwoord in het antwoord staat.",
    "list_completeness": "Welk deel van de punten van een gevraagde opsomming genoemd wordt.",
    "words": "Hoe lang een antwoord is: de helft is korter, de helft langer.",
    "first_citation": "Hoe vaak de eerste bron bij het antwoord een juiste is.",
    "citation_precision": (
        "Welk deel van de getoonde bronnen een juiste is (precisie): hoe hoger, hoe minder u voor "
        "niets naleest."
    ),
    "citation_recall": "Welk deel van de bronnen die nodig zijn, ook getoond wordt.",
    "all_evidence_cited": "Hoe vaak alle bronnen die voor het hele antwoord nodig zijn, er staan.",
    "statements_borne": "Welk deel van de zinnen van een antwoord echt in zijn bron staat.",
    "citations_needed": "Welk deel van de bronnen nodig is voor de zin waar hij bij staat.",
    "quotes_verbatim": "Hoe vaak een citaat letter voor letter in de brief staat.",
    "refused_rightly": (
        "Vragen die de brieven niet beantwoorden: hoe vaak de assistent dat ook zegt. De rest "
        "kreeg een antwoord dat er geen is."
    ),
    "refused_wrongly": (
        "Vragen die de brieven wel beantwoorden: hoe vaak de assistent toch zegt dat het er niet "
        "staat. Hoe lager, hoe beter."
    ),
}
"""By the name of the measure, what it is."""

_WORDS = {
    "ontwikkelhelft": (
        "De vragen waar de makers naar kijken terwijl ze de assistent verbeteren. Op die vragen "
        "gaat het daardoor al gauw beter."
    ),
    "testhelft": (
        "De vragen waar de makers niet naar kijken. Deze helft zegt wat u bij een eigen vraag kunt "
        "verwachten."
    ),
    "streven": "Wat afgesproken is te bereiken.",
    "95 %-interval": (
        "Hoe ver het cijfer door toeval had kunnen afwijken: met andere vragen van dezelfde soort "
        "ligt het vrijwel altijd hiertussen."
    ),
    "basismeting": "Een eerdere meting waarmee vergeleken wordt of er iets slechter is geworden.",
}
"""Other words of the figures and the report."""


def render_meanings() -> str:
    """Return every word of the figures and the report with what it means."""
    words = [*_WORDS.items(), *((each.label, MEANINGS[each.name]) for each in MEASURES)]
    items = "".join(f"<dt>{escape(word)}</dt><dd>{escape(says)}</dd>" for word, says in words)
    return (
        '<details class="meanings"><summary>Wat de woorden in de tabel en het rapport betekenen'
        f"</summary><dl>{items}</dl></details>"
    )
