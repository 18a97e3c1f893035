"""The search on SQLite, by its FTS5 table."""

from typing import Any

from django.db import models
from django.db.models.functions import Cast
from modelsearch.backends.database.sqlite.query import MatchExpression
from modelsearch.backends.database.sqlite.sqlite import (
    IndexEntry,
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)
from modelsearch.utils import get_descendants_content_types_pks

from archive.works.search_backend.shared import WordsIndexMixin, WordsQueryMixin, key_field
from archive.works.words import Term


def match_expression(groups: list[list[Term]]) -> str:
    """Return an FTS5 expression. Words are plain ASCII, so that quoting is enough."""
    return " AND ".join(
        "({})".format(" OR ".join(f'"{term.word}"*' if term.is_prefix else f'"{term.word}"' for term in group))
        for group in groups
    )


class ColumnsMatch(MatchExpression):
    """`MATCH` on some columns of the index."""

    def __init__(self, columns: tuple[str, ...], expression: str) -> None:
        super().__init__(list(columns), None)
        self.expression = expression

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        """Return the SQL and its one parameter."""
        return self.template, [f"{{{' '.join(self.columns)}}} : ({self.expression})"]


class WordsQuery(WordsQueryMixin, SQLiteSearchQueryCompiler):
    """A search."""

    def matching_keys(self, groups: list[list[Term]], columns: tuple[str, ...]) -> models.QuerySet[Any]:
        """Ask the FTS5 table, in a subquery of its own: joined, SQLite might ask it once for every row."""
        model = self.queryset.model
        found = SQLiteFTSIndexEntry.objects.filter(ColumnsMatch(columns, match_expression(groups)))
        entries: models.QuerySet[Any] = IndexEntry.objects.filter(
            pk__in=found.values("pk"), content_type__in=get_descendants_content_types_pks(model)
        )
        return entries.values_list(Cast("object_id", key_field(model)))


class WordsAutocompleteQuery(WordsQuery, SQLiteAutocompleteQueryCompiler):
    """A search while the person types."""

    columns = ("autocomplete",)


class WordsIndex(WordsIndexMixin, SQLiteIndex):
    """The index."""


class WordsSQLiteBackend(SQLiteSearchBackend):
    """Wagtail's backend for SQLite, with our words."""

    query_compiler_class = WordsQuery
    autocomplete_query_compiler_class = WordsAutocompleteQuery
    index_class = WordsIndex
