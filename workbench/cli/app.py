"""The command group: names, one-line helps and the module each lives in; nothing heavy is imported here."""

from __future__ import annotations

import codecs
import importlib
import io
import os
import sys
from typing import NamedTuple

import click

from workbench.errors import ExitCode, UserError
from workbench.version import VERSION


class _Entry(NamedTuple):
    module: str
    help: str


COMMANDS = {
    "compare": _Entry("compare", "Lay an article beside its origin and mark what changed."),
    "translate": _Entry("translate", "Translate a document offline."),
    "align": _Entry("align", "Link the segments of two documents."),
    "report": _Entry("report", "Write a comparison as a report or an evidence bundle."),
    "session": _Entry("session", "Show what an analyst said of a pair; merge the sessions of two."),
    "archive": _Entry("archive", "Keep, search and check an archive of documents."),
    "trace": _Entry("trace", "Rank the likely origins of an article."),
    "chain": _Entry("chain", "Draw the syndication chain."),
    "glossary": _Entry("glossary", "List, check, search and exchange terminology."),
    "drill": _Entry("drill", "Practise on loaded terminology."),
    "models": _Entry("models", "List, install, remove and verify Argos packages."),
    "doctor": _Entry("doctor", "Say what is installed, what is missing, and how to get it."),
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"workbench.cli.{COMMANDS[cmd_name].module}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and name not in COMMANDS and not name.startswith("-"):
            raise UserError(_no_such_command(name))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


def _no_such_command(name: str) -> str:
    import difflib

    near = difflib.get_close_matches(name, COMMANDS, n=1)
    hint = f"did you mean `workbench {near[0]}`?" if near else "`workbench --help` lists the commands."
    return f"There is no command {name!r}; {hint}"


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Lay a French article beside the text it came from, offline, and see what changed in the telling.\n\n"
    "Without a command the terminal UI opens.",
)
@click.version_option(VERSION, prog_name="workbench")
@click.option("--tui", is_flag=True, help="Open the terminal UI (as without a command).")
@click.option("--info", is_flag=True, help="Print what a bug report needs: versions, models, folders, terminal.")
@click.pass_context
def cli(ctx: click.Context, tui: bool, info: bool) -> None:
    if info:
        from workbench.findings import report

        click.echo(report())
        ctx.exit()
    if ctx.invoked_subcommand is None:
        from workbench.tui import run_app

        run_app()


def _speak_utf8() -> None:
    """Under LANG=C Python may open the streams in ASCII, which has no « and no é."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and codecs.lookup(stream.encoding).name == "ascii":
            stream.reconfigure(encoding="utf-8")


def run(arguments: list[str] | None = None) -> int:
    """Run one command line; errors a person can cause become one sentence on stderr. Returns the exit code."""
    _speak_utf8()
    try:
        # Without standalone mode click hands back the code of `Exit` instead of leaving with it.
        code = cli.main(arguments, prog_name="workbench", standalone_mode=False)
        if isinstance(code, int):
            return code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "", err=True)
        return ExitCode.USAGE
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except UserError as error:
        click.echo(f"workbench: {error}", err=True)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("workbench: interrupted; nothing half-written was left.", err=True)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"workbench: {where}{error.strerror or error}; nothing half-written was left.", err=True)
        return ExitCode.FAILED
    except Exception as error:
        if os.environ.get("WORKBENCH_TRACEBACK"):
            raise
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        click.echo(
            f"workbench: a fault in the program stopped the work ({what}); nothing half-written was left. "
            "Set WORKBENCH_TRACEBACK=1 to see where, and report it.",
            err=True,
        )
        return ExitCode.FAILED
    return ExitCode.OK
