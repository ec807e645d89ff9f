"""`workbench compare`: the main job."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from workbench.archive.locating import Place
from workbench.cli.output import emit, notice
from workbench.cli.places import archive_option, open_archive
from workbench.errors import UserError

if TYPE_CHECKING:
    from workbench.comparison.model import Comparison


@click.command("compare", help="Lay ARTICLE beside ORIGIN and mark what changed (files, ARCHIVE#ID, or - for stdin).")
@click.argument("article")
@click.argument("origin")
@click.option("--json", "json_file", metavar="FILE", help="Write the comparison as JSON (- is stdout).")
@click.option("--html", "html_file", metavar="FILE", help="Write one self-contained page (- is stdout).")
@click.option("--tui", is_flag=True, help="Open the comparison in the terminal UI.")
@archive_option("Keep the comparison in this archive (file or server); ARTICLE and ORIGIN may be ids in it.")
@click.option("--article-lang", metavar="LANG", help="Language of ARTICLE; found by itself when left out.")
@click.option("--origin-lang", metavar="LANG", help="Language of ORIGIN; found by itself when left out.")
@click.option("--lang", "language", type=click.Choice(["en", "fr"]), default="en", help="Language of explanations.")
def command(
    article: str,
    origin: str,
    json_file: str | None,
    html_file: str | None,
    tui: bool,
    archive_place: Place | None,
    article_lang: str | None,
    origin_lang: str | None,
    language: str,
) -> None:
    if tui:
        from workbench.tui import run_app

        run_app(article, origin)
        return
    if json_file == html_file == "-":
        raise UserError("Only one result can go to stdout: give --json or --html the name of a file.")
    if article == origin == "-":
        raise UserError("Only one of the two texts can come from stdin: give the other as a file.")
    if archive_place:
        comparison = _compare_in(archive_place, article, origin, article_lang, origin_lang, language)
    else:
        comparison = _compare(article, origin, article_lang, origin_lang, language)
    for sentence in comparison.notices:
        notice(sentence)
    if json_file:
        emit(comparison.to_json(), json_file)
    if html_file:
        from workbench.reports.html import render_html

        emit(render_html(comparison, language), html_file)
    if not json_file and not html_file:
        from workbench.reports.terminal import print_comparison

        print_comparison(comparison, language)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """The stage and how long it has taken, in a moving line on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda stage: None
        return
    began: dict[str, float] = {}

    def tell(stage: str) -> None:
        now = time.monotonic()
        seconds = int(now - began.setdefault(stage, now))
        click.echo(f"\r{stage}: {seconds} s".ljust(20), err=True, nl=False)

    try:
        yield tell
    finally:
        click.echo("\r" + " " * 20 + "\r", err=True, nl=False)


def _compare(article: str, origin: str, article_lang: str | None, origin_lang: str | None, language: str) -> Comparison:
    from workbench.archive.places import read_place
    from workbench.comparison.compare import compare

    first, second = read_place(article, article_lang), read_place(origin, origin_lang)
    with _progress() as progress:
        return compare(first, second, language=language, progress=progress)


def _compare_in(
    place: Place, article: str, origin: str, article_lang: str | None, origin_lang: str | None, language: str
) -> Comparison:
    """The comparison of two files or documents of an archive, kept there where both are in it."""
    from workbench.archive.rewordings import keep_comparison
    from workbench.cli.trace import article_of
    from workbench.comparison.compare import compare

    with open_archive(place, writing=True) as archive:
        first, second = article_of(article, archive, article_lang), article_of(origin, archive, origin_lang)
        with _progress() as progress:
            comparison = compare(first, second, language=language, progress=progress)
        if not keep_comparison(archive, comparison):
            notice(f"not kept: add both texts to {archive.database.name} first, as they were compared")
    return comparison
