"""Linked sentences as TMX 1.4b, a translation memory that OmegaT opens; every unit says whose it is."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from lxml import etree

from workbench.alignment.links import Link
from workbench.comparison.model import Comparison
from workbench.reports.pairing import confirmed, contradicted
from workbench.session.operations import Entry, Note, Pair
from workbench.session.record import Record
from workbench.text.spans import Span
from workbench.version import VERSION

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAME = "workbench"
# What XML 1.0 cannot hold; and, since segments are one line, runs of white space with a line end or a tab in them.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile(
    "[ \t\n\r\x0b\x0c\x85\u2028\u2029]*[\t\n\r\x0b\x0c\x85\u2028\u2029][ \t\n\r\x0b\x0c\x85\u2028\u2029]*"
)


def render_tmx(
    comparison: Comparison, least: float = 0.5, record: Record | None = None, accepted_only: bool = False
) -> bytes:
    """One unit a sentence link that is at least this sure; the origin is the source, the article its translation.

    With a record: units that the analyst confirmed name who and when (`changeid`, `changedate`), pairs that the
    analyst's links contradict are left out, and two sorts are the analyst's own (`creationid`): a link drawn by hand
    that holds no sentence pair, and a translation edited by hand, with the machine's as a property.
    `accepted_only` leaves what the machine alone said out.
    """
    root = etree.Element("tmx", version="1.4")
    header = etree.SubElement(
        root,
        "header",
        creationtool=_NAME,
        creationtoolversion=VERSION,
        segtype="sentence",
        adminlang="en",
        srclang=comparison.origin.lang,
        datatype="plaintext",
        **{"o-tmf": "workbench.comparison/1"},
    )
    body = etree.SubElement(root, "body")
    against = contradicted(record) if record else {}
    behind = confirmed(record) if record else {}
    if against:
        _prop(header, "x-left-out", f"{len(against)} pairs that the analyst's links contradict")
    for link in comparison.sentence_links:
        pair = link.a, link.b
        stated = pair in behind
        if not link.is_null and pair not in against and (stated or (link.score >= least and not accepted_only)):
            _sentence_unit(body, comparison, link, behind.get(pair))
    if record:
        _analyst_units(body, comparison, record, set(behind))
    return bytes(
        etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", pretty_print=True, doctype='<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
        )
    )


def _sentence_unit(body: etree._Element, comparison: Comparison, link: Link, entry: Entry | None) -> None:
    unit = etree.SubElement(body, "tu", creationid=_NAME, **_changed(entry))
    _prop(unit, "score", f"{link.score:.2f}")
    _prop(unit, "x-said-by", "machine, accepted by an analyst" if entry else "machine")
    origin, article = comparison.origin, comparison.article
    _variant(unit, origin.lang, " ".join(origin.slice(origin.sentences[j]) for j in link.b))
    _variant(unit, article.lang, " ".join(article.slice(article.sentences[i]) for i in link.a))


def _analyst_units(body: etree._Element, comparison: Comparison, record: Record, behind: set[Pair]) -> None:
    """Paragraphs tied by hand without a sentence pair, and sentences translated by hand."""
    origin, article = comparison.origin, comparison.article
    for (a, b), entry in record.drawn.items():
        if not a or not b or any(_holds(comparison, (a, b), pair) for pair in behind):
            continue
        unit = etree.SubElement(body, "tu", segtype="paragraph", **_created(entry))
        _note(unit, record.note("link", (a, b)))
        _prop(unit, "x-said-by", "analyst")
        _variant(unit, origin.lang, " ".join(origin.slice(origin.paragraphs[j]) for j in b))
        _variant(unit, article.lang, " ".join(article.slice(article.paragraphs[i]) for i in a))
    machine = {s.source: s.text for s in comparison.translation.sentences} if comparison.translation else {}
    for source, entry in record.edits.items():
        unit = etree.SubElement(body, "tu", srclang=article.lang, **_created(entry))
        _prop(unit, "x-said-by", "analyst")
        _prop(unit, "x-machine-translation", machine[source])
        _variant(unit, article.lang, article.slice(source))
        _variant(unit, origin.lang, record.view.edits[source])


def _holds(comparison: Comparison, around: Pair, pair: Pair) -> bool:
    article, origin = comparison.article, comparison.origin
    return _within(article.paragraphs, around[0], [article.sentences[i] for i in pair[0]]) and _within(
        origin.paragraphs, around[1], [origin.sentences[j] for j in pair[1]]
    )


def _within(paragraphs: tuple[Span, ...], indices: tuple[int, ...], sentences: list[Span]) -> bool:
    return all(any(paragraphs[i][0] <= s and e <= paragraphs[i][1] for i in indices) for s, e in sentences)


def _created(entry: Entry) -> dict[str, str]:
    return _who("creation", entry)


def _changed(entry: Entry | None) -> dict[str, str]:
    return _who("change", entry) if entry else {}


def _who(deed: str, entry: Entry) -> dict[str, str]:
    """TMX's attributes for who and when; its date is ISO 8601's basic form in UTC."""
    named = {f"{deed}id": _clean(entry.by) or "analyst"}
    try:
        when = datetime.fromisoformat(entry.at)
    except ValueError:
        return named
    return {**named, f"{deed}date": f"{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"} if when.tzinfo else named


def _note(unit: etree._Element, entry: Entry | None) -> None:
    if entry and isinstance(entry.operation, Note):
        etree.SubElement(unit, "note").text = _clean(entry.operation.text)


def _prop(parent: etree._Element, kind: str, text: str) -> None:
    etree.SubElement(parent, "prop", type=kind).text = _clean(text)


def _variant(unit: etree._Element, lang: str, text: str) -> None:
    variant = etree.SubElement(unit, "tuv", {_LANG: lang})
    etree.SubElement(variant, "seg").text = _clean(text)


def _clean(text: str) -> str:
    """One line that XML can hold; everything else stays, no-break spaces and joiners too."""
    return _ILLEGAL.sub("", _BREAKS.sub(" ", text)).strip(" ")
