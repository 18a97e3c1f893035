"""The CMS in our own house: our colours, our icon, and no link that leads to Wagtail's own sites."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

STYLES = ["css/tokens.css", "css/cms/admin.css"]
KEPT_HELP = "keyboard-shortcuts-trigger"


@hooks.register("insert_global_admin_css")
def style_the_admin() -> SafeString:
    """Return the links to our tokens and to what Wagtail's custom properties take from them."""
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((static(path),) for path in STYLES))


@hooks.register("construct_help_menu")
def keep_help_in_the_house(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave the keyboard's shortcuts; the other links lead to hosts that an institution may not reach."""
    menu_items[:] = [item for item in menu_items if item.name == KEPT_HELP]
