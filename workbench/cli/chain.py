"""`workbench chain`: who has the story from whom."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.output import emit, emit_json, notice

if TYPE_CHECKING:
    from workbench.documents.model import Document
    from workbench.tracing.model import Chain


def _to(name: str, what: str) -> Callable[[click.decorators.FC], click.decorators.FC]:
    return click.option(f"--{name}", f"{name}_file", metavar="FILE", help=f"Write {what} (- is stdout).")


@click.command("chain", help="Draw the syndication chain of an archive, or of the story of ARTICLE (id or file).")
@click.argument("article", required=False)
@click.option("--archive", "archive_file", metavar="FILE", type=click.Path(path_type=Path), help="The archive.")
@_to("json", "the chain as JSON")
@_to("dot", "it for Graphviz")
@_to("graphml", "it for Gephi or yEd")
@_to("mermaid", "it as a Mermaid flow chart")
@_to("html", "one self-contained page with a time line")
@click.option("--all", "everything", is_flag=True, help="Show texts that derive from no other too.")
@click.option("--confirm", nargs=2, metavar="PARENT CHILD", help="Keep this edge for good, then draw.")
@click.option("--refuse", nargs=2, metavar="PARENT CHILD", help="Never draw this edge again, then draw.")
def command(
    article: str | None,
    archive_file: Path | None,
    everything: bool,
    confirm: tuple[str, str] | None,
    refuse: tuple[str, str] | None,
    **targets: str | None,
) -> None:
    from workbench.archive.model import Decision
    from workbench.cli.archive import open_archive
    from workbench.tracing.chain import chain

    with open_archive(archive_file, writing=bool(confirm or refuse)) as archive:
        for pair, verdict in ((confirm, "confirmed"), (refuse, "refused")):
            if pair:
                parent, child = (entry.id for entry in archive.entries(pair))
                archive.decide(Decision(parent, child, verdict))  # type: ignore[arg-type]
        subject = _subject(article, archive) if article else None
        made = chain(archive, subject, _progress())
    for sentence in made.notices:
        notice(sentence)
    if any(targets.values()):
        _write(made, targets)
        return
    from rich.console import Console

    from workbench.tracing.drawing import tree

    console = Console(highlight=False, width=None if sys.stdout.isatty() else 160)
    console.print(tree(made, everything=everything or article is not None))


def _subject(article: str, archive: object) -> Document:
    from workbench.cli.trace import article_of

    document: Document = article_of(article, archive)
    return document


def _write(made: Chain, targets: dict[str, str | None]) -> None:
    from workbench.tracing import drawing, timeline

    if targets["json_file"]:
        emit_json(made.as_json(), targets["json_file"])
    forms = {"dot": drawing.dot, "graphml": drawing.graphml, "mermaid": drawing.mermaid, "html": timeline.html}
    for name, form in forms.items():
        target = targets[f"{name}_file"]
        if target:
            emit(form(made), target)


def _progress() -> Callable[[str, int, int], None]:
    """A moving line on a terminal, nothing elsewhere."""

    def tell(stage: str, at: int, of: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{stage} {at}/{of}    ", err=True, nl=False)

    return tell
