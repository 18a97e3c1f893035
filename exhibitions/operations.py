"""Writes of the curator: opening an exhibition, adding a room, hanging a work."""

from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site

from archive.units.models import User
from archive.works.models import Work
from exhibitions.enums import Hanging, Light
from exhibitions.models import Exhibit, ExhibitionPage, HomePage, RoomPage


@dataclass(frozen=True)
class WallText:
    """A text on the wall before a work, in both languages."""

    title: str = ""
    title_en: str = ""
    text: str = ""
    text_en: str = ""


@transaction.atomic
def ensure_home_page() -> HomePage:
    """Make the site's root our home page, in place of Wagtail's welcome page; on an emptied database its tree too."""
    found: HomePage | None = HomePage.objects.first()
    if found is not None:
        return found
    locale, _created = Locale.objects.get_or_create(language_code="zh-hans")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    root = Page.get_first_root_node() or Page.add_root(
        title="Root", slug="root", locale=locale, content_type=ContentType.objects.get_for_model(Page)
    )
    Site.objects.all().delete()
    for welcome in root.get_children():
        welcome.delete()
    root = Page.objects.get(pk=root.pk)
    home = HomePage(title="展藏", title_en="Zhancang", slug="home", locale=locale)
    root.add_child(instance=home)
    Site.objects.create(hostname="localhost", port=80, root_page=home, is_default_site=True, site_name="展藏")
    return home


def home_page() -> HomePage:
    """Return the site's home page, which `ensure_home_page` made after the migrations."""
    page: HomePage = HomePage.objects.get()
    return page


@transaction.atomic
def add_exhibition(
    *, slug: str, title: str, title_en: str = "", by: User, **values: str | date | Work | None
) -> ExhibitionPage:
    """Add an exhibition below the home page and publish it. `values` are fields of ExhibitionPage."""
    page = ExhibitionPage(slug=slug, title=title, title_en=title_en, owner=by, **values)
    _fresh(home_page()).add_child(instance=page)
    page.save_revision(user=by).publish()
    return page


@transaction.atomic
def add_room(
    exhibition: ExhibitionPage,
    *,
    slug: str,
    title: str,
    by: User,
    title_en: str = "",
    hanging: Hanging,
    light: Light = Light.DAY,
    note: str = "",
    note_en: str = "",
) -> RoomPage:
    """Add a room to the exhibition, last in order, and publish it."""
    room = RoomPage(
        slug=slug, title=title, title_en=title_en, owner=by, hanging=hanging, light=light, note=note, note_en=note_en
    )
    _fresh(exhibition).add_child(instance=room)
    room.save_revision(user=by).publish()
    return room


@transaction.atomic
def hang_work(
    room: RoomPage, *, work: Work, by: User, position: int | None = None, wall: WallText | None = None
) -> Exhibit:
    """Hang a work in the room and publish it: at the position, from 1, or last. Hanging it twice is once."""
    fresh = RoomPage.objects.select_for_update().get(pk=room.pk)
    exhibits: list[Exhibit] = list(Exhibit.objects.filter(room_id=room.pk).order_by("sort_order", "pk"))
    for hung in exhibits:
        if hung.work_id == work.pk:
            return hung
    wall = wall or WallText()
    exhibit = Exhibit(
        room=fresh,
        work=work,
        wall_title=wall.title,
        wall_title_en=wall.title_en,
        wall_text=wall.text,
        wall_text_en=wall.text_en,
    )
    place = len(exhibits) if position is None else max(0, min(position - 1, len(exhibits)))
    for order, one in enumerate([*exhibits[:place], exhibit, *exhibits[place:]]):
        if one.sort_order != order or one is exhibit:
            one.sort_order = order
            one.save()
    RoomPage.objects.get(pk=room.pk).save_revision(user=by).publish()
    return exhibit


def _fresh(page: Page) -> Page:
    """Return the page as the tree has it now: adding children changes paths and counts."""
    return type(page).objects.get(pk=page.pk)


@transaction.atomic
def show_on_home_page(exhibition: ExhibitionPage, *, by: User, poem: Work | None = None) -> HomePage:
    """Make an exhibition the home page's current one, with a poem for the day."""
    home = home_page()
    home.current_exhibition = exhibition
    home.poem_of_the_day = poem
    home.save_revision(user=by).publish()
    return home
