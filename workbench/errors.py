"""Errors a person can cause, and the exit codes that every face shares."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line (contract)."""

    OK = 0
    FAILED = 1
    USAGE = 2
    INTERRUPTED = 130


class UserError(Exception):
    """Something the user can put right: one clear sentence that says what is wrong and what to do next."""

    exit_code = ExitCode.USAGE


class WorkError(UserError):
    """The call was right but the work failed (a full disk, a damaged archive)."""

    exit_code = ExitCode.FAILED
