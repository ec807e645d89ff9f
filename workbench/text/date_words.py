"""How French, English and Russian name days, months and times relative to now."""

from __future__ import annotations


def _numbered(rows: str) -> dict[str, int]:
    """`form form …` a line: every form maps to its line's number, counted from 1."""
    return {form: number for number, row in enumerate(rows.strip().splitlines(), 1) for form in row.split()}


MONTHS = {
    "fr": _numbered("""
        janvier janv. janv
        février fevrier févr. fév. févr fév
        mars
        avril avr.
        mai
        juin
        juillet juil. juil
        août aout
        septembre sept.
        octobre oct.
        novembre nov.
        décembre decembre déc.
    """),
    "en": _numbered("""
        january jan. jan
        february feb. feb
        march mar.
        april apr. apr
        may
        june jun. jun
        july jul. jul
        august aug. aug
        september sept. sep. sept sep
        october oct. oct
        november nov. nov
        december dec. dec
    """),
    "ru": _numbered("""
        январь января январе январю январём янв.
        февраль февраля феврале февралю февралём фев.
        март марта марте марту мартом
        апрель апреля апреле апрелю апрелем апр.
        май мая мае маю маем
        июнь июня июне июню июнем
        июль июля июле июлю июлем
        август августа августе августу августом авг.
        сентябрь сентября сентябре сентябрю сентябрём сен. сент.
        октябрь октября октябре октябрю октябрём окт.
        ноябрь ноября ноябре ноябрю ноябрём нояб.
        декабрь декабря декабре декабрю декабрём дек.
    """),
}

WEEKDAYS = {
    "fr": _numbered("""
        lundi lundis
        mardi mardis
        mercredi mercredis
        jeudi jeudis
        vendredi vendredis
        samedi samedis
        dimanche dimanches
    """),
    "en": _numbered("""
        monday mondays mon.
        tuesday tuesdays tue. tues.
        wednesday wednesdays wed.
        thursday thursdays thu. thurs.
        friday fridays fri.
        saturday saturdays sat.
        sunday sundays sun.
    """),
    "ru": _numbered("""
        понедельник понедельника понедельнику
        вторник вторника вторнику
        среду среды среда
        четверг четверга четвергу
        пятницу пятницы пятница пятнице
        субботу субботы суббота субботе
        воскресенье воскресенья воскресенью
    """),
}

RELATIVE_DAYS = {
    "fr": {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "après-demain": 2},
    "en": {"yesterday": -1, "today": 0, "tomorrow": 1},
    "ru": {"позавчера": -2, "вчера": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2},
}

RELATIVE_YEARS = {
    "fr": {
        "l'an dernier": -1, "l'année dernière": -1, "l'an passé": -1, "l'année passée": -1,
        "cette année": 0, "l'an prochain": 1, "l'année prochaine": 1,
    },
    "en": {"last year": -1, "this year": 0, "next year": 1},
    "ru": {"в прошлом году": -1, "в этом году": 0, "в текущем году": 0, "в будущем году": 1, "в следующем году": 1},
}  # fmt: skip

AMBIGUOUS_MONTHS = {"fr": {"mars", "mai"}, "en": {"march", "may"}, "ru": {"май", "мая", "мае"}}
"""Months that are also other words: alone they need one of `BEFORE_MONTH` in front."""

ABBREVIATED = {"janv", "févr", "juil", "sept"}
"""Short forms that name a month only beside a day or a year."""

BEFORE_MONTH = {
    "fr": "en de début fin mi depuis dès avant après jusqu'en mois courant",
    "en": "in since by until till early late mid last next of from through before after during this",
    "ru": "в с до к от после начале конце середине",
}

SURE_BEFORE_YEAR = {
    "fr": "en depuis dès année l['’]an fin début mi jusqu['’]en d['’]ici été hiver automne printemps",
    "en": "in since by until till year early late mid before after during summer winter spring autumn the an? his her "
    "its their this ['’]s",
}
"""Words (as patterns) after which four figures are a year, unless they count what follows."""

MAYBE_BEFORE_YEAR = {
    "fr": "avant après vers élections? entre et à de du",
    "en": "of from to between and through",
}
"""Words after which four figures are a year if nothing that could be counted follows."""

AFTER_YEAR = {
    "fr": "a à et ou par pour dans sur le la les un une que qui où est avait au aux avec après avant de du il elle "
    "lors mais ont était en jusqu",
    "en": "and or by for in on the a an that which was is were has had have at with after before to it he she they "
    "when as but election war coup attack vote agreement deal invasion",
}
"""Words after which four figures have counted nothing: « en 2016 par », "2016 election", but not "2016
soldiers"."""

COUNTING = {
    "fr": ["environ", "quelque", "plus de", "près de", "moins de"],
    "en": ["about", "around", "some", "nearly", "over", "than"],
}
"""Words that make of four figures a quantity."""
