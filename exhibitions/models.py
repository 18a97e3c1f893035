"""The public site's pages: home, exhibitions, rooms; and what hangs in a room."""

import uuid
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Orderable, Page

from archive.works.models import Work
from exhibitions.choosers import WorkChooser
from exhibitions.enums import Hanging, Light
from exhibitions.querysets import ExhibitQuerySet


class TwoLanguagePage(Page):
    """A page with an English title beside its Chinese one."""

    title_en = models.CharField(_("title in English"), max_length=160, blank=True)

    class Meta:
        abstract = True

    @property
    def local_title(self) -> str:
        """The title in the language of the page."""
        return self.in_language("title")

    def in_language(self, name: str) -> str:
        """Return a field in the language of the page, in Chinese where the English one is empty."""
        english = str(getattr(self, f"{name}_en", "") or "")
        return english if english and get_language() == "en" else str(getattr(self, name))

    def local_url(self, request: HttpRequest) -> str:
        """Return the page's address in the language that is on; '' for a page below no site."""
        return str(self.get_url(request) or "")


class HomePage(TwoLanguagePage):
    """The front door; the current exhibition is shown as one full-bleed work."""

    current_exhibition = models.ForeignKey(
        "exhibitions.ExhibitionPage",
        verbose_name=_("current exhibition"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    poem_of_the_day = models.ForeignKey(
        Work, verbose_name=_("poem of the day"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["exhibitions.ExhibitionPage"]
    max_count = 1
    template = "exhibitions/home_page.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("title_en"),
        FieldPanel("current_exhibition"),
        FieldPanel("poem_of_the_day", widget=WorkChooser),
    ]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the current exhibition, the others, and the calls that are open."""
        from exhibitions.visits import home_context  # noqa: PLC0415 -- visits read these models

        return {**super().get_context(request, *args, **kwargs), **home_context(self, request)}


class ExhibitionPage(TwoLanguagePage):
    """A curated show: title wall, preface, dates, and its rooms as child pages in order."""

    subtitle = models.CharField(_("subtitle"), max_length=160, blank=True)
    subtitle_en = models.CharField(_("subtitle in English"), max_length=200, blank=True)
    preface = models.TextField(_("preface"), blank=True)
    preface_en = models.TextField(_("preface in English"), blank=True)
    curators = models.CharField(_("curators"), max_length=160, blank=True)
    curators_en = models.CharField(_("curators in English"), max_length=160, blank=True)
    opens_on = models.DateField(_("opens on"), null=True, blank=True)
    closes_on = models.DateField(_("closes on"), null=True, blank=True)
    hero = models.ForeignKey(
        Work,
        verbose_name=_("cover work"),
        help_text=_("Shown on the home page while the exhibition is the current one, and on share cards."),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    parent_page_types = ["exhibitions.HomePage"]
    subpage_types = ["exhibitions.RoomPage"]
    template = "exhibitions/exhibition_page.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("title_en"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("subtitle"), FieldPanel("subtitle_en")]),
                FieldRowPanel([FieldPanel("curators"), FieldPanel("curators_en")]),
                FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
                FieldPanel("hero", widget=WorkChooser),
            ],
            heading=_("Title wall"),
        ),
        MultiFieldPanel([FieldRowPanel([FieldPanel("preface"), FieldPanel("preface_en")])], heading=_("Preface")),
    ]

    class Meta:
        verbose_name = _("exhibition")
        verbose_name_plural = _("exhibitions")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the rooms and the plan."""
        from exhibitions.visits import exhibition_context  # noqa: PLC0415 -- visits read these models

        return {**super().get_context(request, *args, **kwargs), **exhibition_context(self, request)}


class RoomPage(RoutablePageMixin, TwoLanguagePage):
    """A space in an exhibition. An exhibit's address is the room's with the exhibit's number."""

    hanging = models.CharField(_("hanging"), max_length=10, choices=Hanging.choices, default=Hanging.SALON)
    light = models.CharField(_("light"), max_length=4, choices=Light.choices, default=Light.DAY)
    note = models.TextField(_("note"), blank=True)
    note_en = models.TextField(_("note in English"), blank=True)

    parent_page_types = ["exhibitions.ExhibitionPage"]
    subpage_types: list[str] = []
    template = "exhibitions/room_page.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("title_en"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("hanging"), FieldPanel("light")])], heading=_("Room and light")),
        MultiFieldPanel([FieldRowPanel([FieldPanel("note"), FieldPanel("note_en")])], heading=_("Note")),
        InlinePanel("exhibits", label=_("Exhibit"), heading=_("Exhibits")),
    ]

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Find the room or one of its exhibits; none while the exhibition is closed. One query more."""
        if not ExhibitionPage.objects.live().filter(path=self.path[: -self.steplen]).exists():
            raise Http404(_("This exhibition is not open."))
        return super().route(request, path_components)

    @path("")
    def whole_room(self, request: HttpRequest) -> HttpResponse:
        """Show the room with all its works."""
        from exhibitions.visits import room_context  # noqa: PLC0415 -- visits read these models

        response: HttpResponse = self.render(request, context_overrides=room_context(self, request))
        return response

    @path("<int:number>/", name="exhibit")
    def one_exhibit(self, request: HttpRequest, number: int) -> HttpResponse:
        """Show one work of the room; the number is its place, from 1."""
        from exhibitions.exhibit_visit import exhibit_context  # noqa: PLC0415 -- it reads these models

        context = exhibit_context(self, request, number)
        template = "exhibitions/exhibit_page.html"
        response: HttpResponse = self.render(request, context_overrides=context, template=template)
        return response


class Exhibit(Orderable):
    """A work hung in a room, with a wall text before it if the curator wants one."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    room = ParentalKey(RoomPage, verbose_name=_("room"), on_delete=models.CASCADE, related_name="exhibits")
    work = models.ForeignKey(Work, verbose_name=_("work"), on_delete=models.PROTECT, related_name="exhibits")
    wall_title = models.CharField(_("wall text's title"), max_length=80, blank=True)
    wall_title_en = models.CharField(_("wall text's title in English"), max_length=120, blank=True)
    wall_text = models.TextField(_("wall text"), blank=True)
    wall_text_en = models.TextField(_("wall text in English"), blank=True)
    alt_text = models.CharField(_("alternative text"), max_length=300, blank=True)

    objects = ExhibitQuerySet.as_manager()

    panels = [
        FieldPanel("work", widget=WorkChooser),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("wall_title"), FieldPanel("wall_title_en")]),
                FieldRowPanel([FieldPanel("wall_text"), FieldPanel("wall_text_en")]),
            ],
            heading=_("Wall text before the work"),
        ),
        FieldPanel("alt_text", help_text=_("What the picture shows, for those who can't see it.")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("exhibit")
        verbose_name_plural = _("exhibits")
