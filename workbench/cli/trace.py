"""`workbench trace`: the likely origins of an article."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from workbench.archive.locating import Place
from workbench.cli.output import emit_json, notice
from workbench.cli.places import archive_option, open_archive
from workbench.cli.spoken import spoken_language, words_option


@click.command("trace", help="Rank the likely origins of ARTICLE (a file, - for stdin, or an id in the archive).")
@click.argument("article")
@archive_option()
@click.option("--lang", metavar="LANG", help="Language of ARTICLE; found by itself when left out.")
@click.option("--published", metavar="TIME", help="When ARTICLE appeared, where the file does not say.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(min=1))
@click.option("--compare", "comparing", is_flag=True, help="Compare it with its likeliest origin and keep the result.")
@words_option("--language")
@click.option("--json", "json_file", metavar="FILE", help="Write the ranking as JSON (- is stdout).")
def command(
    article: str,
    archive_place: Place | None,
    lang: str | None,
    published: str | None,
    limit: int,
    comparing: bool,
    language: str | None,
    json_file: str | None,
) -> None:
    from dataclasses import replace

    from workbench.tracing.saying import relation
    from workbench.tracing.telling import told
    from workbench.tracing.trace import trace

    with open_archive(archive_place, writing=comparing) as archive:
        document = article_of(article, archive, lang)
        if published:
            document = replace(document, published=published)
        found = trace(archive, document, limit=limit)
        likeliest = next((one.id for one in found if one.relation != "same-event"), None)
        if comparing and likeliest is not None:
            keep_pairs(archive, [(document, archive.document(likeliest))])
    if json_file:
        emit_json([origin.as_json(language or "en") for origin in found], json_file)
        return
    spoken = language or spoken_language()
    for origin in found:
        click.echo(f"{origin.score:.2f}\t{relation(origin.relation, spoken)}\t{origin.reuse:.0%}\t{origin.id}")
        for reason in origin.evidence:
            click.echo(f"\t- {told(reason, spoken)}")
    if not found:
        notice("nothing in the archive shares its text or its event")


def article_of(article: str, archive: Any, lang: str | None = None) -> Any:
    """The document of a file, of stdin, or of an id in the archive; a file wins. Raises UserError if neither."""
    from workbench.documents.reading import read

    if article == "-" or Path(article).exists():
        return read(article, lang=lang)
    if "/" in article or (Path(article).suffix and not archive.has(article)):
        return read(article, lang=lang)  # says that the file does not exist
    return archive.document(article)


def keep_pairs(archive: Any, pairs: Iterable[tuple[Any, Any]]) -> None:
    """Compare each text with its origin and keep the result for `archive search --instead-of`; say what was kept."""
    from workbench.archive.rewordings import keep_comparison
    from workbench.comparison.compare import compare
    from workbench.errors import WorkError

    kept = 0
    for document, origin in pairs:
        try:
            kept += keep_comparison(archive, compare(document, origin))
        except WorkError as error:
            notice(f"{document.id} beside {origin.id}: {error}")
    notice(f"{kept} comparisons kept" if kept != 1 else "1 comparison kept")
