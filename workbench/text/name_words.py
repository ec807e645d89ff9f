"""Capitalised words that are no names by themselves."""

from __future__ import annotations

from workbench.text.date_words import MONTHS, WEEKDAYS


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


NOT_NAMES: dict[str, frozenset[str]] = {
    lang: frozenset(word.rstrip(".") for word in (*MONTHS[lang], *WEEKDAYS[lang])) for lang in MONTHS
}
NOT_NAMES["en"] |= _listed("i i'm i've i'll i'd mondays tuesdays wednesdays thursdays fridays saturdays sundays")

PARTICLES = _listed("de du des d' la le von van der den di da del bin ben ibn al el of the dos abu фон де бен аль эль")

TITLES: dict[str, frozenset[str]] = {
    "fr": _listed(
        "m mm mme mmes mlle me mgr dr pr président présidente ministre premier première général colonel "
        "capitaine amiral roi reine prince princesse pape cheikh sénateur député ambassadeur chancelier "
        "chancelière secrétaire monsieur madame maître docteur professeur commandant lieutenant"
    ),
    "en": _listed(
        "mr mrs ms dr sir lord lady president minister prime general colonel captain admiral king queen "
        "prince princess pope sheikh senator ambassador chancellor secretary professor major lieutenant lt "
        "col gen sgt vice deputy spokesman spokeswoman spokesperson foreign"
    ),
    "ru": _listed(
        "президент президента министр министра генерал генерала полковник генерал-майор генерал-лейтенант "
        "господин госпожа король папа шейх сенатор депутат посол канцлер секретарь премьер премьер-министр"
    ),
}

GENERIC: dict[str, frozenset[str]] = {
    "fr": _listed(
        "ministère armée armées défense centre gouvernement état états présidence parlement assemblée nationale nation "
        "forces force réconciliation parties conflit affaires étrangères intérieur sécurité conseil comité police "
        "justice tribunal cour union front parti mouvement groupe coalition alliance observatoire agence organisation "
        "commission région province ville nord sud est ouest monde guerre paix droit droits homme église "
        "bureau service "
        "département direction internet web constitution loi accord accords traité révolution dieu bourse république "
        "chambre communes maison jeux sénat situations haut-commissariat légion corps garde mer océan île fleuve mont "
        "palais hôtel université institut hôpital école banque fonds bourse journal édito article convention charte "
        "comptes enquête élections loin trésor toile hémisphère histoire seigneur "
        "national nationaux nationales général générale provisoire suprême fédéral fédérale"
    ),
    "en": _listed(
        "ministry army defence defense centre center government state states presidency parliament assembly national "
        "nation forces force reconciliation parties conflict affairs interior security council committee "
        "police justice "
        "court courts union front party movement group coalition alliance observatory agency organisation organization "
        "commission region province city north south east west northern southern eastern western central world war "
        "peace rights right human church office service services department internet web constitution law agreement "
        "treaty revolution god street senate house cabinet embassy military air navy chief staff press republic joint "
        "coordination investigative dialogue international airport permanent representative channel article "
        "island year "
        "eve speaker games olympic olympics youth auditors electoral refugee commons fund bank university institute "
        "hospital school general public federal supreme high special desert river sea ocean mount lake bay gulf legion "
        "corps guard brigade division battalion regiment fleet emergencies emergency command commission convention "
        "charter accord accords act bill amendment parliamentary constitutional civil society journal institution new "
        "first second third day dept department departments ministers ministries"
    ),
    "ru": _listed(
        "министерство министерства армия армии центр центра правительство правительства государство республика "
        "республики парламент совета совет комитет комитета полиция суд суда союз союза фронт партия движение группа "
        "коалиция альянс агентство организация организации комиссия область области город мир война церковь бог "
        "интернет конституция закон договор революция вооруженные вооруженных вооружённые вооружённых силы сил "
        "представитель представителя глава официальный управление управления служба служба федерация федерации район "
        "района море остров река университет институт банк фонд командование главнокомандующий"
    ),
}
"""Words that with a capital name an office or a kind of place, not one of them."""

ABBREVIATIONS = _listed(
    "ong ngo ngos mp mps it tv pm ceo gps cctv dna adn uav uavs sim ied ieds pdg drh smic bac tgv sms vip app ai ia "
    "нпо бпла сми зрк пво чп дтп pib gdp ввп gpl lpg gnl lng спг dca tva vat ндс pme sme adsl sida aids спид vih hiv "
    "вич ogm gmo svo сво вмф ввс вкс вмс рсзо пзрк бтр бмп дрг аэс гэс тэц нпз жкх тнк азс сзо btr bmp mlrs manpads "
    "icbm cruise fob usd eur rub hq rpg"
)
"""Acronyms of common nouns."""
