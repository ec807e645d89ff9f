"""`workbench align`: links between the segments of two documents."""

from __future__ import annotations

from collections.abc import Sequence

import click

from workbench.cli.output import emit_json


@click.command("align", help="Link the segments of A and B; a row a link: indices of A, of B, score, moved.")
@click.argument("a")
@click.argument("b")
@click.option("--segments", type=click.Choice(["line", "sentence", "paragraph"]), default="sentence", show_default=True)
@click.option("--lang-a", metavar="LANG", help="Language of A; found by itself when left out.")
@click.option("--lang-b", metavar="LANG", help="Language of B; found by itself when left out.")
@click.option("--json", "json_file", metavar="FILE", help="Write the links as JSON (- is stdout).")
def command(a: str, b: str, segments: str, lang_a: str | None, lang_b: str | None, json_file: str | None) -> None:
    from workbench.api import align
    from workbench.documents.reading import read
    from workbench.text.segments import lines_of

    first, second = read(a, lang=lang_a), read(b, lang=lang_b)
    if segments == "line":
        links = align(lines_of(first.text), lines_of(second.text), lang_a=first.lang, lang_b=second.lang)
    else:
        spans = "sentences" if segments == "sentence" else "paragraphs"
        texts = [[d.slice(span) for span in getattr(d, spans)] for d in (first, second)]
        links = align(texts[0], texts[1], lang_a=first.lang, lang_b=second.lang)
    if json_file:
        emit_json([{"a": list(k.a), "b": list(k.b), "score": k.score, "moved": k.moved} for k in links], json_file)
        return
    for link in links:
        click.echo(f"{_indices(link.a)}\t{_indices(link.b)}\t{link.score:.2f}{chr(9) + 'moved' if link.moved else ''}")


def _indices(indices: Sequence[int]) -> str:
    return ",".join(map(str, indices)) or "-"
