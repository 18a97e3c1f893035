"""The lectures (DK), as words: chapters with what their slides say, and captions with their times in seconds."""

from dataclasses import dataclass
from typing import Literal

SECONDS = 40


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a lecture and its one slide."""

    start: int
    name: str
    heading: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lecture:
    """A lecture of forty seconds. `captions` are (from, to, text); each stays within its chapter."""

    title: str
    lecturer: str
    occasion: str
    look: Literal["night", "paper", "sand"]
    chapters: tuple[Chapter, ...]
    captions: tuple[tuple[float, float, str], ...]


def spoken(chapters: tuple[Chapter, ...], lines: tuple[tuple[str, str], ...]) -> tuple[tuple[float, float, str], ...]:
    """Give each chapter its two captions, sharing its time by their length, with a breath after each."""
    starts = [chapter.start for chapter in chapters] + [SECONDS]
    timed = []
    for (first, second), begin, end in zip(lines, starts, starts[1:], strict=False):
        room = end - begin - 1.1
        share = room * len(first) / (len(first) + len(second))
        timed.append((begin + 0.4, round(begin + 0.4 + share, 2), first))
        timed.append((round(begin + 0.7 + share, 2), round(begin + 0.7 + room, 2), second))
    return tuple(timed)


TELESCOPE = (
    Chapter(0, "开场", "一台望远镜的三十年", ("讲述人 赵临川", "台站三十周年讲座")),
    Chapter(7, "选址", "为一片黑暗走遍群山", ("走过四十七座山", "量过三千个夜晚", "选定一座没有灯的")),
    Chapter(16, "磨镜", "误差不到发丝的千分之一", ("粗磨一年 细磨三年", "手掌的温度也要计算", "不合格 重来")),
    Chapter(25, "首光", "第一夜 等来的是云", ("零点 云从山口上来", "四点 云开一线", "第一颗星 曝光九十秒")),
    Chapter(33, "结语", "把名字写在星表的背面", ("仪器会退役", "数据不会", "谢谢各位")),
)
SEED = (
    Chapter(0, "开场", "一粒种子怎样等一百年", ("讲述人 姚静川", "种质资源库公开课")),
    Chapter(7, "干燥", "先学会少喝水", ("新收的种子 含水十三", "慢慢降到百分之五", "每降一分 寿命加倍")),
    Chapter(16, "低温", "零下十八度的睡眠", ("铝箔袋 真空封口", "恒温的夜 没有四季", "不是停止 是放慢")),
    Chapter(25, "唤醒", "每十年问一次早安", ("取一百粒 放在湿纸上", "第七天 数一数新芽", "低于八十五 就去地里更新")),
    Chapter(33, "结语", "冷 是替后来的人存着春天", ("一座库 四十二万份", "一份 就是一条退路", "谢谢各位")),
)
SAND = (
    Chapter(0, "开场", "怎样让沙停下来", ("讲述人 丁一舟", "治沙站党课")),
    Chapter(7, "风", "沙怕弯腰的风", ("风速每加一倍", "搬走的沙多到八倍", "先让风慢下来")),
    Chapter(16, "草", "一米见方的道理", ("麦草 铺成方格", "露出一掌高的茬口", "风弯一下腰 沙就落下")),
    Chapter(25, "根", "活下来的都在背风坡", ("三百一十二棵 教会我们", "顺着沙丘的脾气种", "十年 九千四百棵")),
    Chapter(33, "结语", "这道题只有乘法", ("一锹 乘以一万", "再乘以十年", "谢谢各位")),
)

LECTURES = {
    "DK01": Lecture(
        title="一台望远镜的三十年",
        lecturer="赵临川",
        occasion="台站三十周年讲座",
        look="night",
        chapters=TELESCOPE,
        captions=spoken(
            TELESCOPE,
            (
                ("各位老师，各位同学，晚上好。", "今天讲一台望远镜，和守着它的人。"),
                ("为了一片足够黑的天，我们走过四十七座山。", "最后选中的那一座，连一盏路灯也没有。"),
                ("镜面要磨到误差不超过头发丝的千分之一。", "师傅说，手掌的温度也要算进去。"),
                ("首光那一夜，先来的是云。", "等到四点，云开了一线，我们曝光九十秒。"),
                ("仪器会老，会退役，数据不会。", "谢谢大家，请抬头看看今晚的天。"),
            ),
        ),
    ),
    "DK02": Lecture(
        title="一粒种子怎样等一百年",
        lecturer="姚静川",
        occasion="种质资源库公开课",
        look="paper",
        chapters=SEED,
        captions=spoken(
            SEED,
            (
                ("大家好，我在种质库工作了二十二年。", "今天讲一粒种子怎样等人。"),
                ("种子入库之前，先要学会少喝水。", "水分每降一个百分点，寿命大约加一倍。"),
                ("封好口，放进零下十八度。", "它没有死，只是把日子过得很慢。"),
                ("每隔十年，我们取出一百粒，问一声早安。", "发芽的少了，就送回地里，再种一茬新的。"),
                ("库里的每一份，都是一条退路。", "愿我们永远用不上，也永远拿得出。"),
            ),
        ),
    ),
    "DK03": Lecture(
        title="怎样让沙停下来",
        lecturer="丁一舟",
        occasion="治沙站党课",
        look="sand",
        chapters=SAND,
        captions=spoken(
            SAND,
            (
                ("同志们，今天这一课，讲沙。", "沙不可怕，可怕的是没有人守。"),
                ("风速加一倍，它能搬走的沙是八倍。", "所以第一件事，不是挡沙，是让风慢下来。"),
                ("麦草铺成一米见方，露出一掌高。", "风到这里弯一下腰，沙就落下了。"),
                ("有一年春天，九千棵只活下三百一十二棵。", "它们都在背风坡，这就是沙教给我们的。"),
                ("治沙没有巧解，只有乘法。", "谢谢大家，明天早上六点，地头见。"),
            ),
        ),
    ),
}
