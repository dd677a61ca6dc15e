"""The issues of a project on a forge in, and what is to be done with them out to it: the one door to GitHub's API.

A title, a text, a label and a number are all that passes; nothing of it comes near a command line.
"""

import time
from collections.abc import Callable, Iterator
from typing import Any

import requests

from katalog.problems import Problem, ProblemsFound
from katalog.reminders import Issue

_TIMEOUT = (10, 30)
_TRIES, _LONGEST = 4, 120
# What it answered is JSON, and no list of issues.
_OTHER = "JSON"
# A forge that is written to more often than this thinks it is being flooded.
_PAUSE = 1.0
# A forge with more pages of a hundred than this gives the same one for ever.
_MOST_PAGES = 200


class Forge:
    """Reads and writes the issues of one project. *repository* is `owner/name`, *api* where the forge answers."""

    def __init__(self, api: str, repository: str, token: str, sleep: Callable[[float], None] = time.sleep) -> None:
        self._issues = f"{api.rstrip('/')}/repos/{repository}/issues"
        self._sleep = sleep
        self._session = requests.Session()
        self._session.headers.update({"Authorization": f"Bearer {token}", "Accept": "application/vnd.github+json"})

    def issues(self, label: str) -> Iterator[Issue]:
        """Yield every issue with a label, open or closed; only who may write to the project can have set one."""
        page = 1
        while found := self._page(label, page):
            yield from filter(None, found)
            page += 1
            if page > _MOST_PAGES:
                raise _refused(self._issues, _OTHER)

    def _page(self, label: str, page: int) -> list[Issue | None]:
        """Return the issues of one page of the list, with nothing in place of each pull request."""
        found = self._ask("GET", self._issues, params={"labels": label, "state": "all", "per_page": 100, "page": page})
        try:
            return list(map(_issue, _listed(found)))
        except (TypeError, KeyError):
            raise _refused(self._issues, _OTHER) from None

    def open(self, title: str, body: str, label: str) -> None:
        """File an issue."""
        self._write("POST", self._issues, {"title": title, "body": body, "labels": [label]})

    def change(self, number: int, **values: str) -> None:
        """Give an issue another `title`, `body` or `state`."""
        self._write("PATCH", f"{self._issues}/{number}", values)

    def comment(self, number: int, body: str) -> None:
        """Say something in an issue."""
        self._write("POST", f"{self._issues}/{number}/comments", {"body": body})

    def _write(self, method: str, url: str, values: dict[str, Any]) -> Any:
        self._sleep(_PAUSE)
        return self._ask(method, url, json=values)

    def _ask(self, method: str, url: str, **asked: Any) -> Any:
        """Return what the forge answers; where it is busy, wait as long as it says and ask again."""
        for tried in range(1, _TRIES + 1):
            try:
                answer = self._session.request(method, url, timeout=_TIMEOUT, allow_redirects=False, **asked)
                wait = _wait(answer, method)
                if wait is not None and tried < _TRIES:
                    self._sleep(wait)
                    continue
                if answer.ok and answer.status_code < 300:
                    return answer.json()
                said = f"{answer.status_code} {answer.reason}"
                break
            except (requests.RequestException, ValueError) as error:
                said = type(error).__name__
                # What was written may have come through: it is found again next time, and not written twice now.
                if method != "GET" or tried == _TRIES:
                    break
                self._sleep(_PAUSE * tried)
        raise _refused(url, said)


def _refused(url: str, why: str) -> ProblemsFound:
    return ProblemsFound([Problem(url, 0, "forge_refused", {"why": why})])


def _listed(found: Any) -> list[Any]:
    if not isinstance(found, list):
        raise TypeError
    return found


def _issue(one: Any) -> Issue | None:
    """Return an issue as the forge tells it; a pull request is one too, to the forge, and none here."""
    if "pull_request" in one:
        return None
    number, title, body, state = one["number"], one["title"], one["body"] or "", one["state"]
    if type(number) is not int or not all(isinstance(text, str) for text in (title, body, state)):
        raise TypeError
    return Issue(number, title, body, state == "open")


def _wait(answer: requests.Response, method: str) -> float | None:
    """Return how long a busy forge wants to be left alone; None where it is not busy."""
    spent = "Retry-After" in answer.headers or answer.headers.get("X-RateLimit-Remaining") == "0"
    # Of what is only read, a failure on its side may be asked again: nothing is written twice by it.
    if not (answer.status_code == 429 or (answer.status_code == 403 and spent) or (method == "GET" and answer.status_code >= 500)):
        return None
    said = answer.headers.get("Retry-After", "")
    return min(float(said) if said.isdigit() else 60.0, _LONGEST)
