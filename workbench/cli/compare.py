"""`workbench compare`: the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.output import emit, notice
from workbench.errors import UserError

if TYPE_CHECKING:
    from workbench.comparison.model import Comparison


@click.command("compare", help="Lay ARTICLE beside ORIGIN and mark what changed (- is stdin, for one of them).")
@click.argument("article")
@click.argument("origin")
@click.option("--json", "json_file", metavar="FILE", help="Write the comparison as JSON (- is stdout).")
@click.option("--html", "html_file", metavar="FILE", help="Write one self-contained page (- is stdout).")
@click.option("--tui", is_flag=True, help="Open the comparison in the terminal UI.")
@click.option("--article-lang", metavar="LANG", help="Language of ARTICLE; found by itself when left out.")
@click.option("--origin-lang", metavar="LANG", help="Language of ORIGIN; found by itself when left out.")
@click.option("--lang", "language", type=click.Choice(["en", "fr"]), default="en", help="Language of explanations.")
def command(
    article: str,
    origin: str,
    json_file: str | None,
    html_file: str | None,
    tui: bool,
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


def _compare(article: str, origin: str, article_lang: str | None, origin_lang: str | None, language: str) -> Comparison:
    from workbench.comparison.compare import compare
    from workbench.documents.reading import read

    first, second = read(article, lang=article_lang), read(origin, lang=origin_lang)
    return compare(first, second, language=language)
