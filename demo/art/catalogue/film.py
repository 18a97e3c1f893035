"""Micro-films (DY), micro-videos (SP) and recorded lectures (DK)."""

from demo.art import texts
from demo.art.catalogue.entry import recipe
from demo.art.lectures import LECTURES
from demo.art.worksheet import Recipe

SMALL = 0.375
DEMO = 0.75


def film(
    id: str,
    title: str,
    title_en: str,
    creator: str,
    day: str,
    maker: str,
    statement: str,
    statement_en: str,
    *,
    technique: str,
    cost: float,
    signed: bool = True,
    arguments: dict[str, object] | None = None,
    credits: tuple[tuple[str, str], ...] = (),
) -> Recipe:
    """Return the recipe of a film; `maker` names the module's function, `cost` its share of the making time."""
    return recipe(
        id,
        title,
        title_en,
        creator,
        day,
        maker,
        statement,
        statement_en,
        small=SMALL,
        demo=DEMO,
        signed=signed,
        arguments={"title": title, **(arguments or {})},
        cost=cost,
        technique=technique,
        credits=credits,
    )


def lecture(id: str, title_en: str, day: str, statement: str, statement_en: str) -> Recipe:
    """Return the recipe of a recorded lecture; its words and slides are in `demo.art.lectures` under the id."""
    talk = LECTURES[id]
    return recipe(
        id,
        talk.title,
        title_en,
        talk.lecturer,
        day,
        "lecture.lecture",
        statement,
        statement_en,
        small=SMALL,
        demo=DEMO,
        arguments={"id": id},
        cost=5,
        technique="党课展播",
        chapters=tuple((chapter.start, chapter.name) for chapter in talk.chapters),
    )


RECIPES = (
    film(
        "DY01",
        "墨入水",
        "Ink into Water",
        "程默",
        "06-25",
        "film.ink.ink_in_water",
        "一滴墨的下沉，是一场流体力学。无字，只有弦音。",
        "A drop of ink sinking is fluid mechanics. No words, only strings.",
        technique="微电影",
        cost=7,
        credits=(("编导", "程默"), ("音乐", "俞初晴")),
    ),
    film(
        "DY02",
        "守沙人的一天",
        "A Day of the Sand Keeper",
        "唐牧野",
        "09-28",
        "film.dunes.dunes_day_night",
        "从日出到星出，沙丘替人计时。风声是主角。",
        "From sunrise to the stars the dunes keep the time. The wind has the leading part.",
        technique="微电影",
        cost=9,
        credits=(("编导", "唐牧野"), ("摄影", "黎星野"), ("录音", "丁一舟")),
    ),
    film(
        "DY03",
        "一束光的归途",
        "The Way Home of a Ray",
        "苏望舒",
        "10-20",
        "film.star_flight.star_flight",
        "假如跟随一束光往回走。钵声四记，为四程。",
        "Suppose one followed a ray of light back. Four strokes of the bowl mark four stages.",
        technique="微电影",
        cost=9,
        credits=(("编导", "苏望舒"), ("音乐", "俞初晴")),
    ),
    film(
        "SP01",
        "长成一片雪",
        "To Grow into Snow",
        "白露晨",
        "12-02",
        "film.crystal.crystal",
        "在六边形的格子上，水汽一步步凝成雪。规则简单，结果从不平庸。",
        "On a hexagonal grid vapour freezes step by step. The rule is simple; the outcome never is.",
        technique="微视频",
        cost=6,
    ),
    film(
        "SP02",
        "听星（诗书）",
        "Listening to the Stars, Written",
        "沈砚舟",
        "07-11",
        "film.verse.verse_columns",
        "诗从右至左逐行写出。每行一记钵声。",
        "The poem is written line by line from the right, with a stroke of the bowl for each.",
        technique="微视频",
        cost=5,
        arguments={"title": "听星", "lines": texts.DISH},
    ),
    film(
        "SP03",
        "檐下听雨",
        "Rain at the Eaves",
        "乔思齐",
        "08-03",
        "film.rain.rain_portrait",
        "竖着手机拍下的池塘。荷叶不动，涟漪在动。",
        "A pond filmed with the phone held upright. The leaves are still; the rings are not.",
        technique="微视频",
        cost=4,
        signed=False,
    ),
    film(
        "SP04",
        "菌落",
        "A Colony",
        "梁未晞",
        "06-06",
        "film.colony.silent_growth",
        "显微镜下的扩张，没有声音。请静静地看完。",
        "Growth under a microscope, without sound. Please watch it in silence.",
        technique="微视频",
        cost=3,
        signed=False,
    ),
    lecture(
        "DK01",
        "Thirty Years of One Telescope",
        "07-16",
        "台站三十周年讲座的节选。分五章，附中文字幕。",
        "From a lecture for the station's thirtieth year, in five chapters, with Chinese captions.",
    ),
    lecture(
        "DK02",
        "How a Seed Waits a Hundred Years",
        "09-17",
        "种质资源库公开课节选：干燥、低温、唤醒。附中文字幕。",
        "From an open lesson at the seed vault: drying, cold, waking. With Chinese captions.",
    ),
    lecture(
        "DK03",
        "How to Make Sand Stay",
        "06-28",
        "治沙站党课节选：风、草、根。附中文字幕。",
        "From a talk at the dune station: wind, straw, roots. With Chinese captions.",
    ),
)
