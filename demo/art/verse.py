"""The poems (SC), written for this package: lines, stanzas, and the timings of a recitation where there is one."""

from dataclasses import dataclass

from demo.art import texts

Lines = tuple[str, ...]
Timings = tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Poem:
    """One poem. `timings` are (second, line) pairs; empty when nobody recites it."""

    title: str
    form: str
    stanzas: tuple[Lines, ...]
    tune: str = ""
    timings: Timings = ()


def timed(lines: Lines, start: float = 1.0, step: float = 3.4) -> Timings:
    """Give each line its second, `step` seconds apart."""
    return tuple((round(start + step * i, 2), line) for i, line in enumerate(lines))


SEED_VAULT = (
    ("零下二十度的抽屉里", "睡着一片没有风的草原", "每一粒都抱紧自己的雨季"),
    ("我们给它们编号", "像给远行的孩子缝上名字", "然后关门，把灯留给走廊"),
    ("也许一百年后", "有人拉开这只抽屉", "春天会站起来", "先认出自己的名字"),
)
LAST_BATCH = (
    ("凌晨四点，数据从海上回来", "带着盐，和一点不肯解释的偏差"),
    ("我给它倒一杯水，请它坐下", "从头再说一遍"),
    ("窗外，第一辆洒水车经过", "把路洗成一条刚出厂的标尺", "我们就用它", "量一量今天"),
)

POEMS = {
    "SC01": Poem("听星", "七言绝句", (texts.DISH,), timings=timed(texts.DISH)),
    "SC02": Poem("深潜", "五言律诗", (texts.DEEP,), timings=timed(texts.DEEP, step=3.0)),
    "SC03": Poem("沙漠试验田", "七言律诗", (texts.DESERT,)),
    "SC04": Poem("忆江南·台站", "词", (texts.STATION,), tune="忆江南"),
    "SC05": Poem("鹧鸪天·极地取芯", "词", texts.POLAR, tune="鹧鸪天"),
    "SC06": Poem("浣溪沙·夜值", "词", texts.NIGHT, tune="浣溪沙"),
    "SC07": Poem("磨镜歌", "五言古体", (texts.MIRROR[:4], texts.MIRROR[4:8], texts.MIRROR[8:])),
    "SC08": Poem("种子库", "新诗", SEED_VAULT),
    "SC09": Poem("最后一班数据", "新诗", LAST_BATCH),
}
