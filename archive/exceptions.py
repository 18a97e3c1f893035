"""The base of every app's own errors: a code and a translated sentence."""

from django_stubs_ext import StrOrPromise


class ZhancangError(Exception):
    """A move not allowed. `sentence` says what happened, what was kept and what to do."""

    def __init__(self, code: str, sentence: StrOrPromise) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)
