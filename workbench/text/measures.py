"""What bounds a number and what it measures: « plus de », "%", "km", under one name for all languages."""

from __future__ import annotations

BOUNDS: dict[str, dict[str, str]] = {
    "fr": {
        "environ": "about", "quelque": "about", "près de": "about", "autour de": "about", "presque": "about",
        "à peu près": "about", "quasiment": "about", "approximativement": "about", "une bonne": "about",
        "plus de": "over", "plus d'": "over", "au-delà de": "over", "moins de": "under", "moins d'": "under",
        "au moins": "at-least", "pas moins de": "at-least", "jusqu'à": "at-most", "au plus": "at-most",
        "au maximum": "at-most", "près d'": "about",
    },
    "en": {
        "about": "about", "around": "about", "some": "about", "approximately": "about", "roughly": "about",
        "nearly": "about", "almost": "about", "close to": "about", "circa": "about", "an estimated": "about",
        "more than": "over", "over": "over", "upwards of": "over", "less than": "under", "fewer than": "under",
        "under": "under", "at least": "at-least", "no fewer than": "at-least", "no less than": "at-least",
        "up to": "at-most", "as many as": "at-most", "at most": "at-most",
    },
    "ru": {
        "около": "about", "примерно": "about", "почти": "about", "порядка": "about", "приблизительно": "about",
        "более": "over", "более чем": "over", "больше": "over", "свыше": "over", "менее": "under",
        "меньше": "under", "не менее": "at-least", "как минимум": "at-least", "по меньшей мере": "at-least",
        "до": "at-most", "не более": "at-most",
    },
}  # fmt: skip
"""What stands before a number that is not exact, and how it bounds it."""


def _measures(rows: str) -> dict[str, str]:
    """`unit = form, form …` a line; every form maps to its unit, as tokens parted by single spaces."""
    found: dict[str, str] = {}
    for row in filter(None, rows.splitlines()):
        unit, forms = row.split(" = ")
        found.update({form.strip().replace("/", " / "): unit.strip() for form in forms.split(",")})
    return found


_SIGNS = """
% = %
EUR = €, euro
USD = $, dollar
GBP = £
RUB = ₽
km/h = km/h
km² = km², km2
km = km
kg = kg
mm = mm
cm = cm
t = t
l = l
MW = mw
°C = °c, ° c
°F = °f, ° f
° = °
"""

MEASURES: dict[str, dict[str, str]] = {
    "fr": _measures(
        _SIGNS
        + """
% = pour cent, pourcent
points = points de pourcentage
EUR = euros
USD = dollars
GBP = livres sterling
RUB = rouble, roubles
UAH = hryvnia, hryvnias
CHF = francs suisses
SYP = livres syriennes
km/h = kilomètres par heure, kilomètres heure, kilomètres-heure
mph = miles par heure
km² = kilomètres carrés
m² = mètres carrés, m², m2
m³ = mètres cubes, m³, m3
km³ = kilomètres cubes
km = kilomètre, kilomètres
m = m, mètre, mètres
cm = centimètre, centimètres
mm = millimètres
mi = mile, miles, milles
nmi = mille nautique, milles nautiques, milles marins
foot = pied, pieds
kg = kilo, kilos, kilogramme, kilogrammes
lb = livre, livres
t = tonne, tonnes
ha = hectare, hectares
° = degré, degrés
°C = degrés celsius
bbl = baril, barils
l = litre, litres
MW = mégawatts
"""
    ),
    "en": _measures(
        _SIGNS
        + """
% = percent, per cent, pc
points = percentage points
EUR = euros
USD = dollars, us dollars
GBP = pounds sterling, sterling
RUB = rouble, roubles, ruble, rubles
UAH = hryvnia, hryvnias
CHF = swiss francs
SYP = syrian pounds
km/h = kph, kilometres per hour, kilometers per hour, kilometres an hour, kilometers an hour
mph = mph, miles per hour, miles an hour
km² = square kilometres, square kilometers, sq km
m² = square metres, square meters, sq m
m³ = cubic metres, cubic meters
km³ = cubic kilometres, cubic kilometers
sq mi = square miles, sq mi
km = kilometre, kilometres, kilometer, kilometers
m = m, metre, metres, meter, meters
cm = centimetre, centimetres, centimeter, centimeters
mm = millimetres, millimeters
mi = mi, mile, miles
nmi = nautical mile, nautical miles
foot = foot, feet, ft
kg = kilo, kilos, kilogram, kilograms
lb = pound, pounds, lb, lbs
t = tonne, tonnes, ton, tons
ha = hectare, hectares
° = degree, degrees
°C = degrees celsius
°F = degrees fahrenheit
bbl = barrel, barrels
l = litre, litres, liter, liters
MW = megawatts
"""
    ),
    "ru": _measures(
        _SIGNS
        + """
% = процент, процента, процентов
EUR = евро
USD = доллар, доллара, долларов, долларах
RUB = руб, рубль, рубля, рублей
UAH = гривен, гривна, гривны
km/h = км/ч, километров в час
km² = квадратных километров, кв км
m³ = кубометров, кубических метров
km = км, километр, километра, километров, километрах, километрам
m = м, метр, метра, метров, метрах
cm = см, сантиметров
mm = мм, миллиметров
mi = миль, мили
nmi = морских миль, морские мили
kg = кг, килограмм, килограмма, килограммов
t = т, тонна, тонны, тонн
ha = га, гектаров, гектара
° = градус, градуса, градусов
bbl = баррелей, барреля
l = литр, литра, литров
MW = мвт, мегаватт
"""
    ),
}
"""Units under one name for all languages, by their forms in lower case; `MONEY` says which are currencies."""

MONEY = frozenset({"EUR", "USD", "GBP", "RUB", "UAH", "CHF", "SYP"})
