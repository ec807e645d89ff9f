"""Whatever the text: spans are ordered, disjoint, inside it, and cover every character but white space."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.dates import dates
from workbench.text.names import names
from workbench.text.numbers import numbers
from workbench.text.quotations import quotations
from workbench.text.segments import paragraphs, sentences
from workbench.text.spans import Span
from workbench.text.words import fold, normalise, tokens

LANGUAGES = st.sampled_from(["fr", "en", "ru", "de", "ar", "uk"])
_WORDS = [
    "M. Dupont",
    "l’armée",
    "« Oui. »",
    "Non !",
    " ?",
    "…",
    "1 200",
    "3,5 %",
    "U.S.",
    "«",
    "»",
    "“",
    "”",
    '"',
    "'",
    "’",
    "— ",
    "т.е.",
    "в 2019 г.",
    "4 février 2020",
    "hier",
    ".",
    ". ",
    "une quinzaine",
    "deux cent vingt et un",
    "p. ex.",
    "Idlib",
    "Белые каски",
    "vingt-",
    "et",
    "-t-il",
    "a-t-il dit",
    "(",
    ")",
    "J.-C.",
    "14 h 30",
    "½",
    "²",
    "ǅ",
    "ß",
    "🙂",
    "العربية؟ ",
    "中文。",
]
_SPACES_AND_OTHERS = [
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\u2029",
    "\u00a0",
    "\u202f",
    "\u200b",
    "\ufeff",
    "\x00",
    "\x1c",
    "e\u0301",
]
_PIECES = st.sampled_from(_WORDS + _SPACES_AND_OTHERS)
TEXTS = st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=40).map("".join), st.lists(_PIECES).map(" ".join))


def assert_covers(text: str, spans: list[Span]) -> None:
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert not text[start].isspace() and not text[end - 1].isspace()
        assert not text[last:start].strip(), "a character that is no white space lies between spans"
        last = end
    assert not text[last:].strip()


@given(TEXTS)
def test_paragraphs_cover_the_text(text: str) -> None:
    assert_covers(text, paragraphs(text))


@given(TEXTS, LANGUAGES)
def test_sentences_cover_the_text_and_stay_in_their_paragraph(text: str, lang: str) -> None:
    found = sentences(text, lang)
    assert_covers(text, found)
    homes = paragraphs(text)
    assert all(any(start <= one[0] and one[1] <= end for start, end in homes) for one in found)


@given(TEXTS, LANGUAGES, st.data())
def test_sentences_of_a_span_have_offsets_into_the_whole(text: str, lang: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert_covers(text[start:end], [(a - start, b - start) for a, b in sentences(text, lang, (start, end))])


@given(TEXTS, LANGUAGES)
def test_tokens_reproduce_the_text(text: str, lang: str) -> None:
    units = tokens(text, lang)
    assert_covers_loosely(text, [(unit.start, unit.end) for unit in units])
    for unit in units:
        assert unit.text == text[unit.start : unit.end]
        assert unit.norm == normalise(unit.text)


def assert_covers_loosely(text: str, spans: list[Span]) -> None:
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()


@given(TEXTS, LANGUAGES)
def test_tokens_of_a_sentence_are_those_of_the_text_inside_it(text: str, lang: str) -> None:
    whole = {unit.start: unit for unit in tokens(text, lang)}
    for span in sentences(text, lang):
        for unit in tokens(text, lang, span):
            assert span[0] <= unit.start < unit.end <= span[1]
            assert unit.text == text[unit.start : unit.end]
    assert all(text[unit.start : unit.end] == unit.text for unit in whole.values())


@given(st.text(max_size=40))
def test_normalising_twice_changes_nothing_more(word: str) -> None:
    assert normalise(normalise(word)) == normalise(word)
    assert fold(fold(word)) == fold(word)


@pytest.mark.parametrize("find", [numbers, dates, names])
@given(text=TEXTS, lang=LANGUAGES)
def test_findings_are_ordered_disjoint_and_quote_the_text(find, text: str, lang: str) -> None:  # type: ignore[no-untyped-def]
    last = 0
    for one in find(text, lang):
        assert last <= one.start < one.end <= len(text)
        assert one.text == text[one.start : one.end]
        last = one.end


@given(TEXTS, LANGUAGES)
def test_quotations_nest_and_hold_what_they_say(text: str, lang: str) -> None:
    found = quotations(text, lang)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.start <= one.inner_start <= one.inner_end <= one.end
        assert text.startswith(one.open, one.start)
        assert text[one.start : one.end].endswith(one.close)
    for one in found:
        for other in found:
            crossing = one.start < other.start < one.end < other.end
            assert not crossing, (text[one.start : one.end], text[other.start : other.end])
