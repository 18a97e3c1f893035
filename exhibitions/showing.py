"""What the gallery's templates show of a work: its picture, words, label. Plain values, few queries.

`for_showing` fetches all that `show` needs in a fixed number of queries; the rest here asks the database nothing more.
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.db.models import Prefetch, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.calls.models import Category
from archive.entries.models import Entry
from archive.judging.enums import RoundState
from archive.judging.models import Result
from archive.works.enums import FileRole
from archive.works.models import Work, WorkFile
from exhibitions.details import clock
from exhibitions.models import Exhibit
from exhibitions.verse import blocks_of, passages_of
from media_pipeline.delivery import (
    Film,
    Picture,
    StripPiece,
    audio_url,
    captions_url,
    deep_zoom_url,
    film,
    picture,
    share_card_url,
    strip,
)
from media_pipeline.enums import Medium

Style = dict[str, dict[str, object]]
CARD_LINES = 4
LONG_RATIO = 2.4


@dataclass(frozen=True)
class View:
    """One picture of a work."""

    picture: Picture
    caption: str
    zoom_url: str


@dataclass(frozen=True)
class Captions:
    """A caption track: the language's code and its own name."""

    language: str
    label: str
    url: str


@dataclass
class Shown:
    """A work as the gallery shows it. `element` is the id of its HTML element, for the page's one style sheet."""

    work: Work
    element: str
    url: str
    number: int
    views: list[View] = field(default_factory=list)
    film: Film | None = None
    captions: list[Captions] = field(default_factory=list)
    strip: tuple[StripPiece, ...] = ()
    recitation_url: str = ""
    share_url: str = ""
    award: str = ""
    category: Category | None = None
    entry_number: str = ""
    exhibit: Exhibit | None = None

    @property
    def picture(self) -> Picture | None:
        """The first view, or the film's poster."""
        if self.views:
            return self.views[0].picture
        return self.film.poster if self.film else None

    def fit(self, sizes: str) -> None:
        """Say how wide the pictures are shown, as HTML's `sizes`."""
        self.views = [replace(view, picture=replace(view.picture, sizes=sizes)) for view in self.views]
        if self.film and self.film.poster:
            self.film = replace(self.film, poster=replace(self.film.poster, sizes=sizes))

    @property
    def ratio(self) -> float:
        """Width over height of what is shown, 1 for words."""
        return self.picture.aspect_ratio if self.picture else 1.0

    @property
    def is_long(self) -> bool:
        """True for hand scrolls and other pictures that need the page's whole width."""
        return self.ratio > LONG_RATIO

    @property
    def creators(self) -> str:
        """The credited names as shown, joined in the language of the page."""
        joiner = ", " if get_language() == "en" else "、"
        return joiner.join(creator.local_name for creator in self.work.creators.all())

    @property
    def unit_name(self) -> str:
        """The unit's name in the language of the page, '' for none."""
        return self.work.unit.local_name if self.work.unit else ""

    @property
    def kind(self) -> str:
        """The technique, or else the category's name."""
        return self.work.technique or (self.category.local_title if self.category else "")

    @property
    def size(self) -> str:
        """Height × width in cm, as labels have it."""
        if not (self.work.width_cm and self.work.height_cm):
            return ""
        height, width = (_plain(side) for side in (self.work.height_cm, self.work.width_cm))
        return _("%(height)s × %(width)s cm") % {"height": height, "width": width}

    @property
    def year(self) -> str:
        """The year in which it was made, '' if unknown."""
        return str(self.work.made_on.year) if self.work.made_on else ""

    @property
    def length(self) -> str:
        """A film's length as m:ss, '' for what is no film."""
        if self.film is None:
            return ""
        return clock(round(self.film.duration_seconds))

    @property
    def text(self) -> str:
        """The work's text; for an article that came as a document, what the pipeline read in it."""
        if self.work.text or self.work.medium != Medium.TEXT:
            return str(self.work.text)
        return "\n\n".join(file.original.text for file in self.work.files.all() if file.original.text)

    @property
    def is_verse(self) -> bool:
        """True for a text that answers its category's question for a verse form."""
        return self.work.medium == Medium.TEXT and bool(self.work.details.get("verse_form"))

    @property
    def excerpt(self) -> list[str]:
        """The first lines of a poem, or the first paragraph of an article, for a card."""
        if self.is_verse:
            return [line.strip() for block in blocks_of(self.text) for line in block.split("\n")][:CARD_LINES]
        paragraphs = [passage.text for passage in passages_of(self.text) if passage.kind == "paragraph"]
        return paragraphs[:1]

    @property
    def alt(self) -> str:
        """What a screen reader says of the picture: the curator's words, or title and names."""
        if self.exhibit and self.exhibit.alt_text:
            return self.exhibit.alt_text
        return _("%(title)s, by %(creators)s") % {"title": self.work.local_title, "creators": self.creators}

    @property
    def wall_title(self) -> str:
        """The wall text's title before the work, in the language of the page."""
        return _local(self.exhibit, "wall_title")

    @property
    def wall_text(self) -> str:
        """The wall text before the work, in the language of the page."""
        return _local(self.exhibit, "wall_text")


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _local(thing: object, name: str) -> str:
    english = str(getattr(thing, f"{name}_en", "") or "")
    return english if english and get_language() == "en" else str(getattr(thing, name, "") or "")


