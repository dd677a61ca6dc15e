"""Lets Python find `katalog` beside the hooks: MkDocs' own command, and one given in another folder, look for it elsewhere."""

import sys
from pathlib import Path

# MkDocs puts the path back once a hook is loaded; the package has been found by then.
sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]
