"""Latin letters in Cyrillic words: made Cyrillic, letter for letter; everything else stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.lookalikes import unmasked


def test_letters_that_look_alike_become_cyrillic() -> None:
    plain, words = unmasked("Пocёлoк взят c бoeм")

    assert plain == "Посёлок взят с боем"
    assert words == 2


def test_names_in_latin_letters_stay() -> None:
    text = "Самолёт F-16 и войска NATO, а также c4 и Wi-Fi"

    assert unmasked(text) == (text, 0)


@given(st.text(alphabet="аеосрхАВСaceopxB 1.«»Ж", max_size=40))
def test_no_character_changes_its_place(text: str) -> None:
    plain, _ = unmasked(text)

    assert len(plain) == len(text)
    assert unmasked(plain)[0] == plain
