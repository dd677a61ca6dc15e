"""What a command has come to in, its answer on standard output out."""

import os
import sys


def stand_in() -> None:
    """Put nothing where a program was begun without what it reads from or tells, as a cron job may be.

    The next file that is opened would have the number of it, and get what is meant for a terminal.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def say(*lines: str) -> None:
    """Print *lines*; whoever stops listening in the middle has heard enough, and a full disk is the caller's to tell."""
    try:
        print(*lines, sep="\n", flush=True)
    except OSError as error:
        # What could not be written must not be tried once more when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise
