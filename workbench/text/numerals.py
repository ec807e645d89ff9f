"""Reading one numeral at one place in a list of tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.text import number_words as words
from workbench.text.words import Token

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']")
_ORDINAL = re.compile(
    r"(\d+)(?:-?(?:ers?|res?|nde?s?|e|è|ème|st|nd|rd|th|й|я|е|го|му|ой|ый|ая|ое|х)|[ᵉʳ]+)", re.IGNORECASE
)
_COMPOUND = re.compile(r"(\d+)-?[а-яё]{2,}", re.IGNORECASE)
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")
_HOUR = re.compile(r"([01]?\d|2[0-4])h([0-5]\d)?", re.IGNORECASE)
_COMMA_THOUSANDS = frozenset({"en"})
_DOT_THOUSANDS = frozenset({"fr", "ru", "de", "es", "it", "uk"})


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral over tokens `first` to `after` (exclusive)."""

    first: int
    after: int
    value: float | None
    kind: str = "cardinal"
    approximate: bool = False
    magnitude: float | None = None


def read_figures(units: Sequence[Token], place: int, lang: str) -> Numeral | None:
    """The numeral that begins with figures at `place`: 1 200, 3,5 millions, 21st, 14 h 30."""
    text = units[place].text
    clock = _clock(units, place)
    if clock:
        return clock
    ordinal = _ORDINAL.fullmatch(text)
    if ordinal:
        return Numeral(place, place + 1, float(ordinal[1]), "ordinal")
    compound = _COMPOUND.fullmatch(text)  # 20-летний
    if compound:
        return Numeral(place, place + 1, float(compound[1]))
    after = place + 1
    scale = _scale(units, after, lang)
    value = figure(text, lang, measured=scale is not None or _follows(units, after, "%"))
    if value is None:
        return None
    if scale is None:
        return Numeral(place, after, value)
    value *= scale
    after += 1 + _dot(units, after + 1, lang)
    rest = _smaller(units, after, scale, lang)
    if rest is not None:
        return Numeral(place, rest.after, value + (rest.value or 0))
    return Numeral(place, after, value)


def figure(text: str, lang: str, *, measured: bool = False) -> float | None:
    """The value of figures as the language writes them, or None (a version, an address, a phone number).

    One foreign separator before exactly three figures groups thousands, as careless translations leave it
    (« 1,200 combattants »), unless a scale or a unit follows (`measured`): « 2,345 milliards » is a
    decimal.
    """
    plain = _SPACES.sub("", text)
    if plain.isdecimal():
        return float(plain)
    if re.fullmatch(r"\d+/\d+", plain):
        over, under = plain.split("/")
        return float(over) / float(under) if 0 < int(under) <= 10 and int(over) < int(under) else None
    native, decimal = (",", ".") if lang in _COMMA_THOUSANDS else (".", ",")
    for thousands, point, own in ((native, decimal, True), (decimal, native, False)):
        grouped = rf"[1-9]\d{{0,2}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(point)}\d+)?"
        if re.fullmatch(grouped, plain):
            sure = own or plain.count(thousands) > 1 or point in plain
            if sure or not measured:
                return float(plain.replace(thousands, "").replace(point, "."))
    if re.fullmatch(r"\d+[.,]\d+", plain):
        return float(plain.replace(",", "."))
    return None


def _clock(units: Sequence[Token], place: int) -> Numeral | None:
    """14:30, 14h30, 14 h 30, 2 p.m."""
    text = units[place].text
    match = _CLOCK.fullmatch(text)
    if match:
        return Numeral(place, place + 1, int(match[1]) + int(match[2]) / 60, "time")
    following = units[place + 1] if place + 1 < len(units) else None
    if following is None or not text.isdecimal() or int(text) > 24:
        return None
    if following.norm in {"p.m.", "a.m.", "pm", "am"} and int(text) <= 12:
        return Numeral(place, place + 2, int(text) % 12 + (12 if following.norm[0] == "p" else 0), "time")
    hour = _HOUR.fullmatch(text + following.text) if following.norm[0] == "h" else None
    if hour and (following.start == units[place].end or following.text == "h"):
        minutes = int(hour[2] or 0)
        after = place + 2
        if not hour[2] and after < len(units) and re.fullmatch(r"[0-5]\d", units[after].text):
            minutes, after = int(units[after].text), after + 1
        return Numeral(place, after, int(hour[1]) + minutes / 60, "time")
    return None


def _scale(units: Sequence[Token], place: int, lang: str) -> float | None:
    if place >= len(units):
        return None
    scale = words.SCALES.get(lang, {}).get(units[place].norm)
    if scale is None or (units[place].norm == "m" and units[place].start != units[place - 1].end):
        return None
    return scale


