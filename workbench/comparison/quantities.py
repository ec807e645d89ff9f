"""Numbers and dates, read from both originals: equal values written differently are no change."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from workbench.comparison.context import Context, Finding, Pair
from workbench.comparison.durations import hours_of, hours_without_number, round_the_clock
from workbench.comparison.number_kin import says_otherwise
from workbench.documents.model import Document
from workbench.text.dates import Date, compatible, dates
from workbench.text.measures import MONEY
from workbench.text.numbers import Number, numbers
from workbench.text.spans import Span, items_in

Item = TypeVar("Item", Number, Date)

# To one unit per dimension, so that "30 miles" and « 48 km » are the same length.
_UNITS = {
    "mi": ("km", 1.609), "foot": ("m", 0.3048), "lb": ("kg", 0.4536), "mph": ("km/h", 1.609), "sq mi": ("km²", 2.59),
    "ha": ("km²", 0.01),
}  # fmt: skip
_NEVER_ALONE = frozenset(["both", "оба", "обе", "обоих", "обеих", "обоим", "обеим", "обоими", "обеими"])
_NEAR = 45  # characters: how far around a number its company is looked for


def findings(context: Context) -> Iterator[Finding]:
    """Numbers and dates that changed, went or came within linked sentences."""
    published = _days_of_publication(context)
    dates_a = dates(context.article.text, context.article.lang, published[0])
    dates_b = dates(context.origin.text, context.origin.lang, published[1])
    numbers_a = _plain_numbers(context.article.text, context.article.lang, dates_a)
    numbers_b = _plain_numbers(context.origin.text, context.origin.lang, dates_b)
    equal = _equal_in(context)
    everywhere = {"article": (context.article.lang, numbers_a), "origin": (context.origin.lang, numbers_b)}
    other_days = {"article": dates_a, "origin": dates_b}
    other_numbers = {
        "article": numbers(context.article.text, context.article.lang),
        "origin": numbers(context.origin.text, context.origin.lang),
    }
    days = {"article": (context.article.lang, dates_a), "origin": (context.origin.lang, dates_b)}
    for pair in context.pairs:
        in_a = _without_stretches(_inside(numbers_a, pair.article), context.article, pair.origin, context.origin)
        in_b = _without_stretches(_inside(numbers_b, pair.origin), context.origin, pair.article, context.article)
        in_a, in_b = _taken_apart(in_a, in_b, context.article), _taken_apart(in_b, in_a, context.origin)
        yield from _compare("number", pair, context, in_a, in_b, equal, everywhere, other_days)
        yield from _ranks(pair, context)
        days_a, days_b = _inside(dates_a, pair.article), _inside(dates_b, pair.origin)
        yield from _compare("date", pair, context, days_a, days_b, compatible, days, other_numbers)


def _days_of_publication(context: Context) -> tuple[str, str] | tuple[None, None]:
    """The days from which « hier » counts; none unless both texts give theirs."""
    found = [document.published or "" for document in (context.article, context.origin)]
    if all(re.match(r"\d{4}-\d\d-\d\d", day) for day in found):
        return found[0], found[1]
    return None, None


def _ranks(pair: Pair, context: Context) -> Iterator[Finding]:
    """Ordinals that stand for one another and differ; a rank that one side alone gives tells nothing."""
    sides = (context.article, pair.article), (context.origin, pair.origin)
    ranked = [
        [n for span in spans for n in _within(document, span) if n.kind == "ordinal" and (n.value or 0) > 2]
        for document, spans in sides
    ]
    left_a, left_b = _strike_equal(ranked[0], ranked[1], equal_numbers)
    if len(left_a) == len(left_b) == 1:
        for a, b in _couple(left_a, left_b, pair):
            yield _finding("number", context, a, b, 0.7)


def _within(document: Document, span: Span) -> list[Number]:
    found = numbers(document.slice(span), document.lang)
    return [replace(n, start=n.start + span[0], end=n.end + span[0]) for n in found]


def equal_numbers(a: Number, b: Number) -> bool:
    """Whether two numbers denote the same quantity, however written (15 and « une quinzaine » do).

    Of orders of magnitude, "dozens" and « des dizaines » agree, « des centaines » and « des milliers » do not.
    """
    if a.value is None or b.value is None:
        return _same_order(a, b)
    if _is_share(a, b) or _is_share(b, a):
        return True
    if None in (a.unit, b.unit) and a.value == b.value and a.high == b.high:
        return True  # a unit that one language keeps elsewhere
    (value_a, unit_a), (value_b, unit_b) = _common_unit(a), _common_unit(b)
    if unit_a != unit_b and unit_a in MONEY and unit_b in MONEY:
        return False
    tolerance = 0.03 if unit_a != (a.unit or "") or unit_b != (b.unit or "") else 1e-9
    return abs(value_a - value_b) <= tolerance * max(abs(value_a), abs(value_b), 1.0)


def _is_share(share: Number, percent: Number) -> bool:
    """« un quart » and "25 %", "a third" and "33 %"."""
    if share.kind != "fraction" or percent.unit != "%" or share.value is None or percent.value is None:
        return False
    return abs(share.value * 100 - percent.value) < 0.5


def _equal_in(context: Context) -> Callable[[Number, Number], bool]:
    """`equal_numbers`, and that both count the same stretch of time (« quinze jours », "two weeks")."""

    def equal(a: Number, b: Number) -> bool:
        if equal_numbers(a, b):
            return True
        hours = hours_of(a, context.article.text, context.article.lang)
        return bool(hours & hours_of(b, context.origin.text, context.origin.lang))

    return equal


def _without_stretches(
    found: Sequence[Number], document: Document, others: Sequence[Span], other: Document
) -> list[Number]:
    """The numbers less those that the other side's sentences give as a stretch of time without a number."""
    named = frozenset[float]().union(*(hours_without_number(other.slice(span), other.lang) for span in others))
    return [n for n in found if not (named and hours_of(n, document.text, document.lang) & named)]


