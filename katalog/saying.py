"""What a command has come to in, its answer on standard output out."""

import os
import sys


def say(*lines: str) -> None:
    """Print *lines*; whoever stops listening in the middle has heard enough, and a full disk is the caller's to tell."""
    try:
        print(*lines, sep="\n", flush=True)
    except OSError as error:
        # What could not be written must not be tried once more when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise
