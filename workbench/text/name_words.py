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
        "ministère armée armées défense centre gouvernement état états président république parlement "
        "assemblée nationale nation forces force réconciliation parties conflit affaires étrangères intérieur "
        "sécurité conseil comité police justice tribunal cour union front parti mouvement groupe coalition "
        "alliance observatoire agence organisation commission région province ville nord sud est ouest monde "
        "guerre paix droit droits homme défense église bureau service département direction internet web "
        "constitution loi accord accords traité révolution dieu bourse"
    ),
    "en": _listed(
        "ministry army defence defense centre center government state states president republic parliament "
        "assembly national nation forces force reconciliation parties conflict affairs foreign interior "
        "security council committee police justice court union front party movement group coalition alliance "
        "observatory agency organisation organization commission region province city north south east west "
        "northern southern eastern western central world war peace rights human church office service "
        "department internet web constitution law agreement treaty revolution god street prime senate house "
        "cabinet embassy military air navy chief staff press"
    ),
    "ru": _listed(
        "министерство министерства армия армии центр центра правительство правительства государство "
        "республика республики парламент совет совета комитет комитета полиция суд суда союз фронт партия "
        "движение группа коалиция альянс агентство организация организации комиссия область области город мир "
        "война церковь бог интернет конституция закон договор революция вооруженные вооруженных силы сил"
    ),
}

_FR_PEOPLES = """
syrien russe français américain britannique anglais allemand ukrainien turc iranien irakien israélien
palestinien libanais saoudien égyptien libyen malien nigérien burkinabè tchadien sahélien africain européen
occidental arabe kurde chinois japonais indien pakistanais afghan polonais italien espagnol grec serbe géorgien
arménien azerbaïdjanais biélorusse moldave tchétchène soviétique musulman chrétien juif sunnite chiite alaouite
djihadiste yéménite jordanien qatari algérien marocain tunisien soudanais éthiopien rwandais congolais
centrafricain sénégalais ivoirien nigérian canadien mexicain cubain vénézuélien brésilien coréen vietnamien
belge suisse néerlandais suédois norvégien danois finlandais hongrois roumain bulgare tchèque slovaque
autrichien portugais irlandais écossais albanais croate bosniaque kosovar estonien letton lituanien touareg peul
"""
_EN_PEOPLES = """
syrian russian french american british english german ukrainian turkish turk iranian iraqi israeli palestinian
lebanese saudi egyptian libyan malian nigerien burkinabe chadian sahelian african european western arab arabic
kurdish kurd chinese japanese indian pakistani afghan polish italian spanish greek serbian serb georgian
armenian azerbaijani belarusian moldovan chechen soviet muslim christian jewish jew sunni shia shiite alawite
islamic islamist yemeni jordanian qatari algerian moroccan tunisian sudanese ethiopian rwandan congolese
senegalese ivorian nigerian canadian mexican cuban venezuelan brazilian korean vietnamese belgian swiss dutch
swedish norwegian danish finnish hungarian romanian bulgarian czech slovak austrian portuguese irish scottish
welsh albanian croatian bosnian kosovar estonian latvian lithuanian tuareg fulani asian latin anglo franco pole
finn dane swede briton frenchman frenchmen englishman westerner emirati
"""
_RU_STEMS = """
сирийск российск русск французск американск британск английск немецк украинск турецк иранск иракск израильск
палестинск ливанск саудовск египетск ливийск малийск африканск европейск западн арабск курдск китайск японск
индийск пакистанск афганск польск итальянск испанск греческ сербск грузинск армянск азербайджанск белорусск
молдавск чеченск советск
"""


def _feminine(masculine: str) -> str:
    if masculine.endswith("en"):
        return masculine + "ne"
    return masculine if masculine.endswith("e") else masculine + "e"


def _inflected(stems: str) -> frozenset[str]:
    """The plurals, and in French the feminines, of a list of peoples."""
    bare = stems.split()
    return frozenset(form for word in bare for form in (word, word + "s"))


_FR = frozenset(form for word in _FR_PEOPLES.split() for form in (word, _feminine(word))) | {
    "turque",
    "grecque",
    "juive",
}
_RU_ENDINGS = ("ий", "ая", "ое", "ие", "ого", "ой", "ому", "ую", "им", "ом", "их", "ими", "ый", "ые", "ых")

DEMONYMS: dict[str, frozenset[str]] = {
    "fr": _inflected(" ".join(_FR)),
    "en": _inflected(_EN_PEOPLES),
    "ru": frozenset(stem + ending for stem in _RU_STEMS.split() for ending in _RU_ENDINGS),
}
"""Adjectives and nouns of nationality, faith and the like, in the form of `Token.norm`."""
