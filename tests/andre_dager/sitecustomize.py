"""Another day on another disk: with this folder on PYTHONPATH it is 900 days later, and folders are listed the other way round."""

import datetime
import os
import time
from typing import Any

LATER = 900 * 24 * 60 * 60
_time, _listdir, _scandir = time.time, os.listdir, os.scandir


class _Day(datetime.date):
    @classmethod
    def today(cls) -> Any:
        return datetime.date.fromtimestamp(_time() + LATER)


class _Moment(datetime.datetime):
    @classmethod
    def now(cls, tz: Any = None) -> Any:
        return datetime.datetime.fromtimestamp(_time() + LATER, tz)


class _Listed:
    """What os.scandir gives: entries one by one, to be closed."""

    def __init__(self, entries: list[Any]) -> None:
        self._entries = iter(entries)

    def __iter__(self) -> "_Listed":
        return self

    def __next__(self) -> Any:
        return next(self._entries)

    def __enter__(self) -> "_Listed":
        return self

    def __exit__(self, *error: object) -> None:
        """Nothing is open any more."""

    def close(self) -> None:
        """Nothing is open any more."""


def _scanned(path: Any = ".") -> Any:
    with _scandir(path) as found:
        return _Listed(sorted(found, key=lambda one: one.name, reverse=True))


datetime.date, datetime.datetime = _Day, _Moment  # type: ignore[misc]
time.time = lambda: _time() + LATER
os.listdir = lambda path=".": sorted(_listdir(path), reverse=True)  # type: ignore[assignment]
os.scandir = _scanned
