"""Whether the verb that says who speaks reached the rendering: « …, a indiqué le gouverneur ».

The glossary's report verbs would not do: any verb of saying in English is an answer, also those that it does not class.
"""

from __future__ import annotations

import re

from workbench.text.words import lemma, tokens

_FRENCH = """
accuser admettre affirmer ajouter alerter analyser annoncer apprendre argumenter assurer avancer avertir avouer
commenter conclure concéder condamner confier confirmer constater dénoncer déclarer déplorer dire détailler écrire
estimer expliquer exiger garantir glisser indiquer insister interroger ironiser jurer juger justifier lancer lâcher
marteler menacer murmurer nuancer noter objecter observer plaider plaisanter poursuivre préciser préconiser prédire
prétendre prévenir promettre prévoir raconter rappeler rapporter rassurer recommander reconnaître redouter regretter
relater relever remarquer renchérir répéter répliquer répondre résumer révéler rétorquer s'alarmer s'indigner
s'inquiéter signaler soupirer souligner soutenir suggérer témoigner tempérer tonner trancher
"""
_ENGLISH = """
accuse acknowledge add admit advise affirm allege alarm analyse analyze announce answer argue ask assert assess
assure believe boast blame caution cite claim clarify comment complain concede conclude condemn confess confide
confirm consider continue counter cry decide declare decry demand denounce deny deplore detail deem disclose
emphasise emphasize estimate exclaim explain express fear guarantee hail highlight hint indicate inform insist joke
judge justify lament learn maintain mention moderate murmur mutter note object observe outline plead pledge point
predict proclaim promise propose question protest quip reaffirm reassure recall recommend recount regret reiterate
relate remark remind repeat reply report request respond retort reveal say sigh signal specify speak state stress
suggest sum summarise summarize swear tell testify think threaten thunder underline underscore urge vow warn welcome
wonder worry write according
"""
_SAID, _SAYS = frozenset(_FRENCH.split()), frozenset(_ENGLISH.split())
# behind a comma or a quotation: the verb before its subject, or between "a" and it
_INVERTED = re.compile(
    r"[,»”\"]\s+(?:(?:s[’'])?(?:a|ont|avait|avaient|est|sont|était)(?:-(?:t-)?(?:il|elle|on|ils|elles))?\s+(?:\w+ment\s+)?)?"
    r"(?P<verb>[a-zà-ÿœ]+)(?=-(?:t-)?(?:il|elle|on|ils|elles)\b|(?:\s+\w+){0,4}\s+(?:l[ea]s?\b|l[’']|un|une|des?\b|s[ao]n|ses|M\.|Mme|[A-ZÉÀ]))"
)


def speech_lost(source: str, text: str) -> list[str]:
    """The inverted verbs of saying of a French sentence, if its English rendering has no verb of saying at all."""
    said = [m["verb"] for m in _INVERTED.finditer(source) if lemma(m["verb"], "fr") in _SAID]
    if not said or any(lemma(token.norm, "en") in _SAYS for token in tokens(text, "en")):
        return []
    return said
