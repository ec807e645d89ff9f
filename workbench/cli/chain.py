"""`workbench chain`: who has the story from whom."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from workbench.archive.locating import Place
from workbench.cli.output import emit, emit_json, notice
from workbench.cli.places import archive_option, open_archive
from workbench.cli.spoken import spoken_language, words_option

if TYPE_CHECKING:
    from workbench.archive.store import Archive
    from workbench.documents.model import Document
    from workbench.tracing.model import Chain


def _to(name: str, what: str) -> Callable[[click.decorators.FC], click.decorators.FC]:
    return click.option(f"--{name}", f"{name}_file", metavar="FILE", help=f"Write {what} (- is stdout).")


@click.command("chain", help="Draw the syndication chain of an archive, or of the story of ARTICLE (id or file).")
@click.argument("article", required=False)
@archive_option()
@_to("json", "the chain as JSON")
@_to("dot", "it for Graphviz")
@_to("graphml", "it for Gephi or yEd")
@_to("mermaid", "it as a Mermaid flow chart")
@_to("html", "one self-contained page with a time line")
@click.option("--all", "everything", is_flag=True, help="Show texts that derive from no other too.")
@click.option("--confirm", nargs=2, multiple=True, metavar="PARENT CHILD", help="Keep this edge for good.")
@click.option("--refuse", nargs=2, multiple=True, metavar="PARENT CHILD", help="Never draw this edge again.")
@click.option(
    "--withdraw", nargs=2, multiple=True, metavar="PARENT CHILD", help="Leave this edge to the program again."
)
@click.option("--undo", is_flag=True, help="Undo your last decision (given again: the one before).")
@click.option("--redo", is_flag=True, help="Redo the decision that was undone.")
@click.option("--by", metavar="NAME", help="Who decides (default: the analyst of the settings, else your login).")
@click.option("--note", default="", metavar="TEXT", help="Why, kept with the decision.")
@click.option("--compare", "comparing", is_flag=True, help="Compare the two texts of every edge and keep the results.")
@words_option("--lang")
@click.option("--decisions", is_flag=True, help="List every decision with who and when, and draw nothing.")
def command(
    article: str | None,
    archive_place: Place | None,
    everything: bool,
    undo: bool,
    redo: bool,
    by: str | None,
    note: str,
    decisions: bool,
    comparing: bool,
    language: str | None,
    **given: Any,
) -> None:
    from workbench.tracing.chain import chain
    from workbench.tracing.telling import told

    verdicts = {name: given.pop(name) for name in ("confirm", "refuse", "withdraw")}
    with open_archive(archive_place, writing=any(verdicts.values()) or undo or redo or comparing) as archive:
        _decide(archive, verdicts, undo, redo, by, note)
        if decisions:
            _list(archive)
            return
        subject = _subject(article, archive) if article else None
        made = chain(archive, subject, _progress())
        if comparing:
            _compare(archive, made)
    spoken = language or spoken_language()
    for sentence in made.notices:
        notice(told(sentence, spoken))
    if any(given.values()):
        _write(made, given, language or "en", spoken)
        return
    from rich.console import Console

    from workbench.tracing.drawing import tree

    console = Console(highlight=False, width=None if sys.stdout.isatty() else 160)
    console.print(tree(made, everything=everything or article is not None, language=spoken))


def _decide(archive: Archive, verdicts: dict[str, Any], undo: bool, redo: bool, by: str | None, note: str) -> None:
    """Keep what the user decides before anything is drawn."""
    from workbench.tracing.ruling import decide
    from workbench.tui.settings import analyst_name, load

    who = analyst_name(load()) if by is None else by
    for parent, child in verdicts["confirm"]:
        decide(archive, parent, child, "confirmed", note=note, by=who)
    for parent, child in verdicts["refuse"]:
        decide(archive, parent, child, "refused", note=note, by=who)
    for parent, child in verdicts["withdraw"]:
        archive.withdraw(parent, child, who)
    for asked, turn, what in ((undo, archive.undo_decision, "undone"), (redo, archive.redo_decision, "redone")):
        if asked:
            one = turn(who)
            notice(f"{what}: {one.parent} → {one.child} {one.verdict}" if one else f"nothing of yours can be {what}")


def _compare(archive: Archive, made: Chain) -> None:
    """Compare the two texts of every edge whose both ends are in the archive."""
    from workbench.cli.trace import keep_pairs

    here = [(e.child, e.parent) for e in made.edges if archive.has(e.child) and archive.has(e.parent)]
    keep_pairs(archive, ((archive.document(child), archive.document(parent)) for child, parent in here))


def _list(archive: Archive) -> None:
    """The journal, a decision a line."""
    for one in archive.stated():
        state = "undone" if one.undone else ""
        click.echo("\t".join((one.made, one.by or "-", one.verdict, one.parent, one.child, one.note, state)).rstrip())


def _subject(article: str, archive: object) -> Document:
    from workbench.cli.trace import article_of

    document: Document = article_of(article, archive)
    return document


def _write(made: Chain, targets: dict[str, str | None], json_language: str, language: str) -> None:
    """`json_language`: English unless asked for, as other programs expect it."""
    from workbench.tracing import drawing, timeline

    if targets["json_file"]:
        emit_json(made.as_json(json_language), targets["json_file"])
    forms: dict[str, Callable[..., str]] = {
        "dot": drawing.dot, "graphml": drawing.graphml, "mermaid": drawing.mermaid, "html": timeline.html,
    }  # fmt: skip
    for name, form in forms.items():
        target = targets[f"{name}_file"]
        if target:
            emit(form(made, language=language), target)


def _progress() -> Callable[[str, int, int], None]:
    """A moving line on a terminal, nothing elsewhere."""

    def tell(stage: str, at: int, of: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{stage} {at}/{of}    ", err=True, nl=False)

    return tell
