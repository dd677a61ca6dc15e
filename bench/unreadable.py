"""What a caller is told when something cannot be used: one sentence for each thing, with where it stands and what to do."""

from collections.abc import Iterable


class Unreadable(Exception):
    """A corpus, a file of questions or a browser that cannot be used; `told` says all that is wrong, in bokmål, each once."""

    def __init__(self, told: Iterable[str]) -> None:
        self.told = list(dict.fromkeys(told))
        super().__init__("\n".join(self.told))
