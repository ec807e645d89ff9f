"""Dates and whether two may denote the same day."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.text.dates import Date, compatible, dates


def only(text: str, lang: str, anchor: date | str | None = None) -> Date:
    found = dates(text, lang, anchor)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("lang", "text", "year", "month", "day", "weekday"),
    [
        ("fr", "le mardi 4 février 2020", 2020, 2, 4, 2),
        ("fr", "mardi 4 février", None, 2, 4, 2),
        ("fr", "le 1er mars", None, 3, 1, None),
        ("fr", "le 4/02/2020", 2020, 2, 4, None),
        ("fr", "le 4 févr. 2020", 2020, 2, 4, None),
        ("en", "Tuesday, February 4, 2020", 2020, 2, 4, 2),
        ("en", "February 4", None, 2, 4, None),
        ("en", "4 Feb. 2020", 2020, 2, 4, None),
        ("en", "2020-02-04", 2020, 2, 4, None),
        ("en", "23/02/2020", 2020, 2, 23, None),
        ("ru", "4 февраля 2020 года", 2020, 2, 4, None),
        ("ru", "во вторник, 4 февраля", None, 2, 4, 2),
        ("ru", "04.02.2020", 2020, 2, 4, None),
    ],
)
def test_a_calendar_day_is_read(
    lang: str, text: str, year: int | None, month: int, day: int, weekday: int | None
) -> None:
    found = only(text, lang)
    assert (found.precision, found.year, found.month, found.day, found.weekday) == ("day", year, month, day, weekday)


@pytest.mark.parametrize(
    ("lang", "text", "precision", "year", "month"),
    [
        ("fr", "depuis 2011", "year", 2011, None),
        ("fr", "un Oscar en 2016.", "year", 2016, None),
        ("fr", "en février", "month", None, 2),
        ("fr", "en février 2012", "month", 2012, 2),
        ("fr", "dans les années 90", "decade", 1990, None),
        ("en", "since 2011", "year", 2011, None),
        ("en", "the 2016 election", "year", 2016, None),
        ("en", "in March", "month", None, 3),
        ("en", "in the 1990s", "decade", 1990, None),
        ("en", "04/02/2020", "year", 2020, None),
        ("en", "the 2009 Hungarian Grand Prix", "year", 2009, None),
        ("en", "Carter's 1922 discovery", "year", 1922, None),
        ("en", "in 1922 made", "year", 1922, None),
        ("fr", "au XVIIIe siècle", "century", 1700, None),
        ("en", "in the 18th century", "century", 1700, None),
        ("ru", "в XIX веке", "century", 1800, None),
        ("ru", "в 2016 году", "year", 2016, None),
        ("ru", "в мае", "month", None, 5),
        ("ru", "в 1990-х годах", "decade", 1990, None),
    ],
)
def test_coarser_dates_say_how_coarse(
    lang: str, text: str, precision: str, year: int | None, month: int | None
) -> None:
    found = only(text, lang)
    assert (found.precision, found.year, found.month, found.day) == (precision, year, month, None)


@pytest.mark.parametrize(("lang", "text"), [("fr", "mardi"), ("en", "on Tuesday"), ("ru", "во вторник")])
def test_a_weekday_alone_is_a_date(lang: str, text: str) -> None:
    assert (only(text, lang).precision, only(text, lang).weekday) == ("weekday", 2)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "2000 soldats ont défilé"),
        ("fr", "environ 2000."),
        ("fr", "il mai lancé"),
        ("en", "he may march"),
        ("en", "some 2000 soldiers"),
        ("en", "a 1600 km trail"),
        ("en", "the centre of the Sun. Then"),
        ("fr", "la planète Mars"),
        ("ru", "2000 солдат"),
        ("fr", "version 1.2.2020.4"),
    ],
)
def test_quantities_and_verbs_are_no_dates(lang: str, text: str) -> None:
    assert dates(text, lang) == []


def test_the_first_day_of_a_range_takes_the_month_of_the_second() -> None:
    first, second = dates("du 3 au 5 février 2020", "fr")
    assert (first.day, first.month, first.year) == (3, 2, 2020)
    assert (second.day, second.month, second.year) == (5, 2, 2020)


def test_a_night_between_two_days_in_russian() -> None:
    assert [(one.day, one.month) for one in dates("в ночь с 10 на 11 ноября", "ru")] == [(10, 11), (11, 11)]


@pytest.mark.parametrize(("lang", "text"), [("fr", "hier"), ("en", "yesterday"), ("ru", "вчера")])
def test_an_anchor_resolves_yesterday(lang: str, text: str) -> None:
    assert only(text, lang).precision == "relative"
    found = only(text, lang, "2020-02-05T10:00:00+01:00")
    assert (found.year, found.month, found.day, found.weekday, found.precision) == (2020, 2, 4, 2, "day")


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        (("fr", "mardi 4 février"), ("en", "Tuesday"), True),
        (("fr", "mardi 4 février"), ("en", "Wednesday"), False),
        (("fr", "le 4 février 2020"), ("en", "Tuesday"), True),
        (("fr", "le 4 février 2020"), ("en", "Wednesday"), False),
        (("fr", "en 2016"), ("en", "since 2016"), True),
        (("fr", "en 2016"), ("en", "since 2011"), False),
        (("fr", "le 4 février"), ("ru", "4 февраля 2020 года"), True),
        (("fr", "le 4 février"), ("en", "February 5"), False),
        (("fr", "en 1994"), ("en", "in the 1990s"), True),
        (("fr", "en 2004"), ("en", "in the 1990s"), False),
        (("fr", "hier"), ("en", "yesterday"), True),
        (("fr", "hier"), ("en", "today"), False),
    ],
)
def test_compatible_dates_may_denote_the_same_day(
    first: tuple[str, str], second: tuple[str, str], answer: bool
) -> None:
    one, other = only(first[1], first[0]), only(second[1], second[0])
    assert compatible(one, other) is answer
    assert compatible(other, one) is answer
