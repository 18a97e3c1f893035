"""The tag round a whole gallery page that gives it its fonts, cut to its characters, and the colours of its pictures."""

import re

from django import template
from django.template import Context, Node, NodeList
from django.template.base import Parser, Token
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from exhibitions.typesetting import KAI, SHELL, SONG, setting_of
from media_pipeline.fonts import FACES, font_cuts, unicode_range

register = template.Library()

FAMILIES = {SONG: "Zhancang Song", KAI: "Zhancang Kai"}
ONLY_PARTS = re.compile(r"<html[^>]*\bdata-cut-parts\b")
BLUR = re.compile(r' data-blur="(data:image/[a-z]+;base64,[A-Za-z0-9+/=]+)"')
TONE = re.compile(r' data-tone="(#[0-9a-f]{6})"')


class TypesetNode(Node):
    """Renders the page, then writes one style into its head."""

    def __init__(self, nodelist: NodeList) -> None:
        """Keep what stands between the tags."""
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Return the page with its fonts; as it was where there is no request to take a nonce from."""
        html = str(self.nodelist.render(context))
        request = context.get("request")
        if request is None or "</head>" not in html:
            return mark_safe(html)  # noqa: S308 -- rendered by templates just now
        tones, html = _tones(html)
        faces, early = _faces(html)
        rules = mark_safe("".join([*faces, *tones]))  # noqa: S308 -- code points, signed addresses and matched colours
        style = format_html('<style nonce="{}">{}</style>', str(request.csp_nonce), rules)
        return mark_safe(html.replace("</head>", f"{_preloads(early)}{style}</head>", 1))  # noqa: S308 -- all escaped


@register.tag
def typeset(parser: Parser, token: Token) -> TypesetNode:
    """Cut the fonts of the page between `{% typeset %}` and `{% endtypeset %}`.

    A page whose <html> says `data-cut-parts` gets cuts only for its parts that say `data-cut`, never for the rest: what a
    visitor typed stands there, and no visitor may make the server cut fonts.
    """
    nodelist = parser.parse(("endtypeset",))
    parser.delete_first_token()
    return TypesetNode(nodelist)


def _preloads(urls: list[str]) -> SafeString:
    """Return the links that ask for fonts before the style sheets are there, so that few pages show another face first."""
    return format_html_join(
        "", '<link rel="preload" as="font" type="font/woff2" crossorigin href="{}">', ((url,) for url in urls)
    )


def _faces(html: str) -> tuple[list[str], list[str]]:
    """Return the @font-face rules, and the addresses of the page's own. No part names a character that one before has."""
    setting = setting_of(html)
    sets = [{SONG: set(SHELL), KAI: set[str]()}]
    if not ONLY_PARTS.search(html):
        sets.append(setting.page)
    rules, early, told = [], [], {face: set[str]() for face in FACES}
    for place, characters in enumerate([*sets, *setting.parts.values()]):
        for face, family in FAMILIES.items():
            for cut in font_cuts(face, characters[face]):
                if fresh := cut.characters - told[face]:
                    told[face] |= fresh
                    if place < len(sets):
                        early.append(cut.url)
                    rules.append(
                        f'@font-face{{font-family:"{family}";font-weight:{FACES[face]};font-display:swap;'
                        f'src:url("{cut.url}") format("woff2");unicode-range:{unicode_range(fresh)}}}'
                    )
    return rules, early


def _tones(html: str) -> tuple[list[str], str]:
    """Return a rule for each colour and each tiny picture, and the page with the pictures' data taken out of it."""
    rules = [f'[data-tone="{colour}"]{{--tone:{colour}}}' for colour in dict.fromkeys(TONE.findall(html))]
    blurs = {data: f"b{number}" for number, data in enumerate(dict.fromkeys(BLUR.findall(html)), 1)}
    rules += [f'[data-blur="{name}"]{{--blur:url("{data}")}}' for data, name in blurs.items()]
    return rules, BLUR.sub(lambda match: f' data-blur="{blurs[match[1]]}"', html)