def _same_order(a: Number, b: Number) -> bool:
    if a.value is not None or b.value is not None:
        return False
    return 0.5 <= (a.magnitude or 1.0) / (b.magnitude or 1.0) <= 2


def _compare(
    kind: str,
    pair: Pair,
    context: Context,
    items_a: Sequence[Item],
    items_b: Sequence[Item],
    equal: Callable[[Item, Item], bool],
    everywhere: Mapping[str, tuple[str, Sequence[Item]]],
    others: Mapping[str, Sequence[Date | Number]],
) -> Iterator[Finding]:
    """Couples that differ, then what one side alone gives; `everywhere`: all that either document gives."""
    left_a, left_b = _strike_equal(items_a, items_b, equal)
    for a, b in _couple(left_a, left_b, pair):
        yield _finding(kind, context, a, b, 0.85)
        left_a = [x for x in left_a if x is not a]
        left_b = [x for x in left_b if x is not b]
    for a in left_a:
        if _has_company(a, pair, "article") and not _elsewhere(a, pair, "origin", equal, everywhere, others):
            yield _finding(kind, context, a, None, 0.55)
    for b in left_b:
        if _has_company(b, pair, "origin") and not _elsewhere(b, pair, "article", equal, everywhere, others):
            yield _finding(kind, context, None, b, 0.55)


def _taken_apart(found: Sequence[Number], others: Sequence[Number], document: Document) -> list[Number]:
    """Proportions that the other side does not give as one (« 73 sièges sur 329 », "73 of 329") as two numbers."""
    parts: list[Number] = []
    for number in found:
        joint = _JOINT.search(number.text) if number.kind == "fraction" else None
        if joint is None or any(other.kind in ("fraction", "percent") for other in others):
            parts.append(number)
            continue
        middle = number.start + joint.end()
        for start, end in ((number.start, number.start + joint.start()), (middle, number.end)):
            read = _within(document, (start, end))
            parts += [n for n in read if n.kind != "ordinal" and n.value != 1]
    return parts


_JOINT = re.compile(r"\s(?:sur|in(?:\s+every)?|out\s+of(?:\s+every)?|из)\s", re.IGNORECASE)


def _strike_equal(
    items_a: Sequence[Item], items_b: Sequence[Item], equal: Callable[[Item, Item], bool]
) -> tuple[list[Item], list[Item]]:
    left_a, left_b = [], list(items_b)
    for a in items_a:
        match = next((b for b in left_b if equal(a, b)), None)
        if match is None:
            left_a.append(a)
        else:
            left_b.remove(match)
    # A value given twice on one side and once on the other is a repetition, no change.
    kept_a = [a for a in left_a if not any(equal(a, b) for b in items_b)]
    kept_b = [b for b in left_b if not any(equal(a, b) for a in items_a)]
    return kept_a, kept_b


def _couple(left_a: list[Item], left_b: list[Item], pair: Pair) -> list[tuple[Item, Item]]:
    """Numbers that stand in the same place: whose neighbours are tied to one another, best first."""
    scored = [
        (company, -abs(_position(a, pair.article_span) - _position(b, pair.origin_span)), a, b)
        for a in left_a
        for b in left_b
        if _alike(a, b) and (company := _shared_company(a, b, pair)) > 0
    ]
    couples: list[tuple[Item, Item]] = []
    for _, _, a, b in sorted(scored, key=lambda row: (-row[0], -row[1])):
        if all(a is not x and b is not y for x, y in couples):
            couples.append((a, b))
    return couples


def _alike(a: Item, b: Item) -> bool:
    return (
        not (isinstance(a, Number) and isinstance(b, Number))
        or (a.kind == b.kind)
        or {a.kind, b.kind}
        <= {
            "cardinal",
            "range",
            "fraction",
            "percent",
        }
    )


