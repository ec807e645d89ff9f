"""Linked sentences as TMX 1.4b, a translation memory that OmegaT opens."""

from __future__ import annotations

from lxml import etree

from workbench.comparison.model import Comparison, Witness
from workbench.version import VERSION

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def render_tmx(comparison: Comparison, least: float = 0.5) -> bytes:
    """One unit a sentence link that is at least this sure; the origin is the source, the article its translation."""
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(
        root,
        "header",
        creationtool="workbench",
        creationtoolversion=VERSION,
        segtype="sentence",
        adminlang="en",
        srclang=comparison.origin.lang,
        datatype="plaintext",
        **{"o-tmf": "workbench.comparison/1"},
    )
    body = etree.SubElement(root, "body")
    for link in comparison.sentence_links:
        if link.is_null or link.score < least:
            continue
        unit = etree.SubElement(body, "tu")
        prop = etree.SubElement(unit, "prop", type="score")
        prop.text = f"{link.score:.2f}"
        _variant(unit, comparison.origin, link.b)
        _variant(unit, comparison.article, link.a)
    return bytes(
        etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", pretty_print=True, doctype='<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
        )
    )


def _variant(unit: etree._Element, witness: Witness, indices: tuple[int, ...]) -> None:
    variant = etree.SubElement(unit, "tuv", {_LANG: witness.lang})
    segment = etree.SubElement(variant, "seg")
    text = " ".join(" ".join(witness.slice(witness.sentences[i]).split()) for i in indices)
    segment.text = "".join(c for c in text if c.isprintable())
