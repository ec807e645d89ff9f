"""Terminology as TBX: ISO 30042:2019 (TBX-Core, DCA style), and the older TBX-Basic that many programs still read.

TBX-Core has no category for a side or a strength: what it cannot name stands in notes, `key: value`, so that
nothing is lost on the way back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from workbench.errors import UserError
from workbench.glossary.model import Concept, Glossary, Term
from workbench.glossary.tables import term_of
from workbench.glossary.writing import term_values

_NS = "urn:iso:std:iso:30042:ed-2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BASIC_STATUS = {
    "preferred": "preferredTerm-admn-sts", "admitted": "admittedTerm-admn-sts",
    "not-preferred": "deprecatedTerm-admn-sts", "loaded": "deprecatedTerm-admn-sts",
    "prohibited": "deprecatedTerm-admn-sts",
}  # fmt: skip


def to_tbx(glossary: Glossary) -> bytes:
    """TBX 3, every field kept."""
    root = etree.Element(f"{{{_NS}}}tbx", nsmap={None: _NS}, style="dca", type="TBX-Core")
    root.set(_LANG, "en")
    header = _add(_add(root, "tbxHeader"), "fileDesc")
    _add(_add(header, "titleStmt"), "title", "workbench glossaries")
    _add(_add(header, "sourceDesc"), "p", f"workbench, glossaries {glossary.digest}")
    body = _add(_add(root, "text"), "body")
    for concept in glossary:
        entry = _add(body, "conceptEntry")
        entry.set("id", concept.id)
        for key, value in _concept_notes(concept):
            _add(entry, "note", f"{key}: {value}")
        for lang in dict.fromkeys(term.lang for term in concept.terms):
            section = _add(entry, "langSec")
            section.set(_LANG, lang)
            for term in concept.terms_in(lang):
                _term_section(section, term)
    return _bytes(root)


def to_tbx_basic(glossary: Glossary) -> bytes:
    """TBX-Basic (MARTIF, 2008): terms, definitions and statuses; what sides they favour goes into notes."""
    root = etree.Element("martif", type="TBX")
    root.set(_LANG, "en")
    header = etree.SubElement(etree.SubElement(root, "martifHeader"), "fileDesc")
    etree.SubElement(etree.SubElement(header, "sourceDesc"), "p").text = f"workbench, glossaries {glossary.digest}"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for concept in glossary:
        entry = etree.SubElement(body, "termEntry", id=concept.id)
        etree.SubElement(entry, "descrip", type="definition").text = _printable(concept.definition.get("en", ""))
        for lang in dict.fromkeys(term.lang for term in concept.terms):
            section = etree.SubElement(entry, "langSet", {_LANG: lang})
            for term in concept.terms_in(lang):
                group = etree.SubElement(section, "tig")
                etree.SubElement(group, "term").text = _printable(term.text)
                status = etree.SubElement(group, "termNote", type="administrativeStatus")
                status.text = _BASIC_STATUS[term.status]
                if term.side:
                    etree.SubElement(group, "note").text = f"{term.status}; side: {term.side}, strength {term.strength}"
    return _bytes(root)


def from_tbx(data: bytes, theme: str) -> list[Concept]:
    """Concepts of a TBX 3 or TBX-Basic file; ours come back whole, others with what TBX says.

    Raises UserError when the file is not TBX. Entities and networks are not followed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UserError(f"The file is not valid XML ({error}); export it as TBX again.") from error
    entries = [node for node in root.iter() if _name(node) in ("conceptEntry", "termEntry")]
    if not entries:
        raise UserError("The file holds no TBX entries (conceptEntry or termEntry); export it as TBX again.")
    return [_concept(entry, f"{theme}.{number}", theme) for number, entry in enumerate(entries, start=1)]


def _concept(entry: Any, fallback: str, theme: str) -> Concept:
    notes = _notes(entry)
    definition = {k.partition(".")[2]: v for k, v in notes.items() if k.startswith("definition.")}
    descriptions = [n.text for n in entry if _name(n) == "descrip" and n.get("type") == "definition" and n.text]
    terms = [_term(group, section.get(_LANG, "")) for section in entry if _name(section) in ("langSec", "langSet")
             for group in section if _name(group) in ("termSec", "tig", "ntig")]  # fmt: skip
    return Concept(
        id=entry.get("id") or fallback,
        theme=notes.get("theme", theme),
        kind=notes.get("kind", "term"),  # type: ignore[arg-type]
        definition=definition or ({"en": descriptions[0]} if descriptions else {}),
        note={k.partition(".")[2]: v for k, v in notes.items() if k.startswith("note.")},
        sources=tuple(filter(None, notes.get("sources", "").split("|"))),
        terms=tuple(term for term in terms if term is not None),
    )


def _term(group: Any, lang: str) -> Term | None:
    text = next((node.text for node in group.iter() if _name(node) == "term"), None)
    if not text:
        return None
    basic = next((n.text for n in group if n.get("type") == "administrativeStatus"), None)
    known: dict[str, Any] = {k: v for k, v in _notes(group).items() if k != "note"}
    statuses = {v: k for k, v in reversed(_BASIC_STATUS.items())}
    known.setdefault("status", "not-preferred" if (basic or "").startswith("deprecated") else statuses.get(basic or ""))
    return term_of({**known, "lang": lang.split("-")[0], "text": text})


def _concept_notes(concept: Concept) -> Iterable[tuple[str, str]]:
    yield "theme", concept.theme
    yield "kind", concept.kind
    for field, texts in (("definition", concept.definition), ("note", concept.note)):
        for lang, text in texts.items():
            yield f"{field}.{lang}", text
    if concept.sources:
        yield "sources", "|".join(concept.sources)


def _term_section(section: Any, term: Term) -> None:
    group = _add(section, "termSec")
    _add(group, "term", term.text)
    for key, value in term_values(term).items():
        if key not in ("lang", "text"):
            _add(group, "note", f"{key}: {'|'.join(value) if isinstance(value, list) else value}")


def _notes(node: Any) -> Mapping[str, str]:
    texts = [child.text or "" for child in node if _name(child) == "note"]
    return dict(text.split(": ", 1) for text in texts if ": " in text)


def _add(parent: Any, name: str, text: str | None = None) -> Any:
    node = etree.SubElement(parent, f"{{{_NS}}}{name}")
    node.text = _printable(text) if text else text
    return node


def _printable(text: str) -> str:
    """XML has no place for control characters."""
    return "".join(c for c in text if c.isprintable() or c in "\n\t")


def _name(node: Any) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _bytes(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))
