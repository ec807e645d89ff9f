"""Abbreviations whose full stop does not end a sentence, per language, without the stop, case folded."""

from __future__ import annotations

_FR_NEVER = """
m mm mme mmes mlle mlles me mgr dr pr st ste sts stes art al p pp vol chap fig éd ed coll n no nos num tél
tel av apr env cf ex p.ex i.e e.g c.-à-d c.à.d boul bd rép gén col cap capt cdt lt sgt adj lieut janv févr
fév avr juil sept oct nov déc réf sect § al v vs ibid op cit
"""
_EN_NEVER = """
mr mrs ms messrs dr prof st sts gen col capt lt sgt maj cmdr adm gov sen rep reps sens hon rev fr sr pres
amb supt insp no nos art fig vol vols p pp ch sec para pt ed eds cf e.g i.e viz vs v approx est al jan feb
mar apr jun jul aug sept sep oct nov dec ave blvd rd mt ft
"""
_RU_NEVER = """
т г-н г-жа им ул пр просп пер пл д стр корп кв обл р-н пос с дер ст п пп гл рис табл см ср напр т.е т.н т.к
т.ч проф акад доц ген полк майор кап лейт сер тов св о оз р им.
"""
_FR_SOMETIMES = "etc av. apr. u.s n.b"
_EN_SOMETIMES = "etc u.s u.k u.n e.u inc ltd co corp jr a.m p.m d.c"
_RU_SOMETIMES = "г гг в вв н.э тыс млн млрд руб коп т.д т.п др пр чел"

NEVER_FINAL: dict[str, frozenset[str]] = {
    "fr": frozenset(_FR_NEVER.split()),
    "en": frozenset(_EN_NEVER.split()),
    "ru": frozenset(_RU_NEVER.split()),
}
SOMETIMES_FINAL: dict[str, frozenset[str]] = {
    "fr": frozenset(_FR_SOMETIMES.split()),
    "en": frozenset(_EN_SOMETIMES.split()),
    "ru": frozenset(_RU_SOMETIMES.split()),
}
