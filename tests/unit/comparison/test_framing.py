"""Framing: one sentence against another, and what may not be called a change."""
# ruff: noqa: E501  # one case a line

import pytest

from workbench.alignment.links import Link
from workbench.comparison.context import Context, Finding, pair_up
from workbench.comparison.explain import explain
from workbench.comparison.framing import findings
from workbench.comparison.framing.headline import findings as headlines
from workbench.documents.model import document_from_text
from workbench.glossary.loading import default_glossary

# kind, article, origin, language of the origin, words of the article or of the origin that must be marked
CHANGES = [
    ("agency", "Le marché de Karsk a été la cible de tirs.", "Артиллерия соседей обстреляла рынок в Карске.", "ru", "Артиллерия соседей"),
    ("agency", "Des plongeurs étrangers ont fait sauter le môle.", "The mole, built in 1902, collapsed.", "en", "Des plongeurs étrangers"),
    ("agency", "La prise de deux moulins a vidé la vallée.", "Enemy troops took two mills, and the valley emptied.", "en", "Enemy troops"),
    ("agency", "Les douaniers ont arrêté deux pêcheurs.", "Двух рыбаков задержали.", "ru", "Les douaniers"),
    ("agency", "Le syndicat des pêcheurs a cessé d'exister.", "В среду Минюст ликвидировал «вольный» профсоюз рыбаков.", "ru", "Минюст"),
    ("attribution", "Le gardien a fini par admettre que la clé était perdue.", "The warden said the key was lost.", "en", "admettre"),
    ("attribution", "Ils minent la baie.", "«Они минируют бухту», — сказал старый боцман в порту.", "ru", "Они минируют бухту"),
    ("certainty", "Une vidéo qui serait un faux circule.", "A video that is a forgery is circulating.", "en", "serait"),
    ("certainty", "Le garde soignait les blessés.", "Le garde soignerait les blessés.", "fr", "soignerait"),
    ("quotation-marks", "La « République des Marais » a émis des timbres.", "The Republic of the Marshes has issued stamps.", "en",
     "République des Marais"),
    ("attribution", "Le cuisinier dit avoir vu le sous-marin.", "The cook claims to have seen the submarine.", "en", "claims"),
    ("loaded-term", "Des groupes terroristes ont pris le moulin.", "Militants took the mill.", "en", "groupes terroristes"),
    ("loaded-term", "On y voit un gaz moutarde épais.", "It shows a thick gas the colour of mustard.", "en", "gaz moutarde"),
    ("loaded-term", "La brigade a quitté le port.", "The infamous brigade left the port.", "en", "infamous"),
    ("loaded-term", "Le satrape a quitté la capitale.", "The president left the capital.", "en", "satrape"),
    ("loaded-term", "Des médias pro-militants ont repris la vidéo.", "The media picked up the video.", "en", "médias pro-militants"),
    ("attribution", "Les silos sont vides.", "The silos are empty, the harbour master said.", "en", "the harbour master said"),
    ("attribution", "Le juge révèle que la lettre est fausse.", "The judge said the letter was forged.", "en", "révèle"),
    ("attribution", "D'après Kiev, le pont est intact.", "According to Moscow, the bridge is intact.", "en", "Kiev"),
    ("attribution", "La digue a été minée. Le bac est arrêté.", "“The dyke was mined,” a sailor said. The ferry has stopped.", "en",
     "La digue a été minée"),
    ("attribution", "« Le phare est intact », assure le porte-parole du port.", "“The lighthouse is intact,” the port's spokesman said.",
     "en", "assure"),
    ("attribution", "Le maire s'est vanté d'avoir sauvé le pont.", "The mayor said he had saved the bridge.", "en", "vanté"),
    ("attribution", "Le Kremlin prétend que les pourparlers continuent.", "Kremlin: the talks go on.", "en", "Kremlin:"),
    ("loaded-term", "L'armée s'est emparée du village.", "Армия сообщила об освобождённом ею посёлке.", "ru", "освобождённом"),
    ("certainty", "Le pilote aurait vendu les cartes.", "The pilot sold the maps.", "en", "aurait"),
    ("certainty", "Une fondation, principalement payée par deux ports.", "A foundation, paid for by two ports.", "en",
     "principalement"),
    ("certainty", "Le pilote a vendu les cartes.", "Пилот якобы продал карты.", "ru", "якобы"),
    ("quotation-marks", "Les « volontaires » dorment au gymnase.", "The volunteers sleep in the gym.", "en", "volontaires"),
    ("agency", "Le marché a été bombardé dans la nuit.", "Government planes bombed the market overnight.", "en",
     "Government planes"),
    ("agency", "Le village a brûlé pendant deux jours.", "The militia burned the village for two days.", "en", "The militia"),
    ("attribution", "Le phare sera rallumé en mai, assure le maire.", "Маяк зажгут в мае, сообщил мэр.", "ru", "assure"),
    ("attribution", "Le syndicat prétend que la cale était vide.", "Профсоюз известил, что трюм пуст.", "ru", "известил"),
    ("attribution", "La garde prétend avoir repris l'île, selon l'agence.", "Гвардейцы отбили остров, передаёт агентство.", "ru",
     "prétend"),
    ("attribution", "La garde affirme avoir repris l'île.", "Гвардейцы отбили остров.", "ru", "affirme"),
    ("attribution", "La flotte revendique la destruction de deux radars.", "Уничтожены два радара.", "ru", "revendique"),
    ("loaded-term", "Les soldats ont quitté la ferme.", "Боевики покинули ферму.", "ru", "Боевики"),
    ("agency", "Les gendarmes ont blessé deux marins.", "Двое моряков получили ранения.", "ru", "Les gendarmes ont blessé"),
    ("agency", "L'aviation malienne a frappé la mosquée.", "Мечеть подверглась удару.", "ru", "L'aviation malienne"),
    ("agency", "Deux marins ont été blessés.", "Двоих моряков ранили французские жандармы.", "ru", "французские жандармы"),
    ("agency", "La chasse grecque a abattu le drone.", "Беспилотник сбит.", "ru", "La chasse grecque"),
    ("agency", "L'évacuation du camp a commencé jeudi.", "La préfecture a fait évacuer le camp jeudi.", "fr", "La préfecture"),
]  # fmt: skip

