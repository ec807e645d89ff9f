"""Hands on the terminal UI in a real terminal: the mouse, the clipboard, the editor, files dropped on it."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.terminal import Tmux

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

_EDITOR = """#!/bin/sh
[ "$1" = --wait ] || exit 9
case "$(cat "$(dirname "$0")/mood")" in
append) printf ' and outside' >> "$2" ;;
fail) printf 'lost' > "$2"; exit 3 ;;
esac
"""


@pytest.fixture
def pair(samples: Path) -> tuple[Path, Path]:
    return samples / "01-crossing-en" / "article.fr.txt", samples / "01-crossing-en" / "origin.en.txt"


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    terminal = Tmux(tmp_path)
    yield terminal
    terminal.call("kill-server")


def place_of(words: str, screen: str) -> tuple[int, int]:
    """The cell at which some words begin."""
    for y, line in list(enumerate(screen.splitlines()))[2 if words != "F4" else 0 :]:
        if words in line:
            return line.index(words), y
    raise AssertionError(f"{words!r} is not on the screen:\n{screen}")


def test_the_mouse_takes_marks_rows_kinds_and_the_strip_and_lights_up_words(
    tmux: Tmux, pair: tuple[Path, Path]
) -> None:
    tmux.start("compare", *pair, "--tui")
    shown = tmux.wait_for("¶2")
    tmux.mouse(*place_of("terroristes à un", shown))
    assert "loaded term" in tmux.wait_for("by the program"), "the narrowest of the marks there"
    before = tmux.coloured()
    tmux.hover(*place_of("enfants", shown))
    tmux.wait_until(lambda: tmux.coloured() != before)
    for _ in range(5):  # the word, then the mark
        tmux.keys("Escape")
        if tmux.shows("made by"):
            break
    top = tmux.screen()
    assert "¶1" in top.splitlines()[2]
    tmux.mouse(30, 10, button=65)
    tmux.wait_until(lambda: "¶1" not in tmux.screen().splitlines()[2])
    tmux.mouse(30, 10, button=64)
    tmux.mouse(30, 10, button=64)
    tmux.wait_until(lambda: "¶1" in tmux.screen().splitlines()[2])
    heat = len(top.splitlines()[3].rstrip()) - 1
    tmux.mouse(heat, 30)
    tmux.wait_until(lambda: tmux.screen().splitlines()[2] != top.splitlines()[2])
    marks = place_of("L6", tmux.screen()) if "L6" in tmux.screen() else place_of("–/", tmux.screen())
    tmux.mouse(*marks)
    tmux.mouse(*place_of("F4", tmux.screen()))
    tmux.wait_for("By theme")


def test_what_is_copied_reaches_the_clipboard_of_the_terminal(tmux: Tmux, pair: tuple[Path, Path]) -> None:
    tmux.start("compare", *pair, "--tui")
    tmux.wait_for("¶2")
    tmux.call("set-option", "-g", "set-clipboard", "on")
    for form, holds in (("1", "→"), ("2", '"kind"')):
        tmux.keys("n")
        tmux.wait_for("by the program")
        tmux.keys("y")
        tmux.wait_for("as a Markdown table")
        tmux.keys(form)
        tmux.wait_for("Copied:")
        tmux.wait_until(lambda wanted=holds: wanted in tmux.call("show-buffer"))  # type: ignore[misc]


def test_texts_go_through_the_users_editor_and_come_to_no_harm(tmp_path: Path) -> None:
    editor, mood = tmp_path / "my editor", tmp_path / "mood"
    editor.write_text(_EDITOR)
    editor.chmod(0o755)
    tmux = Tmux(tmp_path, EDITOR=f"'{editor}' --wait", VISUAL="")
    tmux.start("--tui")
    try:
        tmux.wait_for("Compared of late")
        tmux.keys("C-y")
        tmux.wait_for("Paste or write")
        tmux.keys("-l", "kept")
        tmux.wait_for("kept")
        for turn, said in {
            "append": "kept and outside",
            "fail": "left with error 3",
            "nothing": "left the text as it was",
            "gone": "is not installed here",
        }.items():
            mood.write_text(turn)
            if turn == "gone":
                editor.unlink()
            tmux.keys("C-e")
            assert "kept and outside" in tmux.wait_for(said)
    finally:
        tmux.call("kill-server")


def test_files_dropped_and_texts_pasted_go_where_they_belong(tmp_path: Path, pair: tuple[Path, Path]) -> None:
    folder = tmp_path / "à lire"
    folder.mkdir()
    article, origin = folder / "l'article.txt", folder / "origine.txt"
    article.write_bytes(pair[0].read_bytes())
    origin.write_bytes(pair[1].read_bytes())
    tmux = Tmux(tmp_path, size=(200, 45))
    tmux.start("--tui")
    try:
        tmux.wait_for("Compared of late")
        tmux.paste(article.as_uri())
        tmux.wait_for("l'article.txt")
        tmux.paste(str(origin).replace(" ", "\\ "))
        tmux.wait_for("à lire/origine.txt")
        tmux.keys("C-n")
        tmux.wait_until(lambda: "origine.txt" not in tmux.screen())
        tmux.paste(f"{shlex.quote(str(article))} '{origin}'")
        tmux.wait_for("à lire/origine.txt")
        assert "l'article.txt" in tmux.screen()
        tmux.keys("C-n")
        tmux.wait_until(lambda: "origine.txt" not in tmux.screen())
        tmux.paste("Premier paragraphe.\n\nSecond paragraphe.\n")
        tmux.wait_for("pasted/article-")
    finally:
        tmux.call("kill-server")
