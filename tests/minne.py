"""A folder that is kept in memory, where a machine has one with room for what a run of the tests writes."""

import os
import re
from pathlib import Path

_FOLDER = Path("/dev/shm")
# Two workers at their most have 600 MB there: what is done with is deleted at once.
_ROOM = 3 << 30


def roomy_memory() -> str | None:
    """Return the folder, or None where there is none, programs may not run from it, or it or the memory itself is too small."""
    try:
        disk = os.statvfs(_FOLDER)
        free = re.search(r"MemAvailable: *(\d+) kB", Path("/proc/meminfo").read_text())
    except OSError:
        return None
    roomy = free and min(disk.f_bavail * disk.f_frsize, int(free[1]) << 10) > _ROOM
    return str(_FOLDER) if roomy and not disk.f_flag & os.ST_NOEXEC and os.access(_FOLDER, os.W_OK | os.X_OK) else None