def for_showing(works: "QuerySet[Work]") -> "QuerySet[Work]":
    """Fetch with works all that `show` needs: six queries, however many works."""
    files = WorkFile.objects.select_related("original").prefetch_related("original__renditions")
    results = (
        Result.objects.filter(round__state=RoundState.PUBLISHED, award__isnull=False)
        .select_related("award")
        .order_by("award__order", "-round__published_at")
    )
    entries = (
        Entry.objects.select_related("category")
        .order_by("pk")
        .prefetch_related(Prefetch("results", queryset=results, to_attr="published_results"))
    )
    return works.select_related("unit").prefetch_related(
        "creators", Prefetch("files", queryset=files), Prefetch("entries", queryset=entries)
    )


def show(work: Work, *, url: str, number: int = 1, sizes: str = "100vw", exhibit: Exhibit | None = None) -> Shown:
    """Return a fetched work as the gallery shows it. No query."""
    shown = Shown(work=work, element=f"w{number}", url=url, number=number, exhibit=exhibit)
    entries = list(work.entries.all())
    if entries:
        shown.category, shown.entry_number = entries[-1].category, entries[-1].number or ""
    results = [result for entry in entries for result in entry.published_results]
    if results:
        shown.award = min(results, key=lambda result: result.award.order).award.local_title
    for file in work.files.all():
        _show_file(shown, file, sizes)
    return shown


def _show_file(shown: Shown, file: WorkFile, sizes: str) -> None:
    original = file.original
    if file.role == FileRole.RECITATION:
        shown.recitation_url = audio_url(original)
    elif file.role == FileRole.CAPTIONS:
        if url := captions_url(original):
            shown.captions.append(Captions("zh", "中文", url))
    elif file.role == FileRole.VIEW and original.medium == Medium.VIDEO:
        shown.film = film(original, sizes=sizes, alt=shown.alt)
        shown.captions += [Captions(track.language, track.language, track.url) for track in shown.film.captions]
    elif file.role == FileRole.VIEW and (seen := picture(original, sizes=sizes, alt=file.caption or shown.alt)):
        shown.views.append(View(seen, file.caption, deep_zoom_url(original)))
        shown.strip = shown.strip or strip(original)
    if file.role == FileRole.VIEW:
        shown.share_url = shown.share_url or share_card_url(original)


def picture_style(shown: list[Shown]) -> Style:
    """Return each work's ratio and colour, to hold its place before it loads."""
    return {
        one.element: {"ar": f"{one.picture.aspect_ratio:.4f}", "tone": one.picture.colour or None}
        for one in shown
        if one.picture
    }
