"""What can be asked of `grader` on the command line?

Each command is a file of `grader/commands`, loaded when it is asked for.  Data on stdout, chatter on stderr.

    exit status   0    all marks
                  1    some marks not given
                  2    a file, field or option could not be used, or a fault of ours
                  130  interrupted
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

# The closed table of commands, in the order in which `grader --help` shows them.
COMMANDS = {
    "check": "Mark homework: files, or every submission below a folder.",
    "list": "The exercises of the bank.",
    "show": "One exercise, as it is asked.",
    "new": "A blank answers.yaml for some exercises.",
    "preview": "How a formula is read.",
    "compare": "Are two formulas equal?",
    "derive": "A worked derivation, step by step.",
    "trace": "A worked computation, value by value.",
    "test": "Does every exercise of a bank keep its promises?",
    "explain": "What the name of a mistake stands for.",
    "schema": "JSON Schemas, for the editor.",
    "doctor": "Does everything that is needed work here?",
}
SOMETHING_UNUSABLE = 2
INTERRUPTED = 130
NOBODY_READS = 141  # what a shell says of a program whose reader has gone (128 + SIGPIPE)


class Commands(click.Group):
    """Finds a command in its file."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        found = import_module(f"grader.commands.{name}").command
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            meant = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {meant[0]!r}?" if meant else f" There are: {', '.join(COMMANDS)}."
            raise click.UsageError(f"There is no command {args[0]!r}.{hint}", context)
        return super().resolve_command(context, args)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The table above, without loading any command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="derivation-grader", prog_name="grader")
def group() -> None:
    """Mark machine-learning coursework in mathematics: where an answer first goes wrong, and why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a letter that the terminal lacks must not stop the marking
            stream.reconfigure(errors="backslashreplace")
    try:
        # Not `group.main`, which has statuses of its own for an interruption and a broken pipe.
        given = sys.argv[1:] if arguments is None else arguments
        with group.make_context("grader", list(given)) as context:
            status = group.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return SOMETHING_UNUSABLE
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes stdout once more when it ends: give it somewhere to write to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    return status if isinstance(status, int) else 0


if __name__ == "__main__":
    sys.exit(main())
