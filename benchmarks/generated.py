"""Archives made up for measuring: stories of invented words and names, and what outlets do to them.

A story is copied, abridged, added to, mistyped, and translated word by word with the bundled lexicon; every article
knows its parent. Seeded: the same call gives the same archive.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from workbench.translation.lexicon import load

_SYLLABLES = (
    "ba",
    "ko",
    "mir",
    "ta",
    "lev",
    "nor",
    "sha",
    "du",
    "rek",
    "ol",
    "vin",
    "gar",
    "tes",
    "pol",
    "ze",
    "mu",
    "lar",
)
_BOILERPLATE = "Subscribe to our newsletter. All rights reserved. Read more stories like this one in our section."


@dataclass(frozen=True, slots=True)
class Article:
    """One generated article: `parent` is the id it was made from, None for the first of a story."""

    id: str
    story: int
    parent: str | None
    relation: str | None
    lang: str
    outlet: str
    published: datetime
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """Paragraphs of sentences, parted by blank lines."""
        return "\n\n".join(" ".join(sentences) for sentences in self.paragraphs)

    def row(self) -> dict[str, str]:
        """A JSONL document."""
        return {
            "id": self.id,
            "text": self.text,
            "outlet": self.outlet,
            "published": self.published.isoformat(),
            "lang": self.lang,
            "url": f"https://{self.outlet.lower()}.example/{self.id}",
        }


def archive(size: int, seed: int = 7, family: int = 10) -> Iterator[Article]:
    """`size` articles in stories of up to `family` witnesses."""
    rng = random.Random(seed)
    made, story = 0, 0
    while made < size:
        for article in _story(rng, story, rng.randint(1, family)):
            if made == size:
                return
            yield article
            made += 1
        story += 1


_ENDINGS = ("", "а", "у", "ом", "ы", "ов", "ами")
_RUSSIAN = "президент министр самолёт самолёты склад боевики город война сказал заявил вопрос правительство".split()  # noqa: SIM905


def rows(size: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """JSONL documents for measuring search: `archive`, one text in eight in made-up Russian, one in thirty with a term
    of the glossaries."""
    rng = random.Random(seed)
    stems = ["".join(rng.choices("бвгдежзиклмнопрстуфхаеиоу", k=rng.randint(4, 8))) for _ in range(5000)]
    weights = [1 / (rank + 20) for rank in range(len(stems) + len(_RUSSIAN))]
    words = [*_RUSSIAN, *stems]
    terms = {
        "fr": ["groupes terroristes", "attaque chimique", "armes chimiques", "rebelles armés"],
        "en": ["militants", "chemical attack", "rebels"],
        "ru": ["боевики", "химическая атака", "террористы"],
    }
    for place, article in enumerate(archive(size, seed)):
        row = article.row()
        if place % 8 == 7:
            said = [word + rng.choice(_ENDINGS) for word in rng.choices(words, weights, k=220)]
            sentences = [" ".join(said[at : at + 20]).capitalize() + "." for at in range(0, 220, 20)]
            row |= {"text": "\n\n".join(sentences), "lang": "ru"}
        if place % 30 == 0:
            row["text"] += f"\n\n{rng.choice(terms[row['lang']]).capitalize()}."
        yield row


def _story(rng: random.Random, story: int, size: int) -> list[Article]:
    start = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=rng.randrange(500_000))
    names = [_name(rng) for _ in range(5)]
    body = tuple(tuple(_sentence(rng, names) for _ in range(rng.randint(1, 3))) for _ in range(rng.randint(5, 9)))
    family = [Article(f"s{story}-0", story, None, None, "fr", f"outlet{rng.randrange(300)}", start, body)]
    for number in range(1, size):
        parent = rng.choice(family[-4:])
        lang = "en" if parent.lang == "fr" and rng.random() < 0.25 else parent.lang
        family.append(
            replace(
                parent,
                id=f"s{story}-{number}",
                parent=parent.id,
                relation="copy" if lang == parent.lang else "translation",
                lang=lang,
                outlet=f"outlet{rng.randrange(300)}",
                published=family[-1].published + timedelta(minutes=rng.randint(1, 300)),
                paragraphs=_retell(rng, parent, lang, names),
            )
        )
    return family


def _retell(rng: random.Random, parent: Article, lang: str, names: list[str]) -> tuple[tuple[str, ...], ...]:
    """What a child does to its parent's text."""
    body = [list(one) for one in parent.paragraphs]
    if rng.random() < 0.5:  # abridge
        del body[rng.randint(max(2, len(body) - 3), len(body)) :]
    if rng.random() < 0.4 and len(body) > 3:  # drop one
        del body[rng.randrange(1, len(body))]
    if lang != parent.lang:
        body = [[_translated(sentence) for sentence in one] for one in body]
    if rng.random() < 0.5:  # typo
        body[0][0] = _mistyped(rng, body[0][0])
    if rng.random() < 0.4:  # insert
        own = [_sentence(rng, names) for _ in range(rng.randint(1, 2))]
        body.insert(rng.randint(1, len(body)), own if lang == "fr" else [_translated(one) for one in own])
    if rng.random() < 0.3:
        body.append([_BOILERPLATE])
    return tuple(map(tuple, body))


def _sentence(rng: random.Random, names: list[str]) -> str:
    words, weights = _vocabulary()
    found = rng.choices(words, cum_weights=weights, k=rng.randint(12, 26))
    if rng.random() < 0.6:
        found.insert(rng.randrange(1, len(found)), rng.choice(names))
    if rng.random() < 0.4:
        found.insert(rng.randrange(1, len(found)), str(rng.randint(11, 4000)))
    return " ".join(found).capitalize() + "."


def _name(rng: random.Random) -> str:
    return "".join(rng.choices(_SYLLABLES, k=3)).capitalize()


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[list[str], list[float]]:
    """French words of the lexicon with cumulated weights that fall as Zipf's law has it."""
    counted = [(sum(count for _, count in found), word) for word, found in load("fr", "en").items()]
    words = [word for _, word in sorted(counted, reverse=True) if word.isalpha() and len(word) > 1][:20_000]
    total, weights = 0.0, []
    for rank in range(1, len(words) + 1):
        total += 1 / (rank + 20)
        weights.append(total)
    return words, weights


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> str:
    return next(iter(load("fr", "en").translations(word)), word)


def _translated(sentence: str) -> str:
    """Word by word; names and figures stay."""
    found = []
    for place, word in enumerate(sentence.rstrip(".").split()):
        known = word.lower() if place == 0 else word
        found.append(_word(known) if known.islower() else word)
    return " ".join(found).capitalize() + "."


def _mistyped(rng: random.Random, sentence: str) -> str:
    at = rng.randrange(2, max(3, len(sentence) - 3))
    return sentence[:at] + sentence[at + 1] + sentence[at] + sentence[at + 2 :]
