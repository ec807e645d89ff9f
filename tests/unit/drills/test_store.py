"""History: written down before anything goes on, decided by the teacher, out and in without loss."""

import csv
import html
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workbench.drills import exchange, schedule, store
from workbench.drills.anki import from_apkg, to_apkg
from workbench.drills.making import items_of
from workbench.drills.material import shipped_items
from workbench.drills.model import Item, Verdict
from workbench.drills.session import Session
from workbench.errors import UserError, WorkError
from workbench.glossary.model import Glossary

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ROOT = Path(__file__).parents[3]
TRUCE = Item("cloze/fr/syria.ceasefire/treve", "cloze", "fr", "syria.ceasefire", "syria", "La ____ tient.", "fr",
             term="trêve", accepted=("cessez-le-feu",))  # fmt: skip

_WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from workbench.drills import schedule, store
from workbench.drills.model import Item, Verdict
db = store.open_store(Path(sys.argv[1]))
who = store.trainee_named(db, "Ana")
number = 0
while True:
    number += 1
    item = Item(f"cloze/fr/c{number}/x", "cloze", "fr", f"c{number}", "", "", "fr", term="x")
    schedule.review(db, who, item, "x", Verdict("right"), now=datetime.now(UTC))
    print(number, flush=True)
"""


def test_a_killed_program_loses_no_answer_that_it_had_confirmed(tmp_path: Path) -> None:
    file = tmp_path / "drills.db"
    child = subprocess.Popen([sys.executable, "-c", _WRITER, str(file)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert child.stdout is not None
    confirmed = 0
    while confirmed < 25:
        confirmed = int(child.stdout.readline())
    os.kill(child.pid, signal.SIGKILL)
    confirmed = max([confirmed, *(int(line) for line in child.stdout.read().split())])
    child.wait()
    db = store.open_store(file)
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    reviews = db.execute("SELECT count(*) FROM review").fetchone()[0]
    cards = db.execute("SELECT count(*) FROM card").fetchone()[0]
    assert reviews >= confirmed
    assert cards == reviews


def test_a_file_that_is_no_database_is_refused_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "drills.db"
    file.write_bytes(b"not a database at all, but long enough to be read as one" * 20)
    with pytest.raises(WorkError, match="cannot be used as a drills database"):
        store.open_store(file)


def test_an_upheld_appeal_counts_as_right_and_is_accepted_from_then_on(tmp_path: Path, glossary: Glossary) -> None:
    db = store.open_store(tmp_path / "drills.db")
    who = store.trainee_named(db, "Ana")
    verdict, number = Session(db, who, glossary, [TRUCE]).answer(TRUCE, "accalmie", NOW)
    assert verdict.label == "wrong-term"
    store.appeal(db, number, "Le Monde l'écrit", NOW)
    (open_one,) = store.appeals(db)
    assert (open_one["trainee"], open_one["answer"]) == ("Ana", "accalmie")
    store.decide(db, open_one["id"], upheld=True, teacher="T", note="oui", at=NOW)
    assert store.appeals(db) == []
    again, _ = Session(db, who, glossary, [TRUCE]).answer(TRUCE, "Accalmie", NOW + timedelta(days=1))
    assert again.label == "variant"
    assert db.execute("SELECT credit FROM review WHERE id = ?", (number,)).fetchone()[0] == 1
    with pytest.raises(UserError, match="no open appeal"):
        store.decide(db, open_one["id"], upheld=False, teacher="T", note="", at=NOW)


def filled(file: Path, glossary: Glossary) -> tuple[store.sqlite3.Connection, store.Trainee]:
    db = store.open_store(file)
    who = store.trainee_named(db, "Ana")
    session = Session(db, who, glossary, [TRUCE])
    _, number = session.answer(TRUCE, "régime de silence", NOW, 3.5)
    session.was_right(number, NOW, "=cmd()")
    session.answer(TRUCE, "trêve", NOW + timedelta(minutes=2), 9)
    store.keep_items(db, [shipped_items()[0]], NOW)
    return db, who


def test_a_history_goes_out_as_json_and_comes_in_elsewhere_unchanged(tmp_path: Path, glossary: Glossary) -> None:
    db, who = filled(tmp_path / "one.db", glossary)
    content = exchange.to_json(db, who)
    other = store.open_store(tmp_path / "two.db")
    _, new = exchange.from_json(other, json.dumps(content))
    assert new == 2
    assert exchange.to_json(other, store.trainee_named(other, "Ana")) == content
    assert exchange.from_json(other, json.dumps(content))[1] == 0


def test_a_history_goes_out_as_csv_and_comes_in_elsewhere_unchanged(tmp_path: Path, glossary: Glossary) -> None:
    db, who = filled(tmp_path / "one.db", glossary)
    store.decide(db, 1, upheld=True, teacher="-Frau T", note="oui, « @trêve »\nvu", at=NOW + timedelta(hours=1))
    who = store.save_settings(db, who, store.Settings(new_per_day=3, accents=True, retention=0.85))
    schedule.revive(db, who, TRUCE.id)
    data = exchange.to_csv(db, who)
    other = store.open_store(tmp_path / "two.db")
    assert exchange.from_csv(other, data) == (2, 2)
    assert exchange.to_json(other, store.trainee_named(other, "Ana")) == exchange.to_json(db, who)
    assert exchange.to_csv(other, store.trainee_named(other, "Ana")) == data
    assert exchange.from_csv(other, data) == (2, 0)


def test_a_csv_with_answers_alone_is_replayed_so_that_its_cards_get_their_dates(
    tmp_path: Path, glossary: Glossary
) -> None:
    db, who = filled(tmp_path / "one.db", glossary)
    answers = [line for line in csv.reader(io.StringIO(exchange.to_csv(db, who))) if line[0] in ("row", "answer")]
    out = io.StringIO()
    csv.writer(out).writerows([line[1:-7] for line in answers])
    other = store.open_store(tmp_path / "two.db")
    assert exchange.from_csv(other, out.getvalue()) == (2, 2)
    ours, theirs = (exchange.to_json(d, store.trainee_named(d, "Ana"))["cards"] for d in (db, other))
    assert [(c["item"], c["due"], c["stability"]) for c in ours] == [
        (c["item"], c["due"], c["stability"]) for c in theirs
    ]


def test_a_csv_with_a_broken_row_takes_nothing_in(tmp_path: Path, glossary: Glossary) -> None:
    db, who = filled(tmp_path / "one.db", glossary)
    data = exchange.to_csv(db, who).replace("trainee,Ana", "trainer,Ana", 1)
    other = store.open_store(tmp_path / "two.db")
    with pytest.raises(UserError, match="row 'trainer'"):
        exchange.from_csv(other, data)
    assert store.trainees(other) == []


def test_a_broken_import_takes_nothing_in(tmp_path: Path, glossary: Glossary) -> None:
    db, who = filled(tmp_path / "one.db", glossary)
    content = exchange.to_json(db, who)
    del content["reviews"][1]["label"]
    other = store.open_store(tmp_path / "two.db")
    with pytest.raises(UserError, match="no drills export"):
        exchange.from_json(other, json.dumps(content))
    assert other.execute("SELECT count(*) FROM review").fetchone()[0] == 0
    assert store.trainees(other) == []


def test_an_anki_deck_is_the_same_bytes_for_the_same_items(glossary: Glossary) -> None:
    items = items_of(glossary.concepts["syria.army"], glossary)
    first, second = (to_apkg(items, "Syria", glossary, "fr") for _ in range(2))
    assert first == second
    assert from_apkg(first, "fr") == []  # our own notes come from the glossaries, not from Anki


def test_an_anki_deck_opened_again_has_a_note_and_a_card_an_item_with_every_field(
    tmp_path: Path, glossary: Glossary
) -> None:
    items = [*items_of(glossary.concepts["syria.army"], glossary), *shipped_items()]
    with zipfile.ZipFile(io.BytesIO(to_apkg(items, "Syria & <army>", glossary, "en"))) as package:
        assert {"collection.anki2", "media"} <= set(package.namelist())
        (tmp_path / "collection").write_bytes(package.read("collection.anki2"))
    db = sqlite3.connect(tmp_path / "collection")
    notes = [row[0].split("\x1f") for row in db.execute("SELECT flds FROM notes ORDER BY id")]
    assert [note[0] for note in notes] == [item.id for item in items]
    assert db.execute("SELECT count(*) FROM cards").fetchone()[0] == len(items)
    assert db.execute("SELECT count(DISTINCT guid) FROM notes").fetchone()[0] == len(items)
    models, decks = (json.loads(cell) for cell in db.execute("SELECT models, decks FROM col").fetchone())
    (model,) = models.values()
    assert [field["name"] for field in model["flds"]] == ["Id", "Task", "Question", "Answer", "Note"]
    assert "Syria & <army>" in {deck["name"] for deck in decks.values()}
    for item, (_, task, asked, answer, _) in zip(items, notes, strict=True):
        assert task and asked and answer, item.id
        if not item.options:
            assert html.escape(item.term) in answer, item.id
        if item.kind not in ("spot", "restore", "headline"):  # these show the answer's words by their nature
            assert f"<b>{html.escape(item.term)}</b>" not in asked, item.id
        if item.kind == "cloze":
            assert html.escape(item.beside) in asked, item.id


def test_notes_of_somebody_elses_deck_become_typed_exercises() -> None:
    import genanki

    model = genanki.Model(17, "Basic", fields=[{"name": "Front"}, {"name": "Back"}],
                          templates=[{"name": "c", "qfmt": "{{Front}}", "afmt": "{{Back}}"}])  # fmt: skip
    deck = genanki.Deck(18, "theirs")
    deck.add_note(genanki.Note(model=model, fields=["<b>air&nbsp;strike</b>", "frappe aérienne; raid aérien"]))
    path = Path(os.environ["XDG_CACHE_HOME"])
    path.mkdir(parents=True, exist_ok=True)
    genanki.Package(deck).write_to_file(path / "theirs.apkg")
    (item,) = from_apkg((path / "theirs.apkg").read_bytes(), "fr")
    assert (item.text, item.term, item.accepted) == ("air strike", "frappe aérienne", ("raid aérien",))
    with pytest.raises(UserError, match="no Anki package"):
        from_apkg(b"no zip", "fr")


def test_an_item_survives_being_kept(tmp_path: Path) -> None:
    db = store.open_store(tmp_path / "drills.db")
    items = list(shipped_items())
    assert store.keep_items(db, items, NOW) == len(items)
    assert sorted(store.own_items(db), key=lambda i: i.id) == sorted(items, key=lambda i: i.id)
    assert schedule.rating_of(Verdict("right")) == schedule.GOOD
