"""The JSON of a comparison comes back without loss."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.small import small
from workbench.alignment.links import Link
from workbench.comparison.explain import LANGUAGES, explain, rules
from workbench.comparison.model import KINDS, Comparison, Mark, Summary, Witness

spans = st.tuples(st.integers(0, 50), st.integers(0, 50))
texts = st.text(max_size=40)
witnesses = st.builds(
    Witness,
    id=texts,
    sha256=texts,
    lang=st.sampled_from(["fr", "en", "ru"]),
    text=texts,
    paragraphs=st.lists(spans, max_size=3).map(tuple),
    sentences=st.lists(spans, max_size=3).map(tuple),
    title=st.none() | texts,
    outlet=st.none() | texts,
    headline=st.none() | spans,
)
links = st.builds(
    Link,
    st.lists(st.integers(0, 9), max_size=3).map(tuple),
    st.lists(st.integers(0, 9), max_size=3).map(tuple),
    st.floats(0, 1),
    st.booleans(),
)
marks = st.builds(
    Mark,
    id=texts,
    kind=st.sampled_from(KINDS),
    article=st.lists(spans, max_size=2).map(tuple),
    origin=st.lists(spans, max_size=2).map(tuple),
    article_paragraphs=st.lists(st.integers(0, 9), max_size=2).map(tuple),
    origin_paragraphs=st.lists(st.integers(0, 9), max_size=2).map(tuple),
    from_=st.none() | texts,
    to=st.none() | texts,
    explanation=texts,
    evidence=st.dictionaries(texts, texts | st.integers() | st.lists(texts, max_size=2), max_size=3),
    confidence=st.floats(0, 1),
    labels=st.lists(texts, max_size=2).map(tuple),
)
comparisons = st.builds(
    Comparison,
    article=witnesses,
    origin=witnesses,
    translation=st.none(),
    links=st.lists(links, max_size=3).map(tuple),
    sentence_links=st.lists(links, max_size=3).map(tuple),
    marks=st.lists(marks, max_size=3).map(tuple),
    summary=st.builds(
        Summary,
        st.floats(0, 1),
        st.floats(0, 1),
        st.floats(0, 1),
        st.floats(0, 1),
        st.dictionaries(st.sampled_from(KINDS), st.integers(0, 9)),
    ),
    signature=texts,
    notices=st.lists(texts, max_size=2).map(tuple),
)


@given(comparisons)
def test_json_comes_back_without_loss(comparison: Comparison) -> None:
    assert Comparison.from_json(comparison.to_json()) == comparison


def test_the_json_has_the_contract_s_names() -> None:
    values = json.loads(small().to_json())

    assert values["schema"] == "workbench.comparison/1"
    assert values["links"][0] == {"article": [0], "origin": [0], "score": 0.9, "moved": False}
    assert set(values["marks"][0]) >= {
        "id",
        "kind",
        "article",
        "origin",
        "paragraphs",
        "from",
        "to",
        "explanation",
        "evidence",
        "confidence",
    }
    assert values["translation"]["sentences"][0] == {"source": [0, 27], "text": "Sixteen wounded in Tell Sirhan"}


def test_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="schema"):
        Comparison.from_json('{"schema": "workbench.comparison/99"}')


@pytest.mark.parametrize("rule", rules())
def test_every_rule_has_its_sentence_in_every_language(rule: str) -> None:
    fields = "from to count article origin name source word was now doer neutral changes side".split()  # noqa: SIM905
    values = dict.fromkeys(fields, "x")
    for language in LANGUAGES:
        assert explain(rule, values, language).strip().endswith((".", "…"))
