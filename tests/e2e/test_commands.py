"""The commands of the contract, run as a user runs them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.support.running import ROOT, workbench
from tests.support.tiny_argos import build
from workbench.cli.app import COMMANDS

PAIR = ROOT / "samples" / "01-crossing-en"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def result(home: Path) -> dict:  # type: ignore[type-arg]
    done = workbench("compare", PAIR / "article.fr.txt", PAIR / "origin.en.txt", "--json", "-", home=home)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_a_comparison_keeps_the_texts_exactly_and_every_span_inside_them(result: dict) -> None:  # type: ignore[type-arg]
    for side in ("article", "origin"):
        text = (PAIR / f"{side}.{'fr' if side == 'article' else 'en'}.txt").read_text("utf-8")
        assert result[side]["text"] == text
        for mark in result["marks"]:
            assert all(0 <= start < end <= len(text) for start, end in mark[side])


def test_links_use_every_paragraph_and_sentence_once(result: dict) -> None:  # type: ignore[type-arg]
    for links, spans in (("links", "paragraphs"), ("sentence_links", "sentences")):
        for side in ("article", "origin"):
            used = sorted(i for link in result[links] for i in link[side])
            assert used == list(range(len(result[side][spans])))


def test_the_shares_of_the_article_s_words_add_up(result: dict) -> None:  # type: ignore[type-arg]
    summary = result["summary"]

    assert summary["verbatim"] + summary["rewritten"] + summary["new"] == pytest.approx(1)
    assert 0 <= summary["omitted"] <= 1


def test_the_same_input_gives_the_same_json(home: Path, result: dict) -> None:  # type: ignore[type-arg]
    again = workbench("compare", PAIR / "article.fr.txt", PAIR / "origin.en.txt", "--json", "-", home=home)

    assert json.loads(again.stdout) == result


def test_the_terminal_view_has_no_colour_when_asked_and_a_letter_for_each_mark(home: Path) -> None:
    done = workbench("compare", PAIR / "article.fr.txt", PAIR / "origin.en.txt", home=home)

    assert "\x1b[" not in done.stdout
    assert re.search(r"\[#\d+\] number", done.stdout)


def test_the_page_is_self_contained(home: Path) -> None:
    done = workbench("compare", PAIR / "article.fr.txt", PAIR / "origin.en.txt", "--html", "-", home=home)

    assert done.stdout.startswith("<!doctype html>")
    assert not re.search(r"""(src|href)=["'](https?:)?//""", done.stdout)


def test_stdin_is_read_for_one_of_the_texts(home: Path) -> None:
    text = (PAIR / "article.fr.txt").read_text("utf-8")

    done = workbench("compare", "-", PAIR / "origin.en.txt", "--json", "-", home=home, text_in=text)

    assert json.loads(done.stdout)["article"]["text"] == text


def test_lines_are_aligned_one_segment_a_line(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("Le pont est fermé.\nLa pluie tombe sur la ville.\n", encoding="utf-8")
    (tmp_path / "b").write_text("The bridge is closed.\nRain is falling on the city.\n", encoding="utf-8")

    done = workbench("align", tmp_path / "a", tmp_path / "b", "--segments", "line", "--json", "-", home=home)

    assert [(k["a"], k["b"]) for k in json.loads(done.stdout)] == [([0], [0]), ([1], [1])]


def test_an_installed_package_translates_line_by_line(tmp_path: Path) -> None:
    package = build(tmp_path / "translate-fr_en-0_1.argosmodel")
    assert workbench("models", "install", package, home=tmp_path).returncode == 0

    lines = "Les habitants sont partis.\n\nOnze civils ont péri.\n"
    done = workbench("translate", "-", "--lines", home=tmp_path, text_in=lines)

    assert done.stdout == lines


def test_a_missing_package_is_one_sentence_that_says_what_to_do(home: Path, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("Жители города ушли вчера вечером.", encoding="utf-8")

    done = workbench("translate", tmp_path / "t.txt", "--from", "ru", home=home)

    assert done.returncode == 1
    assert done.stdout == ""
    assert "workbench models install" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_help(command: str, home: Path) -> None:
    done = workbench(command, "--help", home=home)

    assert done.returncode == 0
    assert "Usage" in done.stdout


def test_a_mistyped_command_is_told_the_nearest_one(home: Path) -> None:
    done = workbench("compar", home=home)

    assert done.returncode == 2
    assert "did you mean `workbench compare`?" in done.stderr


def test_writing_into_a_folder_that_is_not_there_leaves_nothing(home: Path, tmp_path: Path) -> None:
    target = tmp_path / "no" / "out.json"
    done = workbench("compare", PAIR / "article.fr.txt", PAIR / "origin.en.txt", "--json", target, home=home)

    assert done.returncode == 2
    assert "does not exist" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_lines_are_parted_by_line_ends_alone(tmp_path: Path) -> None:
    package = build(tmp_path / "translate-fr_en-0_1.argosmodel")
    workbench("models", "install", package, home=tmp_path)

    done = workbench("translate", "-", "--lines", home=tmp_path, text_in="Bonsoir\u2028à tous.\nMerci\x0cbien.\n")

    assert done.stdout.count("\n") == 2


@pytest.mark.parametrize(
    "arguments", [("-", "-"), (PAIR / "article.fr.txt", PAIR / "origin.en.txt", "--json", "-", "--html", "-")]
)
def test_stdin_and_stdout_serve_one_purpose_at_a_time(arguments: tuple[str, ...], home: Path) -> None:
    done = workbench("compare", *arguments, home=home, text_in="Bonjour.")

    assert (done.returncode, done.stdout) == (2, "")
    assert "Only one" in done.stderr


def test_a_glossary_that_is_not_there_is_the_user_s_mistake(home: Path, tmp_path: Path) -> None:
    done = workbench("translate", PAIR / "article.fr.txt", "--glossary", tmp_path / "no.toml", home=home)

    assert done.returncode == 2


def test_a_terminal_without_accents_in_its_locale_gets_them_all_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}.items():
        monkeypatch.setenv(name, value)

    done = workbench("compare", PAIR / "article.fr.txt", PAIR / "origin.en.txt", home=home)

    assert done.returncode == 0, done.stderr
    assert "é" in done.stdout