def _dot(units: Sequence[Token], place: int, lang: str) -> int:
    """1 where an abbreviated scale keeps its full stop (тыс.) and more of the sentence follows."""
    known = {"тыс", "млн", "млрд", "трлн"}
    if lang != "ru" or place >= len(units) or units[place].text != "." or units[place - 1].norm not in known:
        return 0
    return int(units[place].start == units[place - 1].end)


def _smaller(units: Sequence[Token], place: int, scale: float, lang: str) -> Numeral | None:
    """«2 млн 300 тыс.»: figures with a smaller scale right after."""
    if place + 1 >= len(units) or not units[place].text[0].isdecimal():
        return None
    below = _scale(units, place + 1, lang)
    return read_figures(units, place, lang) if below is not None and below < scale else None


def _follows(units: Sequence[Token], place: int, text: str) -> bool:
    return place < len(units) and units[place].text == text


def read_words(units: Sequence[Token], place: int, lang: str) -> Numeral | None:
    """The numeral in words that begins at `place`, or None; « un », "one", «один» alone are none."""
    if lang not in words.UNITS:
        return None
    for reader in (_collective, _fraction, _cardinal, _ordinal, _times):
        numeral = reader(units, place, lang)
        if numeral is not None:
            return numeral
    return None


def _norm(units: Sequence[Token], place: int) -> str:
    return units[place].norm if 0 <= place < len(units) else ""


_ARTICLES = {"fr": {"une", "un", "la", "cette"}, "en": {"a", "an", "one"}, "ru": set[str]()}
_SEVERAL = {"fr": {"des", "plusieurs", "quelques", "les", "de"}, "en": {"several", "many"}, "ru": {"несколько"}}
_OF = {"fr": {"de", "d'"}, "en": {"of"}, "ru": set[str]()}


def _collective(units: Sequence[Token], place: int, lang: str) -> Numeral | None:
    """« une quinzaine », « des dizaines de milliers », "two dozen", "hundreds", «десятки»."""
    known = words.COLLECTIVES[lang]
    first, word = place, _norm(units, place)
    times: float | None = None
    if word in _ARTICLES[lang] and _norm(units, place + 1) in known:
        place, times = place + 1, 1.0
    elif word in words.UNITS[lang] and _norm(units, place + 1) in known and _is_round(units, place + 1, lang):
        times, place = words.UNITS[lang][word], place + 1
    elif lang == "en" and word == "half" and _norm(units, place + 1) == "a" and _norm(units, place + 2) == "dozen":
        return Numeral(first, place + 3, 6.0, approximate=True)
    elif word.startswith("demi-") and word[5:] in known:
        return Numeral(first, place + 1, known[word[5:]] / 2, approximate=True)
    word = _norm(units, place)
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
        return (
            not (singular and before in {"en", "mise"}) and word not in {"millions", "milliards"}
        ) or before == "des"
    if lang == "en":
        return word not in {"score", "scores"} and not (word == "dozen" and after == "")
    return True


def _is_several(units: Sequence[Token], first: int, lang: str) -> bool:
    return _norm(units, first - 1) in {"plusieurs", "quelques", "several", "несколько"}


def _fraction(units: Sequence[Token], place: int, lang: str) -> Numeral | None:
    """« la moitié », « deux tiers », "a third of", «две трети»."""
    known, word, following = words.FRACTIONS[lang], _norm(units, place), _norm(units, place + 1)
    over = words.UNITS[lang].get(word)
    if lang == "en" and word in {"a", "one"}:
        over = 1.0
    if over is not None and over < 10 and following in known:
        plural = over > 1
        partitive = _norm(units, place + 2) in {"de", "des", "du", "d'", "of", "majority", "majorité"}
        if (plural and (following.endswith("s") or lang == "ru")) or partitive:
            return Numeral(place, place + 2, over * known[following], "fraction")
        return None
    if lang == "fr" and word == "moitié" and _norm(units, place - 1) in {"la", "une"}:
        return Numeral(place - 1, place + 1, 0.5, "fraction")
    if lang == "en" and word == "half":
        return _english_half(units, place)
    if lang == "ru" and word in known and known[word] == 0.5:
        return Numeral(place, place + 1, 0.5, "fraction")
    return None


def _english_half(units: Sequence[Token], place: int) -> Numeral | None:
    following = _norm(units, place + 1)
    scale = words.SCALES["en"].get(_norm(units, place + 2)) if following in {"a", "an"} else None
    if scale is not None:
        return Numeral(place, place + 3, scale / 2)
    if following in {"of", "the", "its", "their", "his", "her", "our"}:
        return Numeral(place, place + 1, 0.5, "fraction")
    return None


