"""Short passives of Russian, told from the nouns, adjectives and finite verbs that end like them."""

# ruff: noqa: SIM905  # lists of forms read better as lines
import pytest

from workbench.text.russian_forms import infinitives_of_passive, is_short_passive


@pytest.mark.parametrize(
    "form",
    "сбит сбиты уничтожен отстранена освобождён освобожден похищены взорван введены вывезен взята изъято".split(),
)
def test_a_short_passive_is_known_though_the_dictionary_lacks_the_form(form: str) -> None:
    assert is_short_passive(form)


@pytest.mark.parametrize("form", "план океан страна смена имена минута орбита кредит партизан".split())
def test_a_noun_with_the_same_ending_is_none(form: str) -> None:
    assert not is_short_passive(form)


@pytest.mark.parametrize("form", "решит разрушит усилит любит стоит горят уверен намерен согласна".split())
def test_a_present_or_an_adjective_is_none(form: str) -> None:
    assert not is_short_passive(form)


@pytest.mark.parametrize(
    ("form", "verb"),
    [("освобождённого", "освободить"), ("введены", "ввести"), ("вывезен", "вывезти"), ("обстрелян", "обстрелять")],
)
def test_the_verb_of_a_passive_is_among_the_guesses(form: str, verb: str) -> None:
    assert verb in infinitives_of_passive(form)
