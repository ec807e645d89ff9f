"""Whom a text names as its source: an outlet that is here, an agency that is not, a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.text.transliteration import sound_key
from workbench.text.words import fold
from workbench.tracing.outlets import host_of, outlets
from workbench.tracing.witness import Witness

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


@dataclass(frozen=True, slots=True)
class Citation:
    """A source named in a text: the words that name it, and whether it is a link."""

    said: str
    link: bool = False


def cites(text: Witness, source: Witness) -> Citation | None:
    """Where `text` names the outlet of `source` as its source or links to it."""
    if same_outlet(text, source):
        return None
    host = host_of(source.entry.url)
    for match in _LINK.finditer(text.text):
        if host and host_of(match[0]) == host:
            return Citation(match[0].rstrip(".,;"), link=True)
    for name in _names_of(source.entry.outlet, host):
        said = _named(text, name)
        if said:
            return Citation(said)
    return None


def same_outlet(one: Witness, other: Witness) -> bool:
    """Whether two texts appeared in one outlet."""
    hosts = host_of(one.entry.url), host_of(other.entry.url)
    return bool(one.entry.outlet and one.entry.outlet == other.entry.outlet) or bool(hosts[0] and hosts[0] == hosts[1])


@lru_cache(maxsize=1 << 14)
def _names_of(outlet: str | None, host: str) -> tuple[tuple[str, ...], ...]:
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


def _named(text: Witness, name: Sequence[str]) -> str | None:
    """The words of `text` that are this name: with capitals, and with a cue near by unless the name is long."""
    tokens = _tokens(text)
    for place in _places(text.text).get(name[0], ()):
        words = tokens[place : place + len(name)]
        if (
            len(words) == len(name)
            and all(_is(word, part) for (word, _, _), part in zip(words[1:], name[1:], strict=True))
            and (len(name) > 1 or _has_cue(tokens, place, place + 1))
        ):
            return text.text[words[0][1] : words[-1][2]]
    return None


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
            said = _named(text, parts) if name not in (text.entry.outlet or "") else None
            if said and _has_cue_anywhere(text, said):
                found.setdefault(outlet.key, said)
    for match in _AGENCY.finditer(text.text):
        said = match[1] or match[2]
        if not any(said in known for known in found.values()):
            found.setdefault("name:" + " ".join(map(_sound, _TOKEN.findall(said))), said)
    return found


def _has_cue_anywhere(text: Witness, said: str) -> bool:
    tokens = _tokens(text)
    size = len(_TOKEN.findall(said))
    first = _TOKEN.findall(said)[0]
    return any(word == first and _has_cue(tokens, i, i + size) for i, (word, _, _) in enumerate(tokens))
