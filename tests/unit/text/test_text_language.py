"""Language identification on long and short text."""

from __future__ import annotations

import pytest

from workbench.text.language import identify


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Les habitants ont fui dans la nuit, a indiqué une ONG."),
        ("fr", "L’armée a dit : « Non », à Noël dernier…"),
        ("fr", "Frappes sur Alep"),
        ("en", "Residents fled during the night, an NGO said."),
        ("en", "White Helmets accused"),
        ("ru", "Жители бежали ночью, сообщила организация."),
        ("ru", "Белые каски"),
        ("uk", "Мешканці втекли вночі, повідомила організація."),
        ("uk", "Загинули двоє людей"),
        ("de", "Die Bewohner sind in der Nacht geflohen."),
        ("es", "El presidente dice que no"),
        ("it", "Il presidente dice di no"),
        ("ar", "الجيش السوري"),
        ("en", "1234 !?"),
    ],
)
def test_language_is_told(lang: str, text: str) -> None:
    assert identify(text) == lang


def test_a_quotation_in_another_language_does_not_decide() -> None:
    text = (
        "Le ministre a répété sa formule favorite, « America first, and nothing but America first », devant la presse."
    )
    assert identify(text) == "fr"
