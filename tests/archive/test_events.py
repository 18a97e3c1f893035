"""Every event that the code writes has words in both histories, at the desk and in the CMS."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

from archive.entries.event_words import EVENT_WORDS
from archive.judging.enums import RoundState
from archive.judging.templatetags.judging import VERBS


def verbs_written(model, movers):
    """Return the verbs that the code gives to the model's `create` or to the operation that moves a state."""
    found = set()
    for path in Path(settings.BASE_DIR, "archive").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func)
            if name.startswith(model) or name.endswith(movers):
                found |= {
                    keyword.value.value
                    for keyword in node.keywords
                    if keyword.arg == "verb" and isinstance(keyword.value, ast.Constant)
                }
    return found


@pytest.mark.parametrize(
    ("model", "movers", "words", "some"),
    [
        ("EntryEvent", ("move_entry", "move_entries"), EVENT_WORDS, {"started", "submitted", "judged"}),
        ("RoundEvent", ("move_round",), VERBS, {"recused", "kept_back", "tie_settled"}),
    ],
)
def test_every_event_has_words(model, movers, words, some):
    written = verbs_written(model, movers)
    assert some <= written
    assert written - words.keys() == set()


def test_every_move_of_a_round_has_words():
    assert {f"round_{state}" for state in RoundState if state != RoundState.DRAFT} - VERBS.keys() == set()
