"""What only a server can do wrong: not being there, being newer, stopping in mid-work; and two writers at once."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from tests.support.postgres import Server, a_server, emptied
from workbench.archive import Record, opening
from workbench.archive.checking import check
from workbench.archive.opening import create, open_archive, shown
from workbench.errors import ExitCode, UserError, WorkError

pytest.importorskip("psycopg")


def _record(n: int) -> Record:
    text = f"Le port numéro {n} a été fermé mardi."
    return Record(f"d{n}", text, text.encode(), lang="fr", id_given=True)


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server that the test may stop."""
    with a_server() as running:
        yield running


def test_a_server_that_stops_in_mid_work_loses_nothing_that_was_added(own_server: Server) -> None:
    address = own_server.address
    create(address)
    with open_archive(address, writing=True) as archive:
        archive.add([_record(n) for n in range(10)])
        own_server.stop()
        with pytest.raises(WorkError, match="was lost: everything added before is safe") as said:
            archive.add([_record(n) for n in range(10, 20)])
    assert said.value.exit_code == ExitCode.FAILED
    with pytest.raises(WorkError, match="No server answers"):
        open_archive(address)

    own_server.start()
    with open_archive(address, writing=True) as archive:
        assert archive.count() == 10
        assert list(check(archive)) == []
        assert {one.outcome for one in archive.add([_record(n) for n in range(20)])} == {"known", "added"}
        assert archive.count() == 20


def test_two_writers_at_once_add_every_document_once(address: str) -> None:
    create(address)
    trouble: list[BaseException] = []

    def write(numbers: range) -> None:
        try:
            with open_archive(address, writing=True) as archive:
                for start in numbers[::10]:
                    archive.add([_record(n) for n in range(start, start + 10)])
        except BaseException as error:
            trouble.append(error)

    writers = [threading.Thread(target=write, args=(numbers,)) for numbers in (range(0, 100), range(50, 150))]
    for one in writers:
        one.start()
    for one in writers:
        one.join()

    assert trouble == []
    with open_archive(address) as archive:
        assert sorted(entry.id for entry in archive.entries()) == sorted(f"d{n}" for n in range(150))
        assert list(check(archive)) == []


def test_half_a_character_is_kept_too(address: str) -> None:
    create(address)
    text = "half \ud83d alone \udfff"
    with open_archive(address, writing=True) as archive:
        archive.add([Record("x", text, text.encode("utf-8", "surrogatepass"))])
        assert archive.document("x").text == text


def test_a_reader_does_not_wait_for_a_writer(address: str) -> None:
    create(address)
    with open_archive(address, writing=True) as writer, open_archive(address) as reader:
        writer.add([_record(1)])
        with writer.database.transaction():
            writer.database.execute("DELETE FROM paragraphs")
            assert reader.count() == 1


def test_a_database_without_an_archive_says_how_to_make_one(address: str) -> None:
    with pytest.raises(UserError, match="workbench archive init postgresql://workbench@/postgres"):
        open_archive(address)


def test_an_archive_is_not_made_twice(address: str) -> None:
    create(address)
    with pytest.raises(UserError, match="holds an archive already"):
        create(address)


def test_a_newer_archive_is_refused_with_what_to_do(address: str) -> None:
    create(address)
    with open_archive(address) as archive:
        archive.database.execute("UPDATE about SET version = 99")
    with pytest.raises(UserError, match="update the program"):
        open_archive(address)


def test_a_missing_database_and_an_unknown_user_are_told_apart(server: Server) -> None:
    with pytest.raises(UserError, match="There is no database at"):
        open_archive(server.address.replace("/postgres?", "/nowhere?"))
    with pytest.raises(UserError, match="refuses this user"):
        open_archive(server.address.replace("workbench@", "nobody:secret@"))


def test_an_analyst_without_rights_is_told_so(server: Server, address: str) -> None:
    create(address)
    with open_archive(address, writing=True) as archive:
        archive.database.execute("DROP ROLE IF EXISTS reader")
        archive.database.execute("CREATE ROLE reader LOGIN")
    with pytest.raises(UserError, match="ask its administrator"):
        open_archive(address.replace("workbench@", "reader@"))
    with open_archive(address, writing=True) as archive:
        archive.add([_record(1)])
        archive.database.execute("GRANT USAGE ON SCHEMA workbench TO reader")
        archive.database.execute("GRANT SELECT ON ALL TABLES IN SCHEMA workbench TO reader")
    with open_archive(address.replace("workbench@", "reader@")) as archive:
        assert archive.count() == 1
        with pytest.raises(UserError, match="ask its administrator"):
            archive.add([_record(2)])
    emptied(server)


def test_a_password_is_in_no_message() -> None:
    address = "postgresql://ada:s3cret@db.example:5433/press?password=s3cret&sslmode=require"
    assert shown(address) == "postgresql://ada@db.example:5433/press?sslmode=require"
    with pytest.raises(UserError) as said:
        open_archive("postgresql://ada:s3cret@/press?host=/nowhere")
    assert "s3cret" not in str(said.value)
    with pytest.raises(UserError, match="is no address") as said:
        open_archive("postgresql://ada:s3cret@/press?nonsense=1")
    assert "s3cret" not in str(said.value)


def test_without_the_driver_the_command_to_get_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.delitem(sys.modules, "workbench.archive.postgres", raising=False)
    with pytest.raises(UserError, match=r"pip install 'workbench\[postgres\]'"):
        opening.open_archive("postgresql://h/d")


def test_an_archive_in_a_file_loads_no_driver() -> None:
    code = "import sys, workbench.archive.opening, workbench.cli.archive; sys.exit('psycopg' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
