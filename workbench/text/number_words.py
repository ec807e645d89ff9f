"""Number words of French, English and Russian: their values, and the words that bound or measure a number."""

from __future__ import annotations

from itertools import product


def _values(rows: str) -> dict[str, float]:
    """`value form form …` a line."""
    found: dict[str, float] = {}
    for row in rows.strip().splitlines():
        value, *forms = row.split()
        found.update({form: float(value) for form in forms})
    return found


def _russian_cases(stems: str, endings: str) -> str:
    return " ".join(stem + ending for stem, ending in product(stems.split(), endings.split(",")))


UNITS = {
    "fr": _values("""
        0 zéro
        1 un une
        2 deux
        3 trois
        4 quatre
        5 cinq
        6 six
        7 sept
        8 huit
        9 neuf
        10 dix
        11 onze
        12 douze
        13 treize
        14 quatorze
        15 quinze
        16 seize
        20 vingt vingts
        30 trente
        40 quarante
        50 cinquante
        60 soixante
        70 septante
        80 huitante octante
        90 nonante
    """),
    "en": _values("""
        0 zero
        1 one
        2 two
        3 three
        4 four
        5 five
        6 six
        7 seven
        8 eight
        9 nine
        10 ten
        11 eleven
        12 twelve
        13 thirteen
        14 fourteen
        15 fifteen
        16 sixteen
        17 seventeen
        18 eighteen
        19 nineteen
        20 twenty
        30 thirty
        40 forty
        50 fifty
        60 sixty
        70 seventy
        80 eighty
        90 ninety
    """),
    "ru": _values(f"""
        0 ноль ноля нуля
        1 один одна одно одного одной одному одним одном одну
        1.5 полтора полторы полутора
        2 два две двух двум двумя двое двоих двоим двоими
        3 три трёх трех трём трем тремя трое троих троим троими
        4 четыре четырёх четырех четырём четырем четырьмя четверо четверых
        5 пять пяти пятью пятеро пятерых
        6 шесть шести шестью шестеро шестерых
        7 семь семи семью семеро семерых
        8 восемь восьми восемью
        9 девять девяти девятью
        10 десять десяти десятью
        11 {_russian_cases("одиннадцат", "ь,и,ью")}
        12 {_russian_cases("двенадцат", "ь,и,ью")}
        13 {_russian_cases("тринадцат", "ь,и,ью")}
        14 {_russian_cases("четырнадцат", "ь,и,ью")}
        15 {_russian_cases("пятнадцат", "ь,и,ью")}
        16 {_russian_cases("шестнадцат", "ь,и,ью")}
        17 {_russian_cases("семнадцат", "ь,и,ью")}
        18 {_russian_cases("восемнадцат", "ь,и,ью")}
        19 {_russian_cases("девятнадцат", "ь,и,ью")}
        20 {_russian_cases("двадцат", "ь,и,ью")}
        30 {_russian_cases("тридцат", "ь,и,ью")}
        40 сорок сорока
        50 пятьдесят пятидесяти
        60 шестьдесят шестидесяти
        70 семьдесят семидесяти
        80 восемьдесят восьмидесяти
        90 девяносто девяноста
        100 сто ста
        200 двести двухсот
        300 триста трёхсот трехсот
        400 четыреста четырёхсот четырехсот
        500 пятьсот пятисот
        600 шестьсот шестисот
        700 семьсот семисот
        800 восемьсот восьмисот
        900 девятьсот девятисот
    """),
}

SCALES = {
    "fr": _values("""
        100 cent cents
        1e3 mille
        1e6 million millions mio
        1e9 milliard milliards mrd mrds
        1e12 billion billions
    """),
    "en": _values("""
        100 hundred
        1e3 thousand
        1e6 million m mln
        1e9 billion bn
        1e12 trillion
    """),
    "ru": _values(f"""
        1e3 тысяча тысяч тысячи тысячу тысячей тысячам тысячами тысячах тыс
        1e6 {_russian_cases("миллион", ",а,у,ом,е,ов,ы,ам,ами,ах")} млн
        1e9 {_russian_cases("миллиард", ",а,у,ом,е,ов,ы,ам,ами,ах")} млрд
        1e12 {_russian_cases("триллион", ",а,у,ом,е,ов,ы,ам,ами,ах")} трлн
    """),
}

