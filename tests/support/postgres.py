"""A PostgreSQL server for the tests: Debian's programs, an empty cluster in a folder of its own, a Unix socket."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

_SETTINGS = "-c listen_addresses='' -c fsync=off -c max_connections=30 -c shared_buffers=64MB"


def programs() -> Path | None:
    """The folder with `initdb` and `pg_ctl` of the newest PostgreSQL that is installed, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    named = os.environ.get("WORKBENCH_TEST_POSTGRES") or shutil.which("initdb")
    return Path(named).parent if named else found[-1].parent if found else None


@dataclass(frozen=True, slots=True)
class Server:
    """A server that only this process's user can reach."""

    folder: Path
    programs: Path

    @property
    def address(self) -> str:
        return f"postgresql://workbench@/postgres?host={self.folder}"

    def start(self) -> None:
        options = f"{_SETTINGS} -k {self.folder}"
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-w", "-o", options, "start")

    def stop(self) -> None:
        if (self.folder / "data" / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "-w", "stop")

    def initialise(self) -> None:
        """An empty cluster, whose only user is trusted."""
        asked = ["-U", "workbench", "-A", "trust", "--no-locale", "-E", "UTF8", "--no-sync"]
        self._run("initdb", "-D", f"{self.folder}/data", *asked)

    def _run(self, program: str, *arguments: str) -> None:
        command = [*_unprivileged(), str(self.programs / program), *arguments]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/", timeout=120)


def _unprivileged() -> Sequence[str]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid():
        return ()
    return ("setpriv", "--reuid=nobody", f"--regid={pwd.getpwnam('nobody').pw_gid}", "--clear-groups")


@contextmanager
def a_server() -> Iterator[Server]:
    """A running server; skips the test where none can be had.

    Its folder has a short name: a socket's path has 107 bytes at most.
    """
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    where = programs()
    if where is None or (not os.geteuid() and not shutil.which("setpriv")):
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="wb-pg-", dir="/tmp"))
    if not os.geteuid():
        shutil.chown(folder, "nobody")
    server = Server(folder, where)
    try:
        server.initialise()
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def emptied(server: Server) -> str:
    """The server's address, once no archive is there."""
    import psycopg

    with psycopg.connect(server.address, autocommit=True) as connection:
        connection.execute("SET client_min_messages = warning")
        connection.execute("DROP SCHEMA IF EXISTS workbench CASCADE")
    return server.address