SAME = [
    ("Les riverains ont été priés d'attendre.", "Однако жителей соседних домов попросили подождать.", "ru"),
    ("Le poisson coûte le double depuis mai.", "The price of fish has doubled since May.", "en"),
    ("Le HCR compte mille tentes dans la vallée.", "There are a thousand tents in the valley, the UN refugee agency counts.", "en"),
    ("Mille tentes manquent, selon le HCR.", "A thousand tents are missing, according to the UN refugee agency.", "en"),
    ("La plupart des pêcheurs sont restés au port.", "Most fishermen stayed in port.", "en"),
    ("Certains ne viendront peut-être pas à la veillée.", "Some may not come to the vigil.", "en"),
    ("Le texte a été adopté à la quasi-unanimité.", "The text was adopted almost unanimously.", "en"),
    ("Elle rêvait d'une radio qui parlerait aux bergers.", "She dreamed of a radio station that speaks to shepherds.", "en"),
    ("Une trêve supposerait que les deux camps désarment.", "A truce would require both sides to disarm.", "en"),
    ("Le colonel aurait apparemment vendu sa maison.", "The colonel has reportedly sold his house.", "en"),
    ("Le colonel aurait vendu sa maison et aurait acheté un bateau.",
     "The colonel has reportedly sold his house and bought a boat.", "en"),
    ("Selon la marine, il s'agirait d'un pétrolier grec.", "According to the navy, it was a Greek tanker.", "en"),
    ("Tout porte à croire que la digue a cédé d'elle-même.", "Everything suggests that the dyke gave way by itself.", "en"),
    ("Le ministre de la Pêche, Paul Ardon, a annoncé l'adhésion du Togo.",
     "Fisheries minister Paul Ardon announced Togo was joining.", "en"),
    ("La digue a cédé, un fait que l'intéressé a qualifié d'accident.",
     "The dyke gave way, a fact that the man in question described as an accident.", "en"),
    ("Le mot « trêve » vient de loin.", "The word truce has come a long way.", "en"),
    ("Ce n\"était pas du respect, dit-elle, mais de l\"envie.", "It was not respect, she says, but envy.", "en"),
    ("Le « Grand Prix Maritime » lui a été remis.", "He was given the Grand Prix Maritime.", "en"),
    ("« Rien ne bougera », a dit le préfet du port.", "Nothing will move,\" the prefect of the port said.", "en"),
    ("Les gens réservent rarement leur traversée à bord.", "The crossing is rarely booked on board.", "en"),
    ("Le marin a été touché par une balle dans le dos.", "The sailor was shot in the back.", "en"),
    ("Le probable successeur du consul est arrivé.", "The man likely to succeed the consul has arrived.", "en"),
    ("Deux occupants de la voiture ont été blessés.", "Two people in the car were injured.", "en"),
    ("Les bateaux vendus au Ghana sont repeints.", "The boats available in Ghana are repainted.", "en"),
    ("Le fleuve a atteint un niveau record historique.", "The river reached an all-time record level.", "en"),
    ("Des médias pro-militants ont repris la vidéo.", "Media friendly to the militants picked up the video.", "en"),
    ("Le suspect aurait quitté l'île.", "The suspect has reportedly left the island.", "en"),
    ("Le suspect aurait quitté l'île.", "Подозреваемый, как сообщается, покинул остров.", "ru"),
    ("Le maire a déclaré que le pont rouvrirait lundi.", "The mayor said the bridge would reopen on Monday.", "en"),
    ("Le syndicat a indiqué que la grève continue.", "The union said the strike goes on.", "en"),
    ("Douze personnes sont mortes, d'après le ministère libanais de la Santé.",
     "Twelve people died, according to the Lebanese Ministry of Health.", "en"),
    ("La loi menace de sanctions toute entreprise qui participerait au chantier.",
     "The law threatens sanctions against any company that takes part in the works.", "en"),
    ("Le Kremlin annonce que les pourparlers continuent.", "Kremlin: the talks go on.", "en"),
    ("Selon la police, le dépôt est vide.", "The depot is empty, according to the police.", "en"),
    ("Le bac a été réparé par des soldats.", "Soldiers repaired the ferry.", "en"),
    ("Les terroristes ont quitté la grotte.", "The terrorists left the cave.", "en"),
    ("Les « experts » ont quitté la salle.", "The “experts” left the room.", "en"),
    ("Alep et Lattaquié n'ont plus d'eau.", "Aleppo and Latakia have no water left.", "en"),
    ("Le comité, fondé en 1910, soutient le projet.", "Комитет, основанный в 1910 году, поддерживает проект.", "ru"),
    ("La grue est en panne, soutient le directeur.", "The crane is out of order, the manager maintains.", "en"),
    ("Le bac est plein, précise la compagnie.", "Паром полон, пояснили в компании.", "ru"),
    ("La réunion aura lieu mardi, a déclaré le maire.", "Встреча состоится во вторник, отметил мэр.", "ru"),
    ("Le phare a été repeint, indique un communiqué du port.", "Маяк перекрашен, говорится в сообщении порта.", "ru"),
    ("Le groupe a revendiqué l'attentat.", "Группировка взяла на себя ответственность за теракт.", "ru"),
    ("Les deux pays revendiquent l'archipel.", "Обе страны претендуют на архипелаг.", "ru"),
    ("Le préfet dit avoir reçu trois lettres.", "Префект сказал, что получил три письма.", "ru"),
    ("Le phare a subi de lourds dégâts.", "Маяк получил серьёзные повреждения.", "ru"),
    ("Douze marins ont été évacués par des plongeurs.", "Двенадцать моряков эвакуировали водолазы.", "ru"),
    ("Les miliciens ont rendu leurs armes.", "Боевики сдали оружие.", "ru"),
    ("Près de dix mille personnes ont fui.", "Nearly ten thousand people fled.", "en"),
]  # fmt: skip


