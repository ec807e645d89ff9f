"""Whom a text names as its source: an outlet that is here, an agency that is not, a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from workbench.documents.pointers import same_address, site_of
from workbench.text.transliteration import sound_key
from workbench.text.words import fold
from workbench.tracing.outlets import outlets
from workbench.tracing.telling import Reason
from workbench.tracing.witness import Witness

_Token = tuple[str, int, int]
_TOKEN = re.compile(r"\w+", re.UNICODE)
_LINK = re.compile(r"https?://[^\s<>\"»)]+")
_GENERIC = frozenset(
    """the le la les l a an un une de du des d of agence agency press presse news agentstvo агентство пресс новости site
    media journal newspaper daily and et и в""".split()  # noqa: SIM905
)
_CUES = frozenset(
    """according reports reported report told citing cited via with said says source agency courtesy
    selon après rapporte rapportent rapporté cite citant citée cité citées indique signale précise note site média
    journal avec source lire relaie écrit
    данным сообщает сообщило сообщил передаёт передает пишет ссылкой агентство портал издание""".split()  # noqa: SIM905
)
_REACH = 6  # words between a cue and the name
_NAME = r"[A-ZÀ-ÞА-ЯЁ][\w-]*(?: [A-ZÀ-ÞА-ЯЁ][\w-]*)?"
_AGENCY = re.compile(
    rf"(?:\b[Ll][’']agence(?: de presse)?(?: \w+)? |\b[Nn]ews agency |\bагентств[оауе]м? «?)({_NAME})"
    rf"|\b({_NAME}) (?:news|press) agency\b"
)


Kind = Literal["name", "dateline", "link", "address", "source", "canonical"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A source that a text names: the words or the address that name it, and how."""

    said: str
    kind: Kind = "name"

    @property
    def link(self) -> bool:
        """Whether it is an address."""
        return self.kind not in {"name", "dateline"}

    def told(self, whose: str = "cites") -> Reason:
        """One piece of evidence, in words; `whose`: "article-cites" where the article is named in them."""
        return Reason(f"{whose}.{self.kind}", said=self.said)


def cites(text: Witness, source: Witness) -> Citation | None:
    """Where `text` names the outlet of `source` as its source, links to it, or states its address; the surest way."""
    pointed = _points(text, source)
    if pointed is not None and pointed.kind != "link":
        return pointed
    if same_outlet(text, source):
        return None
    host = site_of(source.entry.url)
    for match in _LINK.finditer(text.text):
        if host and site_of(match[0]) == host:
            exact = same_address(match[0].rstrip(".,;")) == same_address(source.entry.url or "")
            return Citation(match[0].rstrip(".,;"), "address" if exact else "link")
    names = names_of(source.entry.outlet, host)
    if pointed is None and text.dateline and any(_is_called(text.dateline.agency, name) for name in names):
        return Citation(text.text[slice(*text.dateline.span)].rstrip(" -–—:."), "dateline")
    said = None if pointed else next((found for name in names if (found := named_in(text, name))), None)
    return Citation(said) if said else pointed


def _points(text: Witness, source: Witness) -> Citation | None:
    """What the page of `text` states about the address of `source`, the surest first."""
    if not text.entry.pointers or not source.entry.url:
        return None
    address, host = same_address(source.entry.url), site_of(source.entry.url)
    found = {
        one.kind if one.kind != "link" else "address": one.url
        for one in text.entry.pointers
        if same_address(one.url) == address
    }
    for kind in ("canonical", "source", "address"):
        if kind in found:
            return Citation(found[kind], kind)
    linked = next((one.url for one in text.entry.pointers if site_of(one.url) == host), None)
    return Citation(linked, "link") if linked and not same_outlet(text, source) else None


def _is_called(said: str, name: Sequence[str]) -> bool:
    """Whether a few words are this name of an outlet and nothing else of weight."""
    words = [word for word in _TOKEN.findall(said) if fold(word) not in _GENERIC]
    return len(words) == len(name) > 0 and all(_is(word, part) for word, part in zip(words, name, strict=True))


def same_outlet(one: Witness, other: Witness) -> bool:
    """Whether two texts appeared in one outlet."""
    hosts = site_of(one.entry.url), site_of(other.entry.url)
    return bool(one.entry.outlet and one.entry.outlet == other.entry.outlet) or bool(hosts[0] and hosts[0] == hosts[1])


@lru_cache(maxsize=1 << 14)
def names_of(outlet: str | None, host: str) -> tuple[tuple[str, ...], ...]:
    """The ways in which a text may call an outlet, each as the words' sounds; an acronym as itself."""
    found: dict[tuple[str, ...], None] = {}
    for name in filter(None, (outlet, *_known_names(outlet, host))):
        words = _TOKEN.findall(name)
        found[tuple(_sound(word) for word in words if fold(word) not in _GENERIC)] = None
        initials = "".join(word[0] for word in words if word[0].isupper())
        if len(words) >= 3 and len(initials) >= 3:
            found[("=" + initials,)] = None
        if len(words) == 1 and words[0].isupper():
            found[("=" + words[0],)] = None
    return tuple(name for name in found if name and all(name))