def _ordinal(units: Sequence[Token], place: int, lang: str) -> Numeral | None:
    """« deuxième », "third"; not « Premier ministre » nor "a second later"."""
    word, following = _norm(units, place), _norm(units, place + 1)
    value = words.ORDINALS[lang].get(word)
    if value is None or following in {"ministre", "ministres"}:
        return None
    if word in {"seconde", "secondes"} and _norm(units, place - 1) != "la":
        return None
    return Numeral(place, place + 1, value, "ordinal")


def _times(units: Sequence[Token], place: int, lang: str) -> Numeral | None:
    """ "twice", «трижды»."""
    value = words.TIMES[lang].get(_norm(units, place))
    return None if value is None else Numeral(place, place + 1, value)


def _cardinal(units: Sequence[Token], place: int, lang: str) -> Numeral | None:
    """Number words added up as the language builds them; see `_Sum`."""
    total = _Sum(lang)
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
        after += 1 + _dot(units, after + 1, lang)
    while after > place and units[after - 1].norm in {"et", "and"}:
        after -= 1
    if total.parts == 0 or total.is_bare_one:
        return None
    value = total.value
    if lang == "en" and value == 100 and after == place + 1 and _norm(units, place - 1) in {"several", "many", "few"}:
        return Numeral(place, after, None, "indefinite", approximate=True, magnitude=100.0)
    if lang == "fr" and _norm(units, after) == "et" and _norm(units, after + 1) in {"demi", "demie"}:
        return Numeral(place, after + 2, value + 0.5 * (total.last_scale or 1))
    return Numeral(place, after, value)


class _Sum:
    """Adds number words while they fit: after « vingt » only units fit, after « cent » anything below a
    hundred."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.parts = 0
        self.is_bare_one = False
        self.last_scale = 0.0
        self._total = 0.0
        self._current = 0.0
        self._room = float("inf")
        self._last = ""

    @property
    def value(self) -> float:
        return self._total + self._current

    def add_all(self, atoms: Sequence[str]) -> bool:
        """Add every atom of a hyphenated word, or none."""
        before = (self._total, self._current, self._room, self._last, self.parts, self.is_bare_one, self.last_scale)
        for atom in atoms:
            if not (atom in {"et", "and"} and self.parts) and not self.add(atom):
                (
                    self._total, self._current, self._room, self._last, self.parts, self.is_bare_one, self.last_scale,
                ) = before  # fmt: skip
                return False
        return True

    def accepts_link(self, word: str) -> bool:
        """Whether « et » or "and" goes on with the number: vingt et un, two hundred and five."""
        first = word.split("-")[0]
        value = words.UNITS[self.lang].get(first)
        if value is None or value > self._room:
            return False
        if self.lang == "fr":
            return self._last in {"vingt", "trente", "quarante", "cinquante", "soixante"} and value in {1, 11}
        return self.lang == "en" and self._last in {"hundred", "thousand", "million"}

    def add(self, word: str) -> bool:
        value = words.UNITS[self.lang].get(word)
        if value is not None:
            return self._add_unit(word, value)
        scale = words.SCALES[self.lang].get(word)
        return scale is not None and len(word) > 1 and self._add_scale(word, scale)

    def _add_unit(self, word: str, value: float) -> bool:
        if self.lang == "fr" and value == 20 and self._last == "quatre":
            self._current += 76
            self._room = 19
        elif value > self._room or (value == 0 and self.parts):
            return False
        else:
            self._current += value
            self._room = self._after(value)
        self._note(word, value == 1 and self.parts == 0)
        return True

    def _after(self, value: float) -> float:
        """How much may follow: nothing after a unit or a teen, nine after a ten (nineteen after soixante)."""
        if value < 20 and not (self.lang == "fr" and value == 10):
            return 0
        if value == 10:
            return 9 if self.lang == "fr" else 0
        if value < 100:
            return 19 if self.lang == "fr" and value == 60 else 9
        return 99

    def _add_scale(self, word: str, scale: float) -> bool:
        if scale == 100:
            if self._current > 19 or (self._room == float("inf") and self.parts):
                return False
            self._current = (self._current or 1) * 100
            self._room = 99
        else:
            if self._total and scale >= self.last_scale:
                return False
            if self.parts == 0 and scale != 1e3:
                return False
            if self.parts == 0 and self.lang == "en":
                return False
            self._total += (self._current or 1) * scale
            self._current, self._room, self.last_scale = 0.0, scale - 1, scale
        self._note(word, False)
        return True

    def _note(self, word: str, bare: bool) -> None:
        self._last, self.is_bare_one = word, bare
        self.parts += 1
