"""The two exhibitions, their rooms and what hangs in each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RoomSheet:
    """A room: how it hangs, how bright it is, which works, and the wall texts before some of them."""

    title: str
    title_en: str
    hanging: str
    light: str
    note: str
    note_en: str
    works: tuple[str, ...]
    texts: tuple[tuple[str, str, str, str, str], ...] = ()  # before work, title, English, text, English


@dataclass(frozen=True)
class ExhibitionSheet:
    """An exhibition and its rooms."""

    slug: str
    title: str
    title_en: str
    subtitle: str
    subtitle_en: str
    preface: str
    preface_en: str
    hero: str
    rooms: tuple[RoomSheet, ...]


EXHIBITIONS = (
    ExhibitionSheet(
        "one-sheet",
        "一纸山河",
        "Mountains on One Sheet",
        "职工书画摄影诗词影像展",
        "Brush, camera and verse by the academy's people",
        "纸是最轻的家当。量星的人，取冰的人，数种子的人，行囊里都塞得下几张。白天记数，夜里写字。\n\n"
        "这一年，十二个研究所把它们寄了来：最长的一卷展开有四米多，最小的一件是一方团扇。"
        "从中选出的，今天挂在这里。\n\n我们没有按奖次挂，也没有按单位挂，只按光线挂：从墨色走到夜色。请慢慢走。",
        "Paper weighs little. People who measure stars, drill ice or count seeds have room for a few sheets. By day they "
        "note figures, by night they write.\n\nThis year twelve institutes sent theirs in. We hung them neither by prize "
        "nor by unit, only by light: from ink to night. Please take your time.",
        "MS02",
        (
            RoomSheet(
                "墨痕",
                "Traces of Ink",
                "wall",
                "day",
                "书法按原大的比例挂，作品的中线都与视平线齐。向右慢慢走。",
                "Calligraphy at one true scale, centred on the eye line. Walk to the right.",
                ("SF01", "SF03", "SF07", "SF02", "SF04", "SF12", "SF05"),
                (
                    (
                        "SF01",
                        "写字的手",
                        "Hands that Write",
                        "白天握镊子、握罗盘、握试管的手，夜里握笔。他们不是书家，也不求像谁；字里有量过冰、守过夜的力气。",
                        "Hands that hold tweezers by day hold a brush by night. There is the strength of measured ice in it.",
                    ),
                    (
                        "SF02",
                        "联与扇",
                        "Couplet and Fan",
                        "对联自右读起。扇面的长短行，随折痕走。",
                        "A couplet is read from the right. On a fan the lines follow the folds.",
                    ),
                ),
            ),
            RoomSheet(
                "长卷",
                "The Long Scroll",
                "scroll",
                "day",
                "自右展开，像展开一天的路。",
                "It opens from the right, like a day's walk.",
                ("SF06",),
            ),
            RoomSheet(
                "丹青",
                "Colours",
                "salon",
                "day",
                "国画、水彩、油画与雕塑，一件不裁。",
                "Ink, watercolour, oil and bronze; nothing cropped.",
                ("MS02", "MS01", "MS04", "MS07", "MS09", "MS10"),
            ),
            RoomSheet(
                "行吟",
                "Walking Verse",
                "reading",
                "day",
                "诗九首，竖排，自右读。文章几篇，慢慢看。",
                "Verse, set upright and read from the right; and some prose.",
                ("SC01", "SC02", "SC03", "SC04", "SC05", "SC06", "WZ01", "WZ02", "WZ05"),
            ),
            RoomSheet(
                "放映厅",
                "The Theatre",
                "theatre",
                "dusk",
                "点开才放，不点不耗流量。",
                "Nothing loads until you ask.",
                ("DY01", "DY02", "DY03", "SP01", "SP03", "DK01", "DK02"),
            ),
        ),
    ),
    ExhibitionSheet(
        "night-watch",
        "夜观",
        "The Night Watch",
        "职工摄影展",
        "Photographs by the academy's people",
        "关了灯，眼睛要二十分钟才看得见最暗的星。这间屋子替您先把灯关了。\n\n照片里有沙漠、冰湖、深海和城市，都是值班的人拍的。",
        "When the lamp is out, eyes need twenty minutes for the faintest stars. This room has put the lamp out for you.",
        "SY01",
        (
            RoomSheet(
                "长夜",
                "The Long Night",
                "salon",
                "dusk",
                "摄影七件，灯调到了最暗。",
                "Seven photographs, the lamps turned low.",
                ("SY01", "SY02", "SY07", "SY03", "SY06", "SY10"),
            ),
            RoomSheet(
                "海上六时",
                "Six Hours at Sea",
                "sequence",
                "dusk",
                "一组六张，次序就是时辰。",
                "Six pictures in the order of the hours.",
                ("SY08",),
            ),
        ),
    ),
)