def _known_names(outlet: str | None, host: str) -> Iterator[str]:
    for known in outlets().values():
        if host in known.hosts or (outlet and outlet in known.names):
            yield from known.names


@lru_cache(maxsize=1 << 16)
def _sound(word: str) -> str:
    """How a word sounds in whichever language it is written; the three languages' spellings are told by its script."""
    return sound_key(word, "ru" if any("а" <= c <= "я" for c in word.casefold()) else "en")


def named_in(text: Witness, name: Sequence[str]) -> str | None:
    """The words of `text` that are this name: with capitals, and with a cue near by unless the name is long."""
    tokens = _tokens(text)
    for place in _places(text.text).get(name[0], ()):
        words = _weighty(tokens, place, len(name))
        if (
            len(words) == len(name)
            and all(_is(word, part) for (word, _, _), part in zip(words[1:], name[1:], strict=True))
            and (len(name) > 1 or _has_cue(tokens, place, place + 1))
        ):
            return text.text[words[0][1] : words[-1][2]]
    return None


def _weighty(tokens: Sequence[_Token], place: int, count: int) -> Sequence[_Token]:
    """So many words from a place on, articles and the like left out: « Le Courrier du Canal » is Courrier and Canal."""
    near = tokens[place : place + 3 * count]
    return [one for one in near if fold(one[0]) not in _GENERIC][:count] if count > 1 else near[:1]


@lru_cache(maxsize=4096)
def _places(text: str) -> Mapping[str, list[int]]:
    """Where each name can begin: places of the words with a capital, by the word itself ("=RT") and by its sounds."""
    found: dict[str, list[int]] = {}
    for place, (word, _, _) in enumerate(_tokens_of(text)):
        found.setdefault("=" + word, []).append(place)
        if word[0].isupper():
            for sound in {_sound(word), _french_sound(word)}:
                found.setdefault(sound, []).append(place)
    return found


@lru_cache(maxsize=1 << 16)
def _french_sound(word: str) -> str:
    return sound_key(word, "fr")


def _is(word: str, part: str) -> bool:
    if part.startswith("="):
        return word == part[1:]
    return word[:1].isupper() and _sounds_like(word, part)


def _sounds_like(word: str, part: str) -> bool:
    return part in (_sound(word), _french_sound(word))


def _has_cue(tokens: Sequence[tuple[str, int, int]], start: int, end: int) -> bool:
    around = (*tokens[max(0, start - _REACH) : start], *tokens[end : end + 3])
    return any(word.casefold() in _CUES for word, _, _ in around)


@lru_cache(maxsize=4096)
def _tokens_of(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((m[0], m.start(), m.end()) for m in _TOKEN.finditer(text))


def _tokens(text: Witness) -> tuple[tuple[str, int, int], ...]:
    return _tokens_of(text.text)


def agencies_named(text: Witness) -> dict[str, str]:
    """Agencies and state media that a text names as a source: key of the outlet (or the name's sound) to its words."""
    found: dict[str, str] = {}
    for outlet in outlets().values():
        if outlet.type not in {"agency", "state-medium"}:
            continue
        for name in outlet.names:
            words = _TOKEN.findall(name)
            parts = tuple("=" + w if w.isupper() else _sound(w) for w in words)
            said = named_in(text, parts) if name not in (text.entry.outlet or "") else None
            if said and _has_cue_anywhere(text, said):
                found.setdefault(outlet.key, said)
    opening = text.dateline.agency if text.dateline else ""
    if opening and fold(opening) not in fold(text.entry.outlet or ""):
        known = _known_by(opening)
        if known or (text.dateline and text.dateline.day and text.dateline.place):
            found.setdefault(known or "name:" + " ".join(map(_sound, _TOKEN.findall(opening))), opening)
    for match in _AGENCY.finditer(text.text):
        said = match[1] or match[2]
        if not any(said in known for known in found.values()):
            found.setdefault("name:" + " ".join(map(_sound, _TOKEN.findall(said))), said)
    return found


@lru_cache(maxsize=4096)
def _known_by(said: str) -> str | None:
    """The key of the agency or state medium that goes by a name."""
    for outlet in outlets().values():
        if outlet.type in {"agency", "state-medium"} and any(fold(said) == fold(name) for name in outlet.names):
            return outlet.key
    return None


def _has_cue_anywhere(text: Witness, said: str) -> bool:
    tokens = _tokens(text)
    size = len(_TOKEN.findall(said))
    first = _TOKEN.findall(said)[0]
    return any(word == first and _has_cue(tokens, i, i + size) for i, (word, _, _) in enumerate(tokens))
