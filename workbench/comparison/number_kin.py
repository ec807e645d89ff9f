"""Words of other classes that say a number: "both", "fortnight", « double », «втрое», the ordinal, the fraction."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from workbench.text.number_words import COLLECTIVES, FRACTIONS, ORDINALS, TIMES, UNITS

_MORE: dict[str, str] = {
    "fr": """0.5 demi demie moitié
        1 unique seul seule
        2 couple paire paires double doubles doublé doubler doublement duo jumeaux jumelles bilatéral bilatérale binôme
        3 triple triplé tripler trio tripartite
        4 quadruple quadruplé quart
        7 hebdomadaire semaine
        10 décennie
        100 centenaire siècle""",
    "en": """0.5 half halved halving
        1 single sole
        2 both couple pair pairs double doubled doubling twice twin two-fold twofold bilateral duo
        3 triple tripled tripling threefold trio trilateral thrice
        4 quadruple quadrupled fourfold quarter
        7 week
        10 decade
        100 century centenary""",
    "ru": """0.5 половина половину половины
        1 единственный единственная
        2 оба обе обоих обеих обоим обеим пара пару пары вдвое двойной двойная удвоить удвоилось удвоились двусторонний
        3 втрое тройной трижды утроить
        4 вчетверо четверть
        7 неделя неделю
        10 десятилетие
        100 век столетие""",
}


def says_otherwise(value: float, words: Iterable[str], lang: str) -> bool:
    """Whether one of `words` (in their comparison form) says `value` by another class of word."""
    kin = _kin(lang).get(round(value, 4), frozenset())
    rank = re.compile(rf"{value:.0f}-?(?:er|e|è|ème|nd|st|rd|th|й|я|е|го|му|м|х)") if value == int(value) else None
    return any(
        word in kin or any(part in kin for part in word.split("-")) or (rank is not None and rank.fullmatch(word))
        for word in words
    )


@lru_cache(maxsize=4)
def _kin(lang: str) -> dict[float, frozenset[str]]:
    found: dict[float, set[str]] = {}
    if lang not in UNITS:
        return {}
    for table in (UNITS, ORDINALS, COLLECTIVES, TIMES):
        for form, value in table[lang].items():
            found.setdefault(round(value, 4), set()).add(form)
    for form, value in FRACTIONS[lang].items():
        found.setdefault(round(value, 4), set()).add(form)
    for form, value in ORDINALS[lang].items():  # « le dixième », "one in five"
        if value > 1:
            found.setdefault(round(1 / value, 4), set()).add(form)
    for row in _MORE[lang].splitlines():
        first, *forms = row.split()
        found.setdefault(float(first), set()).update(forms)
    return {value: frozenset(forms) for value, forms in found.items()}
