"""Adding up number words as a language builds them."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.text import number_words as words


class Sum:
    """Adds number words while they fit: after « vingt » only units fit, after « cent » anything below a
    hundred."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.parts = 0
        self.is_bare_one = False
        self.last_scale = 0.0
        self._total = 0.0
        self._current = 0.0
        self._room = float("inf")
        self._last = ""

    @property
    def value(self) -> float:
        """What has been added up so far."""
        return self._total + self._current

    def add_all(self, atoms: Sequence[str]) -> bool:
        """Add every atom of a hyphenated word, or none."""
        before = (self._total, self._current, self._room, self._last, self.parts, self.is_bare_one, self.last_scale)
        for atom in atoms:
            if not (atom in {"et", "and"} and self.parts) and not self.add(atom):
                (
                    self._total, self._current, self._room, self._last, self.parts, self.is_bare_one, self.last_scale,
                ) = before  # fmt: skip
                return False
        return True

    def accepts_link(self, word: str) -> bool:
        """Whether « et » or "and" goes on with the number: vingt et un, two hundred and five."""
        first = word.split("-")[0]
        value = words.UNITS[self.lang].get(first)
        if value is None or value > self._room:
            return False
        if self.lang == "fr":
            return self._last in {"vingt", "trente", "quarante", "cinquante", "soixante"} and value in {1, 11}
        return self.lang == "en" and self._last in {"hundred", "thousand", "million"}

    def add(self, word: str) -> bool:
        """Add one number word where it fits; says whether it did."""
        value = words.UNITS[self.lang].get(word)
        if value is not None:
            return self._add_unit(word, value)
        scale = words.SCALES[self.lang].get(word)
        return scale is not None and len(word) > 1 and self._add_scale(word, scale)

    def _add_unit(self, word: str, value: float) -> bool:
        if self.lang == "fr" and value == 20 and self._last == "quatre":
            self._current += 76
            self._room = 19
        elif value > self._room or (value == 0 and self.parts):
            return False
        else:
            self._current += value
            self._room = self._after(value)
        self._note(word, value == 1 and self.parts == 0)
        return True

    def _after(self, value: float) -> float:
        """How much may follow: nothing after a unit or a teen, nine after a ten (nineteen after soixante)."""
        if value < 20 and not (self.lang == "fr" and value == 10):
            return 0
        if value == 10:
            return 9 if self.lang == "fr" else 0
        if value < 100:
            return 19 if self.lang == "fr" and value == 60 else 9
        return 99

    def _add_scale(self, word: str, scale: float) -> bool:
        if scale == 100:
            if self._current > 19 or self._last in {"un", "une"} or (self._room == float("inf") and self.parts):
                return False
            self._current = (self._current or 1) * 100
            self._room = 99
        else:
            if self._total and scale >= self.last_scale:
                return False
            # « mille » and «миллиард» stand alone; « millions » alone is a collective
            if self.parts == 0 and scale != 1e3 and (self.lang != "ru" or word in words.COLLECTIVES["ru"]):
                return False
            if self.parts == 0 and self.lang == "en":
                return False
            self._total += (self._current or 1) * scale
            self._current, self._room, self.last_scale = 0.0, scale - 1, scale
        self._note(word, False)
        return True

    def _note(self, word: str, bare: bool) -> None:
        self._last, self.is_bare_one = word, bare
        self.parts += 1