COLLECTIVES = {
    "fr": _values("""
        8 huitaine
        10 dizaine dizaines
        12 douzaine douzaines
        15 quinzaine
        20 vingtaine
        30 trentaine
        40 quarantaine
        50 cinquantaine
        60 soixantaine
        100 centaine centaines
        1e3 millier milliers
        1e6 millions
        1e9 milliards
    """),
    "en": _values("""
        10 tens dozens
        12 dozen
        20 score scores
        100 hundreds
        1e3 thousands
        1e6 millions
        1e9 billions
    """),
    "ru": _values("""
        10 десяток десятка десятков десятки десятками десяткам десятках
        12 дюжина дюжины дюжин дюжину
        100 сотня сотни сотню сотен сотням сотнями сотнях
        1e3 тысячи тысячами тысячам тысячах
        1e6 миллионы миллионами миллионам
    """),
}
"""Nouns that count roughly: « une quinzaine », "dozens", «сотни»."""

FRACTIONS = {
    "fr": _values("""
        0.5 moitié
        0.3333333333333333 tiers
        0.25 quart quarts
        0.2 cinquième cinquièmes
        0.1 dixième dixièmes
    """),
    "en": _values("""
        0.5 half
        0.3333333333333333 third thirds
        0.25 quarter quarters
        0.2 fifth fifths
        0.1 tenth tenths
    """),
    "ru": _values("""
        0.5 половина половины половину половине
        0.3333333333333333 треть трети третью
        0.25 четверть четверти четвертью
    """),
}

ORDINALS = {
    "fr": _values("""
        1 premier première premiers premières
        2 deuxième deuxièmes second seconde secondes
        3 troisième troisièmes
        4 quatrième
        5 cinquième
        6 sixième
        7 septième
        8 huitième
        9 neuvième
        10 dixième
        11 onzième
        12 douzième
        20 vingtième
        100 centième
    """),
    "en": _values("""
        1 first
        2 second
        3 third
        4 fourth
        5 fifth
        6 sixth
        7 seventh
        8 eighth
        9 ninth
        10 tenth
        11 eleventh
        12 twelfth
        20 twentieth
        100 hundredth
    """),
    "ru": _values(f"""
        1 {_russian_cases("перв", "ый,ая,ое,ые,ого,ой,ому,ую,ым,ом,ых,ыми")}
        2 {_russian_cases("втор", "ой,ая,ое,ые,ого,ому,ую,ым,ом,ых,ыми")}
        3 третий третья третье третьи третьего третьей третьему третью третьим третьем
        4 {_russian_cases("четверт четвёрт", "ый,ая,ое,ые,ого,ой,ому,ую,ым,ом")}
        5 {_russian_cases("пят", "ый,ая,ое,ые,ого,ой,ому,ую,ым,ом")}
        6 {_russian_cases("шест", "ой,ая,ое,ые,ого,ому,ую,ым,ом")}
        7 {_russian_cases("седьм", "ой,ая,ое,ые,ого,ому,ую,ым,ом")}
        8 {_russian_cases("восьм", "ой,ая,ое,ые,ого,ому,ую,ым,ом")}
        9 {_russian_cases("девят", "ый,ая,ое,ые,ого,ой,ому,ую,ым,ом")}
        10 {_russian_cases("десят", "ый,ая,ое,ые,ого,ой,ому,ую,ым,ом")}
    """),
}

TIMES = {
    "fr": dict[str, float](),
    "en": {"twice": 2.0, "thrice": 3.0},
    "ru": {"дважды": 2.0, "трижды": 3.0, "вдвое": 2.0, "втрое": 3.0},
}
