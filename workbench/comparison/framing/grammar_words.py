"""Closed classes of words that grammar.py asks for: auxiliaries, modals, subordinators, verbs without a passive."""

from __future__ import annotations


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


ETRE = _set("""
    est furent fut sera seraient serait seront soient soit sommes sont suis étaient était étant étions été être
""")
AVOIR = _set("""
    a ai aient ait aura auraient aurait auront avaient avait avions avoir avons ayant eu eurent eut ont
""")
BE = _set("""
    're am are be been being is was were
""")
HAVE = _set("""
    've had has have having
""")
MODALS = {
    "fr": _set("""
        aller devoir faire laisser paraître pouvoir sembler venir vouloir
    """),
    "en": _set("""
        can could did do does may might must shall should to will would
    """),
    "ru": _set("""
        мог могла могли могут может мочь
    """),
}  # fmt: skip
# verbs whose perfect takes « être » and is not a passive
ETRE_VERBS = _set("""
    aller allé arriver arrivé descendre descendu devenir devenu décéder décédé entrer entré intervenir intervenu
    monter monté mort mourir naître né parti partir parvenir parvenu passer passé rentrer rentré reparti
    repartir rester resté retourner retourné revenir revenu sorti sortir survenir survenu tomber tombé venir
    venu
""")
REFLEXIVE = _set("""
    m' me nous s' se t' te vous
""")
SMALL_ADVERBS = {
    "fr": _set("""
        ainsi aussi bel bien d'abord depuis donc doute déjà encore et guère jamais même pas peut-être plus point
        sans toujours tous tout toutes également
    """),
    "en": _set("""
        already also even ever just n't never not now still then
    """),
    "ru": _set("""
        вновь ещё не снова также тоже уже якобы
    """),
}  # fmt: skip
# what ends a noun phrase: subordinators, relative pronouns, conjunctions between clauses
BREAKS = {
    "fr": _set("""
        alors car comme dont et lorsqu' lorsque mais or ou où puisqu' puisque qu' quand que qui si tandis
    """),
    "en": _set("""
        after although and as because before but if or since that though when where which while who whom whose
    """),
    "ru": _set("""
        а где если зато затем и или как когда однако поэтому которая которое которые который но пока хотя что чтобы
    """),
}  # fmt: skip
PRONOUNS = {
    "fr": _set("""
        -elle -elles -il -ils -on -t-elle -t-il -t-on c' ce ceci cela celle-ci celles-ci celui-ci ceux-ci elle
        elles il ils j' je lui nous on qui vous ça
    """),
    "en": _set("""
        what
        he i it one she that there they this we which who you
    """),
    "ru": _set("""
        которая которые который мы он она они оно это я
    """),
}  # fmt: skip
# forms that look like verbs and hardly ever are in this genre
NOT_VERBS = {
    "fr": _set("""
        activité année années armes armée armées arrivée autorité autorités
        blé café cité cités clé clés comité comités communauté comté côté côtés durée député députés employé
        entrée fenêtre fenêtres frappes groupe groupes gré identité idée idées journée liberté majorité marché marchés
        matinée militaire minorité musée pensée places porte-parole postes procédé province provinces
        pré publicité qualité quartier route routes réalité santé site sites société sociétés
        soirée sécurité tentes thé traité traités trophée unité unités université vallée ville villes
        visites voie voies vérité électricité
    """),
    "en": _set("""
        anything bed best better building buildings ceasefire children data during evening feed further hundred
        hundreds king last least led less media meeting men more morning most need news nothing outer people
        police red seed something speed thing united women worst
    """),
    "ru": _set("""
        смерть шерсть весть месть честь столь очередь площадь лошадь степь речь ночь помощь ложь
        безопасность власть деятельность дочь мать нефть область путь связь сеть часть
    """),
}  # fmt: skip
# English participles that end in neither -ed nor -en
BASE_PARTICIPLES = _set("""
    beat beaten become brought built burnt burst cast caught come cut fought found held hit hurt kept laid left let
    lost made overcome paid put read run said sent set shed shot shut split spread taught told
""")
DETERMINERS = {
    "fr": _set("""
        au aucun aucune aux ce ces cet cette chaque d' de des du l' la le les leur leurs nos notre plusieurs
        quelque quelques sa ses son tout toute un une vos votre
    """),
    "en": _set("""
        's a an any each every her his its no our some such the their these this those your
    """),
    "ru": _set("""
        та те тот эта эти этот
    """),
}  # fmt: skip
PREPOSITIONS = {
    "fr": _set("""
        après avant avec chez contre d' dans de depuis en entre par pour sans selon sous sur vers à
    """),
    "en": _set("""
        near during outside inside along around across between while towards behind beside via amid beyond
        about after against at before by for from in into of on over to under with without
    """),
    "ru": _set("""
        без в во для до за из к на над о об от по под после при с со
    """),
}  # fmt: skip
IRREGULAR_FUTURES = (
    "aur", "ser", "fer", "pourr", "devr", "voudr", "saur", "verr", "iendr", "faudr", "vaudr", "courr", "mourr",
    "enverr", "cevr", "querr",
)  # fmt: skip
SMALL_NUMBERS = _set("""
    deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante cent cents mille
""")
# what destroys without being anybody
FORCES = _set("""
    incendie feu flammes séisme tempête orage inondation crue tornade explosion fire blaze flames earthquake storm flood
    explosion blast balle bullet éclat shrapnel пуля осколок пожар огонь землетрясение буря наводнение взрыв
""")
# verbs by which a thing is said to have met with harm, the noun for which follows or, in Russian, may stand before:
# «здание получило повреждения», « l’usine a subi des dégâts »
UNDERGOING = {
    "fr": _set("subir essuyer souffrir encaisser"),
    "en": _set("suffer sustain receive incur take come face"),
    "ru": _set("""
        получить получать понести нести потерпеть терпеть испытать подвергнуться подвергаться претерпеть попасть
        попадать оказаться
    """),
}  # fmt: skip
HARMS = {
    "fr": ("dégât", "dommage", "blessure", "brûlure", "perte", "frappe", "attaque", "bombardement", "avarie", "tirs"),
    "en": ("damage", "injur", "wound", "burn", "loss", "strike", "attack", "shelling", "bombardment", "fire", "blow"),
    "ru": (
        "поврежден", "ранен", "травм", "ожог", "контузи", "перелом", "разрушен", "пробоин", "ущерб", "урон", "потер",
        "удар", "обстрел", "атак", "нападен", "бомбардировк", "огнем", "огонь", "налет", "избиени",
    ),
}  # fmt: skip
# what a thing is made by those who do it harm: « être la cible de tirs »
TARGETS = _set("cible objet victime proie target object victim prey цель целью жертва жертвой объектом мишенью")
BECAME = _set("становился становилась стал стала стало стали became become becoming devenu devient")
# verbs that tell how things are and no deed
STATIVE = _set("""
    coûter valoir rester demeurer sembler paraître contenir compter durer peser mesurer manquer cost remain seem contain
    last weigh measure lack стоить оставаться остаться казаться содержать длиться весить
""")
# endings and words of nouns for deeds
DEVERBAL = {
    "fr": ("tion", "sion", "age", "ement", "prise", "capture", "fermeture", "rupture", "perte", "attaque", "frappe"),
    "en": ("tion", "sion", "ment", "ing", "capture", "closure", "seizure", "removal", "loss", "attack", "strike"),
}  # fmt: skip
# endings of nouns for who does it, and deeds that end alike
DOER_ENDINGS = {"fr": ("teur", "seur", "trice"), "en": ("er", "or")}
DEEDS_IN_ER = ("murder", "slaughter", "transfer", "over", "surrender", "terror", "dismember", "disaster")
# those who fight for a state, and the parts of its army
REGULARS = {
    "fr": _set("armée bataillon brigade conscrit division garnison militaire régiment soldat troupe unité"),
    "en": _set("army battalion brigade conscript division garrison military regiment serviceman soldier troop unit"),
    "ru": _set("армия батальон бригада военный военнослужащий гарнизон дивизия полк подразделение призывник солдат"),
}  # fmt: skip
# verbs that only say that something took place
LIGHT_VERBS = _set("lieu produire survenir dérouler intervenir happen occur place произойти случиться")
WEEKDAYS = _set("""
    lundi mardi mercredi jeudi vendredi samedi dimanche hier monday tuesday wednesday thursday friday saturday sunday
    yesterday понедельник вторник среду четверг пятницу субботу воскресенье
""")
TIMES = _set(
    "evening morning night afternoon noon midnight soir matin nuit midi minuit lendemain ночью утром вечером днём"
)
# modal verbs of possibility and ability, and "exceed", which bounds a number
MAY = _set("""
    can cannot could may might able pouvoir peut peuvent pouvait pouvaient pourra pourront pourrait pourraient pu
    может могут мог могла могли можно нельзя
""")
# « une déclaration selon laquelle »
RELATIVES = _set("lequel laquelle lesquels lesquelles which")
# before an infinitive they make a remark of it, not a saying: « tout porte à croire que », « c’est rappeler que »
LEADING_TO = _set("est était c'est porte portait consiste conduit amène pousse invite laisse")
# verbs over an infinitive of saying: « a fini par admettre »
COMING_TO = _set(
    "finir fini finit tenir tient tenu venir vient commencer commence commencé continuer continue persister"
)
# English verbs of saying that are nouns as well: "claims by several justices", ", remarks on which"
NOUNS_TOO = _set("""
    report reports claim claims warning warnings remark remarks comment comments statement charge charges demand demands
    promise promises threat note notes quote quotes
""")
# as good as pronouns
STAND_INS = _set("intéressé intéressée intéressés dernier dernière derniers latter former")
# nouns for what is cited, not kept at a distance: « le mot « cellule » »
CITED = _set("""
    appelé appelée appelés appelées nommé nommée baptisé baptisée surnommé surnommée intitulé intitulée called dubbed
    named nicknamed titled mot mots terme termes expression expressions vocable adjectif verbe word words term terms
    phrase adjective
    слово слова термин термины выражение
""")
# whose name in marks denies that they are one: « République de la Steppe »
POLITIES = _set("""
    république état émirat califat gouvernement armée ministère parlement tribunal référendum président
    republic state emirate caliphate government army ministry parliament court referendum president
    республика государство эмират халифат правительство армия министерство парламент суд референдум президент
""")
WHOEVER = _set("ceux celles celui celle tout toute tous toutes quiconque aucun aucune nul nulle")
FRACTIONS = _set("half third quarter fifth tenth moitié tiers quart cinquième dixième половина треть")
# what answers a family of devices by plain words that are no device everywhere: "most people", « dépassant 160 km/h »
PLAIN_ANSWERS = {
    "degree:most": _set("most much majority bulk plupart majorité essentiel большинство большая"),
    "degree:almost": _set("most almost nearly virtually quasi presque près почти"),
    "bound:least": _set("""
        dépasser excéder franchir supérieur plus exceed surpass top pass above more over upwards превысить превышать
        больше более выше
    """),
    "certain": _set("clair évident manifeste clear obvious evident ясный очевидный ясно очевидно"),
    "possible": MAY | _set("maybe perhaps possibly likely peut-être probable"),
}  # fmt: skip
NEGATIONS = {"fr": _set("pas jamais"), "en": _set("not n't never didn't doesn't don't"), "ru": _set("не")}
# doers that are nobody in particular
ANYBODY = _set("gens people somebody someone anybody anyone quelqu'un люди кто-то")
IMPERSONAL = _set("on")
INVERTED = _set("-t-il -t-elle -t-on -il -elle -ils -elles -on")
DAYTIMES = _set("ночью утром днём днем вечером вчера сегодня накануне")
