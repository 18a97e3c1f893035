"""What the backends of both databases share: the words of an object, and a query as sets of primary keys.

Wagtail joins the index to each row of a result, which is slow for many rows, and takes an average over the whole index
at every save. Here a query is two sets of keys, found once: those that match at all, and those whose title or names
match, which come first; then the newest.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.db.models import BooleanField, Case, Q, Value, When
from modelsearch.index import AutocompleteField, RelatedFields, SearchField
from modelsearch.query import And, MatchAll, Not, Or, Phrase, PlainText

from archive.works.words import Term, index_words, query_terms


class WordsField(SearchField):
    """A search field whose words are known already."""

    def __init__(self, field_name: str, words: str, **kwargs: Any) -> None:
        super().__init__(field_name, **kwargs)
        self.words = words

    def get_value(self, obj: Any) -> str:
        """Return the words."""
        return self.words


class WordsAutocompleteField(AutocompleteField):
    """An autocomplete field whose words are known already."""

    def __init__(self, field_name: str, words: str) -> None:
        super().__init__(field_name)
        self.words = words

    def get_value(self, obj: Any) -> str:
        """Return the words."""
        return self.words


def _flatten(value: Any) -> str:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return "\n".join(_flatten(part) for part in value)
    return "" if value is None else str(value)


def _texts(obj: Any, fields: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    """Give each field that is searched with its text, following RelatedFields."""
    for field in fields:
        if isinstance(field, SearchField | AutocompleteField):
            yield field, _flatten(field.get_value(obj))
        elif isinstance(field, RelatedFields):
            related = field.get_value(obj)
            if isinstance(related, models.Manager):
                for one in related.all():
                    yield from _texts(one, field.fields)
            elif related is not None:
                yield from _texts(related, field.fields)


class WordsOf:
    """An object as Wagtail's indexer sees it: titles and names (fields with a boost) apart from the rest."""

    def __init__(self, obj: Any) -> None:
        self.pk = obj.pk
        texts: dict[str, list[str]] = {"title": [], "body": [], "autocomplete": []}
        for field, text in _texts(obj, obj.get_search_fields()):
            if isinstance(field, AutocompleteField):
                texts["autocomplete"].append(text)
            else:
                texts["title" if field.boost else "body"].append(text)
        self.fields = [
            WordsField("title", index_words("\n".join(texts["title"]), with_pinyin=True)),
            WordsField("body", index_words("\n".join(texts["body"]))),
            WordsAutocompleteField("autocomplete", index_words("\n".join(texts["autocomplete"]), with_pinyin=True)),
        ]

    def get_search_fields(self) -> list[Any]:
        """Return the three columns of the index."""
        return self.fields


class WordsIndexMixin:
    """Writes our words into Wagtail's index table."""

    def add_items(self, model: type[models.Model], objs: Iterable[Any]) -> None:
        """Index the objects, those that are there anew."""
        super().add_items(model, [WordsOf(obj) for obj in objs])  # type: ignore[misc]

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Do nothing: the order doesn't depend on the length of titles, and the average reads the whole index."""


class WordsQueryMixin:
    """Turns a query into sets of keys. The database's module says how the index is asked."""

    queryset: Any
    query: Any
    fields: list[str] | None
    order_by_relevance: bool
    columns: tuple[str, ...] = ("title", "body")

    def check(self) -> None:
        """Allow any filter: the index and the rows are in one database."""

    def matching_keys(self, groups: list[list[Term]], columns: tuple[str, ...]) -> models.QuerySet[Any]:
        """Return the keys of the objects that have the words in the columns, as a subquery."""
        raise NotImplementedError

    def condition(self, query: Any, columns: tuple[str, ...]) -> Q:
        """Return the condition that a query sets on the rows. A text without a single word matches nothing."""
        if isinstance(query, MatchAll):
            return Q(pk__isnull=False)
        if isinstance(query, PlainText | Phrase):
            groups = query_terms(query.query_string)
            if not groups:
                return Q(pk__in=[])
            if getattr(query, "operator", "and") == "or":
                groups = [[term for group in groups for term in group]]
            return Q(pk__in=self.matching_keys(groups, columns))
        if isinstance(query, Not):
            return ~self.condition(query.subquery, columns)
        if isinstance(query, And | Or):
            parts = [self.condition(part, columns) for part in query.subqueries]
            return Q(*parts, _connector=Q.AND if isinstance(query, And) else Q.OR)
        raise NotImplementedError(f"{type(query).__name__} is not supported by this search.")

    def search(self, config: Any, start: int | None, stop: int | None, score_field: str | None = None, **_: Any) -> Any:
        """Return the rows: title and names first, then the newest, unless the queryset has an order of its own."""
        columns = ("title",) if self.fields == ["title"] else self.columns
        queryset = self.queryset.filter(self.condition(self.query, columns))
        in_title = Case(
            When(self.condition(self.query, columns[:1]), then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        )
        if self.order_by_relevance:
            queryset = queryset.order_by(in_title.desc(), "-pk")
        elif not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        if score_field is not None:
            queryset = queryset.annotate(**{score_field: in_title})
        return queryset[start:stop]


def key_field(model: type[models.Model]) -> models.Field[Any, Any]:
    """Return a field of the type of the model's primary key, through multi-table inheritance."""
    field: Any = model._meta.pk
    while field.remote_field:
        field = field.target_field
    return type(field)()  # type: ignore[no-any-return]
