"""The doors between MkDocs and the engine, which says which file of the code is gone or damaged."""

import sys

try:
    from katalog import guard, rooms
except (ImportError, SyntaxError, ValueError, OSError):
    # What says it is damaged itself.
    sys.exit("katalog/__init__.py: filen er skadet / filen er beskadiget")
rooms.append("hooks")
guard("hooks")