def context(article: str, origin: str, lang: str, *, titles: bool = False) -> Context:
    sides = [
        document_from_text(text, lang=each, headline=(0, len(text)) if titles else None)
        for text, each in ((article, "fr"), (origin, lang))
    ]
    link = Link(tuple(range(len(sides[0].sentences))), tuple(range(len(sides[1].sentences))), 1.0, False)
    pairs = pair_up(sides[0], sides[1], [link])
    return Context(sides[0], sides[1], None, (link,), (link,), pairs, default_glossary())


def marked(article: str, origin: str, lang: str) -> list[Finding]:
    return list(findings(context(article, origin, lang)))


@pytest.mark.parametrize(("kind", "article", "origin", "lang", "words"), CHANGES)
def test_a_change_in_the_telling_is_marked_where_it_stands(
    kind: str, article: str, origin: str, lang: str, words: str
) -> None:
    found = [f for f in marked(article, origin, lang) if f.kind == kind]
    text, side = (article, "article") if words in article else (origin, "origin")
    start, end = text.index(words), text.index(words) + len(words)
    assert any(s < end and start < e for f in found for s, e in getattr(f, side))


@pytest.mark.parametrize(("article", "origin", "lang"), SAME)
def test_the_same_told_by_other_means_is_no_change(article: str, origin: str, lang: str) -> None:
    assert marked(article, origin, lang) == []


