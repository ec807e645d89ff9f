"""What the terminal UI hands to other programs: the clipboard, the editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.reading import reading
from workbench.errors import UserError
from workbench.tui.clipboard import native_tools
from workbench.tui.external import edit, editor


def program(folder: Path, name: str, script: str) -> Path:
    """A program that a test puts on the PATH."""
    place = folder / name
    place.write_text(f"#!/bin/sh\n{script}\n")
    place.chmod(0o755)
    return place


def test_the_editor_is_visual_then_editor_with_its_arguments(tmp_path: Path) -> None:
    program(tmp_path, "vi", "")
    spaced = program(tmp_path, "my editor", "")
    path = {"PATH": str(tmp_path)}
    assert editor({"VISUAL": "vi -f", "EDITOR": "ed", **path}) == ["vi", "-f"]
    assert editor({"VISUAL": " ", "EDITOR": f"'{spaced}' --wait", **path}) == [str(spaced), "--wait"]


@pytest.mark.parametrize(
    ("given", "said"),
    [({}, "No external editor"), ({"EDITOR": "gone -w"}, "EDITOR names gone"), ({"VISUAL": "vi 'open"}, "quotation")],
)
def test_an_editor_that_cannot_be_had_is_one_sentence(given: dict[str, str], said: str) -> None:
    with pytest.raises(UserError, match=said) as caught:
        editor({"PATH": "/nowhere", **given})
    assert "\n" not in str(caught.value)


async def test_a_terminal_that_cannot_be_handed_over_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", str(program(tmp_path, "ed", "")))
    monkeypatch.delenv("VISUAL", raising=False)
    async with reading("01-crossing-en") as (pilot, _):
        with pytest.raises(UserError, match="write here instead"):
            edit(pilot.app, "text")


def test_the_tools_of_the_session_are_asked_first_and_tmux_last(tmp_path: Path) -> None:
    for name in ("wl-copy", "xclip", "xsel", "tmux"):
        program(tmp_path, name, "")
    path = {"PATH": str(tmp_path)}
    assert native_tools(path) == []
    session = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0", "TMUX": "/tmp/x,1,0", **path}
    assert [command[0] for command in native_tools(session)] == ["wl-copy", "xclip", "xsel", "tmux"]


async def test_a_tool_that_fails_gives_way_to_the_next_and_then_to_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "taken"
    program(tmp_path, "wl-copy", "exit 1")
    xclip = program(tmp_path, "xclip", f"/bin/cat > {taken}; echo $* >> {taken}")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("TMUX", raising=False)
    async with reading("01-crossing-en") as (pilot, screen):
        await pilot.press("n", "y")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        assert screen.view.selected is not None
        assert taken.read_text("utf-8").startswith(screen.view.selected.kind)
        assert "-selection clipboard" in taken.read_text("utf-8")
        assert "xclip)" in [*pilot.app._notifications][-1].message
        xclip.unlink()
        await pilot.press("y")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        assert '"kind"' in pilot.app.clipboard
        assert "OSC 52)" in [*pilot.app._notifications][-1].message
