"""Reading numerals in words: sums, round nouns, fractions, ordinals."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.text import number_words as words
from workbench.text.figures import Numeral, dot_after
from workbench.text.number_sums import Sum
from workbench.text.words import Token


def unfold(units: Sequence[Token], lang: str) -> list[Token]:
    """English compounds that begin with a number taken apart ("seven-page", "53-billion-dollar", "two-dozen")."""
    if lang != "en":
        return list(units)
    parted: list[Token] = []
    for place, unit in enumerate(units):
        head = unit.norm.partition("-")[0]
        if unit.text == "-" and _glued(units, place):
            continue
        if head != unit.norm and (head in words.UNITS[lang] or head in words.SCALES[lang]):
            parted.extend(_atoms(unit))
        else:
            parted.append(unit)
    return parted


def _glued(units: Sequence[Token], place: int) -> bool:
    """Whether a hyphen ties figures to the word after it (90-day)."""
    if not 0 < place < len(units) - 1:
        return False
    before, after = units[place - 1], units[place + 1]
    touching = before.end == units[place].start and units[place].end == after.start
    return touching and before.text[-1].isdecimal() and after.text[0].isalpha()


def _atoms(unit: Token) -> list[Token]:
    found, start = [], unit.start
    for text, norm in zip(unit.text.split("-"), unit.norm.split("-"), strict=False):
        if text:
            found.append(Token(start, start + len(text), text, norm))
        start += len(text) + 1
    return found


def read_words(units: Sequence[Token], place: int, lang: str) -> Numeral | None:
    """The numeral in words that begins at `place`, or None; « un », "one", «один» alone are none."""
    if lang not in words.UNITS or units[place].norm.partition("-")[0] not in _STARTS[lang]:
        return None
    for reader in (_both, _collective, _fraction, _cardinal, _ordinal, _times):
        numeral = reader(units, place, lang)
        if numeral is not None:
            return numeral
    return None


_HALVES: dict[str, dict[str, float]] = {
    "fr": {"demi-million": 5e5, "demi-milliard": 5e8},
    "en": {"half-million": 5e5, "half-billion": 5e8},
    "ru": {"полмиллиона": 5e5, "полмиллиарда": 5e8, "полсотни": 50.0, "полтысячи": 500.0},
}

_STARTS = {
    lang: frozenset(
        {
            *words.UNITS[lang],
            *words.SCALES[lang],
            *words.COLLECTIVES[lang],
            *words.FRACTIONS[lang],
            *words.ORDINALS[lang],
        }
        | {
            *words.TIMES[lang],
            *_HALVES[lang],
            "half",
            "a",
            "an",
            "both",
            "demi",
            "оба",
            "обе",
            "обеих",
            "обоих",
            "обоим",
            "обеим",
            "обоими",
            "обеими",
        }
    )
    for lang in words.UNITS
}
"""Words that a numeral can begin with: nearly every token is passed over by one look-up."""


def _norm(units: Sequence[Token], place: int) -> str:
    return units[place].norm if 0 <= place < len(units) else ""


_ARTICLES = {"fr": {"une", "un", "la", "cette"}, "en": {"a", "an", "one"}, "ru": set[str]()}
_SEVERAL = {"fr": {"des", "plusieurs", "quelques", "les", "de"}, "en": {"several", "many"}, "ru": {"несколько"}}
_OF = {"fr": {"de", "d'"}, "en": {"of"}, "ru": set[str]()}


def _collective(units: Sequence[Token], place: int, lang: str) -> Numeral | None:
    """« une quinzaine », « des dizaines de milliers », "two dozen", "hundreds", «десятки»."""
    known = words.COLLECTIVES[lang]
    first, word = place, _norm(units, place)
    if _norm(units, place - 1) in words.ORDINALS[lang]:
        return None  # « la deuxième quinzaine de janvier » is a date
    times: float | None = None
    if word in _ARTICLES[lang] and _norm(units, place + 1) in known:
        place, times = place + 1, 1.0
    elif word in words.UNITS[lang] and _norm(units, place + 1) in known and _is_round(units, place + 1, lang):
        times, place = words.UNITS[lang][word], place + 1
    elif lang == "en" and word == "half" and _norm(units, place + 1) == "a" and _norm(units, place + 2) == "dozen":
        return Numeral(first, place + 3, 6.0, approximate=True)
    elif word.startswith("demi-") and word[5:] in known:
        return Numeral(first, place + 1, known[word[5:]] / 2, approximate=True)
    elif word in _HALVES[lang]:
        return Numeral(first, place + 1, _HALVES[lang][word])
    word = _norm(units, place)
    if (
        lang == "fr"
        and times is None
        and word.endswith("aine")
        and word != "quarantaine"
        and _norm(units, place - 1) not in _SEVERAL["fr"]
    ):
        times = 1.0  # « la vingtaine de tireurs »
    if word not in known or (times is None and not _is_round(units, place, lang)):
        return None
    size, after = known[word], place + 1
    if _norm(units, after) in _OF[lang] and _norm(units, after + 1) in known:
        size, after = size * known[_norm(units, after + 1)], after + 2
    elif lang == "ru" and _norm(units, after) in words.SCALES[lang]:
        size, after = size * words.SCALES[lang][_norm(units, after)], after + 1
    if times is None or _is_several(units, first, lang):
        return Numeral(first, after, None, "indefinite", approximate=True, magnitude=size)
    return Numeral(first, after, times * size, approximate=True)


def _is_round(units: Sequence[Token], place: int, lang: str) -> bool:
    """Whether a collective noun counts here: not « en quarantaine », not «тысячи» after a number."""
    word, before, after = _norm(units, place), _norm(units, place - 1), _norm(units, place + 1)
    if lang == "fr":
        singular = not word.endswith("s")
        return (not (singular and before in {"en", "mise"}) and word not in {"millions", "milliards"}) or before in {
            "des",
            "plusieurs",
            "quelques",
        }
    if lang == "en":
        return word not in {"score", "scores"} and not (word == "dozen" and after == "")
    return True


def _is_several(units: Sequence[Token], first: int, lang: str) -> bool:
    return _norm(units, first - 1) in {"plusieurs", "quelques", "several", "несколько"}


def _fraction(units: Sequence[Token], place: int, lang: str) -> Numeral | None:
    """« la moitié », « deux tiers », "a third of", «две трети»."""
    known, word, following = words.FRACTIONS[lang], _norm(units, place), _norm(units, place + 1)
    if _norm(units, place - 1) in words.ORDINALS[lang]:
        return None  # "the second half of", «во второй половине»
    over = words.UNITS[lang].get(word)
    if lang == "en" and word in {"a", "one"}:
        over = 1.0
    if over is not None and over < 10 and following in known:
        plural = over > 1
        partitive = _norm(units, place + 2) in _PARTITIVE
        if (plural and (following.endswith("s") or lang == "ru")) or partitive:
            return Numeral(place, place + 2, over * known[following], "fraction")
        return None
    if lang == "fr" and word in _OPEN_FRACTIONS and _norm(units, place - 1) in {"du", "au"} and following in _PARTITIVE:
        return Numeral(place, place + 1, known[word], "fraction")  # « moins du dixième de »
    if lang == "ru" and word in _OPEN_FRACTIONS and _norm(units, place - 1) not in words.ORDINALS[lang]:
        return Numeral(place, place + 1, known[word], "fraction")  # «более трети поставок»
    if lang == "fr" and word == "moitié" and _norm(units, place - 1) in {"la", "une"}:
        return Numeral(place - 1, place + 1, 0.5, "fraction")
    if lang == "en" and word == "half":
        return _english_half(units, place)
    if lang == "ru" and word in known and known[word] == 0.5:
        return Numeral(place, place + 1, 0.5, "fraction")
    return None


_PARTITIVE = frozenset(
    {"de", "des", "du", "d'", "of", "majority", "majorité", "less", "fewer", "more", "lower", "higher"}
)
_OPEN_FRACTIONS = frozenset(["tiers", "quart", "cinquième", "dixième", "треть", "трети", "четверть", "четверти"])


def _english_half(units: Sequence[Token], place: int) -> Numeral | None:
    following = _norm(units, place + 1)
    scale = words.SCALES["en"].get(_norm(units, place + 2)) if following in {"a", "an"} else None
    if scale is not None:
        return Numeral(place, place + 3, scale / 2)
    if following in {"of", "the", "its", "their", "his", "her", "our"}:
        return Numeral(place, place + 1, 0.5, "fraction")
    return None


_BEFORE_ORDINAL = frozenset(["the", "his", "her", "its", "their", "our", "my", "this", "that", "'s", "’s", "every"])


def _is_english_ordinal(value: float, before: str, following: str) -> bool:
    """Not the adverb "first", nor the second that is a unit of time."""
    if value == 1:
        return before in _BEFORE_ORDINAL
    return value != 2 or not ((before in {"per", "each", "a", "split"} and not following.isalpha()) or before == "per")


def _ordinal(units: Sequence[Token], place: int, lang: str) -> Numeral | None:
    """« deuxième », "third"; not « Premier ministre » nor "a second later"."""
    word, before, following = _norm(units, place), _norm(units, place - 1), _norm(units, place + 1)
    value = words.ORDINALS[lang].get(word)
    if value is None or following in {"ministre", "ministres", "guerre", "guerres", "world", "мировой", "мировая"}:
        return None
    if word in {"seconde", "secondes"} and before != "la":
        return None
    if lang == "en" and not _is_english_ordinal(value, before, following):
        return None
    return Numeral(place, place + 1, value, "ordinal")


def _both(units: Sequence[Token], place: int, lang: str) -> Numeral | None:
    """ "both sides", «обе стороны», as « les deux côtés » is two; not "both this and that"."""
    if lang == "en" and _norm(units, place) == "both":
        ahead = [unit.norm for unit in units[place + 1 : place + 5]]
        counts = "and" not in ahead and bool(ahead) and (ahead[0] in {"of", "the", "these"} or ahead[0].endswith("s"))
        return Numeral(place, place + 1, 2.0) if counts else None
    return Numeral(place, place + 1, 2.0) if lang == "ru" and _norm(units, place) in _BOTH_RU else None


_BOTH_RU = frozenset(["оба", "обе", "обоих", "обеих", "обоим", "обеим", "обоими", "обеими"])


def _times(units: Sequence[Token], place: int, lang: str) -> Numeral | None:
    """ "twice", «трижды»."""
    value = words.TIMES[lang].get(_norm(units, place))
    return None if value is None else Numeral(place, place + 1, value)


_BARE_SCALES = frozenset(["million", "billion", "trillion"])


def _several(units: Sequence[Token], place: int) -> Numeral:
    """ "several thousand", "a few hundred thousand": an order of magnitude."""
    size, after = 1.0, place
    while _norm(units, after) in words.SCALES["en"] and len(_norm(units, after)) > 2:
        size *= words.SCALES["en"][_norm(units, after)]
        after += 1
    return Numeral(place, after, None, "indefinite", approximate=True, magnitude=size)


_PERCENT = frozenset({"pour", "percent", "per", "%", "процент"})


def _cardinal(units: Sequence[Token], place: int, lang: str) -> Numeral | None:
    """Number words added up as the language builds them; see `Sum`."""
    word, before = _norm(units, place), _norm(units, place - 1)
    if lang == "en" and before in {"several", "many", "few"} and word in words.SCALES["en"] and len(word) > 2:
        return _several(units, place)
    if lang == "en" and word in _BARE_SCALES and before != "per":  # "another million", "a billion-dollar programme"
        return Numeral(place, place + 1, words.SCALES["en"][word])
    total = Sum(lang)
    after = place
    if lang == "en" and _norm(units, place) in {"a", "an"} and _norm(units, place + 1) in words.SCALES[lang]:
        total.add("one")
        after += 1
    while after < len(units):
        norm = units[after].norm
        link = norm in {"et", "and"} and total.parts > 0 and total.accepts_link(_norm(units, after + 1))
        if link:
            after += 1
            continue
        atoms = norm.split("-") if "-" in norm else [norm]
        if not total.add_all(atoms):
            break
        after += 1 + dot_after(units, after + 1, lang)
    while after > place and units[after - 1].norm in {"et", "and"}:
        after -= 1
    if total.parts == 0 or (total.is_bare_one and _norm(units, after) not in _PERCENT):
        return None
    if lang == "fr" and _norm(units, place) == "cent" and _norm(units, place - 1) == "pour":
        return None
    value = total.value
    rank = _norm(units, after) if lang != "fr" and value >= 20 and value % 10 == 0 else ""
    if rank in words.ORDINALS[lang] and rank != "second":
        return Numeral(
            place, after + 1, value + words.ORDINALS[lang][_norm(units, after)], "ordinal"
        )  # "twenty-fourth"
    if lang == "fr" and _norm(units, after) == "et" and _norm(units, after + 1) in {"demi", "demie"}:
        return Numeral(place, after + 2, value + 0.5 * (total.last_scale or 1))
    return Numeral(place, after, value)