@pytest.mark.parametrize(("kind", "article", "origin", "lang", "words"), CHANGES)
def test_every_mark_explains_itself_in_both_languages(
    kind: str, article: str, origin: str, lang: str, words: str
) -> None:
    for finding in marked(article, origin, lang):
        for language in ("en", "fr"):
            assert len(explain(finding.rule, finding.values, language)) > 20
        assert finding.evidence
        assert 0 < finding.confidence <= 1


def test_a_loaded_term_carries_its_entry_the_neutral_wording_and_who_speaks() -> None:
    (finding,) = [f for f in marked("Des terroristes ont pris le moulin.", "Militants took the mill.", "en")]
    entry = finding.evidence["article"]
    assert (entry["concept"], entry["side"], entry["voice"]) == ("terrorism.armed-actors", "authorities", "narrator")
    assert entry["neutral"] and entry["source"]
    assert "Loaded Language" in finding.labels


def test_a_word_inside_a_quotation_is_the_speakers() -> None:
    found = marked("« Les terroristes ont fui », a dit le maire.", "“The militants fled,” the mayor said.", "en")
    assert [f.evidence["article"]["voice"] for f in found if f.kind == "loaded-term"] == ["quoted"]


def test_a_title_told_otherwise_is_reported_once_with_its_kinds() -> None:
    made = context("Le dictateur reçoit les ambassadeurs", "President receives ambassadors", "en", titles=True)
    (title,) = headlines(made, list(findings(made)))
    assert title.kind == "headline"
    assert title.evidence["kinds"] == ["loaded-term"]
    plain = context("Le président reçoit les ambassadeurs", "President receives ambassadors", "en", titles=True)
    assert list(headlines(plain, list(findings(plain)))) == []


def test_a_title_that_names_its_source_is_no_statement_in_its_own_voice() -> None:
    found = marked("Moscou affirme avoir évacué deux cents civils.", "Минобороны России: вывезены двести жителей", "ru")
    assert [f.rule for f in found if f.kind == "attribution"] == ["attribution.verb.distancing"]


def test_a_passage_without_counterpart_gives_no_change() -> None:
    assert marked("Les terroristes auraient fui, prétend le préfet.", "Wheat prices rose again in Rouen.", "en") == []


def test_a_device_of_one_side_shows_what_it_bears_on_on_the_other() -> None:
    article, origin = "Le pilote aurait vendu les cartes.", "The pilot sold the maps."
    (found,) = marked(article, origin, "en")
    assert [article[slice(*span)] for span in found.article] == ["aurait"]
    assert [origin[slice(*span)] for span in found.origin] == ["sold"]
    assert (found.from_, found.to) == (None, "aurait")


def test_a_word_of_distance_shows_the_words_that_it_governs_and_not_its_neighbour() -> None:
    article, origin = "Les images de l'attaque du port ont circulé.", "Кадры так называемой атаки порта разошлись."
    (found,) = [f for f in marked(article, origin, "ru") if f.kind == "certainty"]
    assert [origin[slice(*span)] for span in found.origin] == ["так называемой"]
    ((start, end),) = found.article
    assert "attaque" in article[start:end]
    assert "images" not in article[start:end]


@pytest.mark.parametrize(
    ("article", "origin", "quoted"),
    [
        ("Les prétendues preuves ont été brûlées.", "«Доказательства» сожжены.", "«Доказательства»"),
        ("Les « preuves » ont été brûlées.", "Так называемые доказательства сожжены.", "« preuves »"),
    ],
)
def test_a_word_of_doubt_for_marks_of_distance_is_not_said_to_change_a_plain_statement(
    article: str, origin: str, quoted: str
) -> None:
    (found,) = [f for f in marked(article, origin, "ru") if f.kind == "certainty"]
    said = explain(found.rule, found.values, "en")
    assert "quotation marks" in said
    assert quoted in said
    assert "states" not in said


def test_where_neither_side_has_marks_a_word_of_doubt_still_changes_a_plain_statement() -> None:
    (found,) = [
        f for f in marked("Les prétendues preuves ont brûlé.", "Доказательства сгорели.", "ru") if f.kind == "certainty"
    ]
    assert "states" in explain(found.rule, found.values, "en")