def _shared_company(a: Item, b: Item, pair: Pair) -> int:
    """How many words around `a` are tied to words around `b`."""
    around_a = (a.start - _NEAR, a.end + _NEAR)
    around_b = (b.start - _NEAR, b.end + _NEAR)
    return sum(around_b[0] <= t.start < around_b[1] for t in pair.origin_of([around_a]))


def _has_company(item: Item, pair: Pair, side: str) -> bool:
    """Whether the words around a lone number have counterparts: if not, a whole clause came or went."""
    around = [(item.start - _NEAR, item.start), (item.end, item.end + _NEAR)]
    tied = pair.origin_of(around) if side == "article" else pair.article_of(around)
    return len(tied) >= 2


def _elsewhere(
    item: Item,
    pair: Pair,
    side: str,
    equal: Callable[[Item, Item], bool],
    everywhere: Mapping[str, tuple[str, Sequence[Item]]],
    others: Mapping[str, Sequence[Date | Number]],
) -> bool:
    """Whether the other document gives the same value in another sentence, or in this one by another class of word."""
    lang, given = everywhere[side]
    if isinstance(item, Number) and item.value is not None:
        words = pair.article_tokens if side == "article" else pair.origin_tokens
        if item.text.lower() in _NEVER_ALONE or says_otherwise(item.value, (w.norm for w in words), lang):
            return True
    return any(equal(item, other) for other in given) or _is_of_the_other_kind(item, pair, side, others)


def _is_of_the_other_kind(item: Item, pair: Pair, side: str, others: Mapping[str, Sequence[Date | Number]]) -> bool:
    """Whether what is a number here is read as a year or a day there (« vers 2013 », "around 2013")."""
    spans = pair.article if side == "article" else pair.origin
    near = [x for x in others[side] if any(s <= x.start < e for s, e in spans)]
    if isinstance(item, Number):
        return any(isinstance(x, Date) and item.value in (x.year, x.day) for x in near if item.value)
    parts = {part for part in (item.year, item.day) if part}
    return item.month is None and any(isinstance(x, Number) and x.value in parts for x in near)


def _finding(kind: str, context: Context, a: Item | None, b: Item | None, confidence: float) -> Finding:
    span_a: tuple[Span, ...] = ((a.start, a.end),) if a else ()
    span_b: tuple[Span, ...] = ((b.start, b.end),) if b else ()
    text_a = context.article.slice(span_a[0]) if span_a else None
    text_b = context.origin.slice(span_b[0]) if span_b else None
    change = "changed" if a and b else "added" if a else "dropped"
    values = {"from": text_b, "to": text_a}
    read = {"from": _read(b), "to": _read(a)}
    return Finding(
        kind,  # type: ignore[arg-type]
        span_a,
        span_b,
        f"{kind}.{change}",
        from_=text_b,
        to=text_a,
        values=values,
        evidence={"read as": read},
        confidence=confidence,
    )


def _read(item: Number | Date | None) -> object:
    if item is None:
        return None
    if isinstance(item, Number):
        return {"value": item.value, "unit": item.unit, "approximate": item.approximate}
    return {"year": item.year, "month": item.month, "day": item.day, "weekday": item.weekday}


def _plain_numbers(text: str, lang: str, found_dates: Sequence[Date]) -> list[Number]:
    """Numbers outside dates; "one" is an article more often than a count, and ordinals order rather than count."""
    taken = sorted([(d.start, d.end) for d in found_dates] + round_the_clock(text))
    return [
        n
        for n in numbers(text, lang)
        if n.kind != "ordinal"
        and not (n.value == 1 and not n.text[:1].isdigit())
        and not _is_named(n, text)
        and not _overlaps(n, taken)
    ]


def _is_named(number: Number, text: str) -> bool:
    """Whether a number in words is part of a name: "Seven Fountains Square", « les Quatre-Églises »."""
    following = text[number.end : number.end + 2]
    inside = bool(re.search(r"[\w,;’']\s$", text[max(0, number.start - 2) : number.start]))
    return number.text[:1].isupper() and inside and following[:1] in " -" and following[1:].isupper()


def _overlaps(number: Number, taken: Sequence[Span]) -> bool:
    before = bisect_left(taken, (number.end, 0)) - 1
    return before >= 0 and number.start < taken[before][1]


def _inside(items: Sequence[Item], spans: Sequence[Span]) -> list[Item]:
    """The items, given in order, that begin inside one of the spans."""
    return [item for span in spans for item in items_in(items, span)]


def _position(item: Item, span: Span) -> float:
    return (item.start - span[0]) / max(1, span[1] - span[0])


def _common_unit(number: Number) -> tuple[float, str]:
    assert number.value is not None
    unit, factor = _UNITS.get((number.unit or "").casefold(), (number.unit or "", 1.0))
    return number.value * factor, unit
