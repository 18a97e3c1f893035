"""What the gallery's templates show of a work: its picture, words, label and ways on. Plain values, few queries.

`exhibits_for` fetches all that a room needs in a fixed number of queries; the rest here asks the database nothing more.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Prefetch, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.entries.models import Entry
from archive.judging.enums import RoundState
from archive.judging.models import Result
from archive.works.enums import FileRole
from archive.works.models import Work, WorkFile
from exhibitions.models import Exhibit
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

FRAMED_FORMATS = frozenset({"斗方", "横幅", "镜心", "榜书"})
STANZA = re.compile(r"\n\s*\n")
PUNCTUATION = re.compile(r"[，。、；：？！“”‘’（）《》…—,.;:?!]")


@dataclass(frozen=True)
class View:
    """One picture of a work."""

    picture: Picture
    caption: str
    zoom_url: str


@dataclass(frozen=True)
class Line:
    """A line of verse, in parts: (text, is punctuation); `number` counts from 0 over the whole text."""

    parts: tuple[tuple[str, bool], ...]
    number: int
    begins_at: float | None = None


@dataclass
class Shown:
    """A work as the gallery shows it. `element` is the id of its HTML element, for the page's one style sheet."""

    work: Work
    element: str
    url: str
    number: int
    views: list[View] = field(default_factory=list)
    film: Film | None = None
    film_captions: list[tuple[str, str]] = field(default_factory=list)
    strip: tuple[StripPiece, ...] = ()
    recitation_url: str = ""
    share_url: str = ""
    award: str = ""
    award_rank: int = 0
    category_code: str = ""
    entry_number: str = ""
    exhibit: Exhibit | None = None

    @property
    def picture(self) -> Picture | None:
        """The first view, or the film's poster."""
        if self.views:
            return self.views[0].picture
        return self.film.poster if self.film else None

    @property
    def creators(self) -> str:
        """The credited names as shown, joined in the language of the page."""
        joiner = ", " if get_language() == "en" else "、"
        return joiner.join(creator.local_name for creator in self.work.creators.all())

    @property
    def is_framed(self) -> bool:
        """True for formats that hang in a frame; scrolls, fans and albums are shown with the mount that the scan shows."""
        return self.work.details.get("format") in FRAMED_FORMATS

    @property
    def size(self) -> str:
        """Height × width in cm, as labels have it."""
        if not (self.work.width_cm and self.work.height_cm):
            return ""
        height, width = (_plain(side) for side in (self.work.height_cm, self.work.width_cm))
        return _("%(height)s × %(width)s cm") % {"height": height, "width": width}

    @property
    def is_verse(self) -> bool:
        """True for poems."""
        return self.category_code == "SC" or "verse_form" in self.work.details

    @property
    def excerpt(self) -> list[str]:
        """The first lines, for a card."""
        return [line for line in self.work.lines if line.strip() and not line.startswith("#")][:4]

    @property
    def alt(self) -> str:
        """What a screen reader says of the picture."""
        if self.exhibit and self.exhibit.alt_text:
            return self.exhibit.alt_text
        return (
            f"{self.work.local_title}，{self.creators}"
            if get_language() != "en"
            else f"{self.work.local_title}, {self.creators}"
        )

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


def stanzas_of(work: Work) -> list[list[Line]]:
    """Return a poem's stanzas of lines, punctuation apart so that it can hang or be left out."""
    timings = [float(row[0]) for row in work.details.get("timings", [])]
    stanzas, number = [], 0
    for block in STANZA.split(work.text.strip("\n")):
        lines = []
        for text in block.split("\n"):
            parts = tuple(
                (part, bool(PUNCTUATION.fullmatch(part))) for part in re.split(f"({PUNCTUATION.pattern})", text) if part
            )
            lines.append(Line(parts, number, timings[number] if number < len(timings) else None))
            number += 1
        stanzas.append(lines)
    return stanzas


@dataclass(frozen=True)
class Passage:
    """A heading or a paragraph of an article, or a note under it."""

    kind: str
    text: str


def passages_of(work: Work) -> list[Passage]:
    """Return an article's headings, paragraphs and notes. Only these marks are known: `## `, `[^1]: `."""
    passages = []
    for block in STANZA.split(work.text.strip("\n")):
        text = block.strip()
        if text.startswith("#"):
            passages.append(Passage("heading", text.lstrip("# ")))
        elif note := re.match(r"\[\^(\w+)\]: ", text):
            passages.append(Passage("note", text[note.end() :]))
        elif text:
            passages.append(Passage("paragraph", re.sub(r"\[\^(\w+)\]", "", text)))
    return passages


def for_showing(works: "QuerySet[Work]") -> "QuerySet[Work]":
    """Fetch with works all that `show` needs: six queries, however many works."""
    files = WorkFile.objects.select_related("original").prefetch_related("original__renditions")
    results = (
        Result.objects.filter(round__state=RoundState.PUBLISHED, award__isnull=False)
        .select_related("award")
        .order_by("-round__published_at")
    )
    entries = Entry.objects.select_related("category").prefetch_related(
        Prefetch("results", queryset=results, to_attr="published_results")
    )
    return works.select_related("unit").prefetch_related(
        "creators", Prefetch("files", queryset=files), Prefetch("entries", queryset=entries)
    )


def exhibits_for(exhibits: "QuerySet[Exhibit]") -> "QuerySet[Exhibit]":
    """Fetch with exhibits their works, ready for `show`."""
    return exhibits.prefetch_related(Prefetch("work", queryset=for_showing(Work.objects.all())))


def show(work: Work, *, url: str, number: int = 1, sizes: str = "100vw", exhibit: Exhibit | None = None) -> Shown:
    """Return a fetched work as the gallery shows it. No query."""
    shown = Shown(work=work, element=f"w{number}", url=url, number=number, exhibit=exhibit)
    entry = next(iter(work.entries.all()), None)
    if entry is not None:
        shown.category_code, shown.entry_number = entry.category.code, entry.number or ""
        for result in entry.published_results[:1]:
            shown.award, shown.award_rank = result.award.local_title, result.award.order + 1
    alt = shown.alt
    for file in work.files.all():
        original = file.original
        if file.role == FileRole.RECITATION:
            shown.recitation_url = audio_url(original)
        elif file.role == FileRole.CAPTIONS:
            shown.film_captions.append(("zh", captions_url(original)))
        elif original.medium == "video":
            shown.film = film(original, sizes=sizes, alt=alt)
            shown.film_captions += [(caption.language, caption.url) for caption in shown.film.captions]
        elif seen := picture(original, sizes=sizes, alt=file.caption or alt):
            shown.views.append(View(seen, file.caption, deep_zoom_url(original)))
            shown.strip = shown.strip or strip(original)
        shown.share_url = shown.share_url or share_card_url(original)
    return shown
