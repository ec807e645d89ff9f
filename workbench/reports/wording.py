"""The words of the faces themselves, in the languages of the interface."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "article": "article", "origin": "origin", "translation": "translation", "left out": "left out",
        "new": "new", "verbatim": "verbatim", "rewritten": "rewritten", "words": "words of the article",
        "of origin": "of the origin", "no marks": "no marks", "paragraph": "paragraph",
        "comparison": "Comparison", "language": "language", "outlet": "outlet", "published": "published",
        "address": "address", "reuse": "Where the article's words come from", "marks": "Marks",
        "show": "show or hide a kind", "evidence": "evidence", "confidence": "confidence", "map": "map of the marks",
        "moved": "moved", "nothing here": "no counterpart", "machine": "machine translation, made offline",
        "method": "Every mark rests on the words of the two originals; the machine translation is a reading aid. "
        "Counts are counts: there is no score of bias.",
        "direction": "Wordings by the side they favour", "favours": "favours", "notices": "Notices",
        "made by": "made by", "loaded words": "Loaded words brought in", "narrator": "in the article's own voice",
        "attributed": "in words it reports", "quoted": "in quotations", "neutral": "neutral", "source": "source",
    },
    "fr": {
        "article": "article", "origin": "origine", "translation": "traduction", "left out": "omis",
        "new": "nouveau", "verbatim": "textuel", "rewritten": "récrit", "words": "mots de l'article",
        "of origin": "de l'origine", "no marks": "aucune marque", "paragraph": "paragraphe",
        "comparison": "Comparaison", "language": "langue", "outlet": "média", "published": "publié",
        "address": "adresse", "reuse": "D'où viennent les mots de l'article", "marks": "Marques",
        "show": "montrer ou cacher une sorte", "evidence": "preuve", "confidence": "confiance",
        "map": "plan des marques", "moved": "déplacé", "nothing here": "sans correspondance",
        "machine": "traduction automatique, faite hors ligne",
        "method": "Chaque marque repose sur les mots des deux originaux ; la traduction automatique n'est qu'une aide "
        "à la lecture. Les nombres sont des nombres : il n'y a pas de note de partialité.",
        "direction": "Termes selon le camp qu'ils favorisent", "favours": "favorise", "notices": "Avis",
        "made by": "fait par", "loaded words": "Termes marqués introduits", "narrator": "par l'article lui-même",
        "attributed": "dans des propos rapportés", "quoted": "dans des citations", "neutral": "neutre",
        "source": "source",
    },
}  # fmt: skip
