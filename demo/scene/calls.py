"""The programme with its stages, its four calls with their rules and dates, and which works are in which call."""

from dataclasses import dataclass

from archive.calls.enums import CallState

PROGRAMME = {
    "slug": "mountains-and-stars",
    "title": "“山海星辰”职工主题文化活动",
    "title_en": "Mountains, Seas and Stars: a year of works by the academy's people",
    "notice": "科研人的手，握过镊子、罗盘与试管，也握过笔、相机与话筒。\n\n"
    "自即日起，面向全院职工、学生与离退休同志，征集书法、美术、摄影、文章、诗词、微电影、微视频与党课展播作品。"
    "活动分两个阶段：第一阶段征集与评选，第二阶段继续征集，并在线上展览、展播。\n\n"
    "请各单位组织报送，一件一件，认真对待。入选作品将在线上展出，经作者同意由院档案馆永久收藏。",
    "notice_en": "Hands that hold tweezers, compasses and test tubes also hold brushes, cameras and microphones.\n\n"
    "All staff, students and retired colleagues are called for calligraphy, fine art, photographs, articles, verse, "
    "micro-films, micro-videos and recorded lectures. The first stage collects and judges; the second goes on "
    "collecting, and shows and broadcasts the works online.\n\n"
    "Units send the works in. Those chosen are exhibited online and, where their makers agree, kept for good.",
}
RULES = (
    "一、作品须为本人原创，题材健康，尺寸与格式见各类别说明。\n"
    "二、先交本单位联络员核对，再由单位报送；截止前已开始上传的文件，可在宽限时间内传完。\n"
    "三、评审匿名进行，说明文字中请勿写作者姓名与单位。\n"
    "四、入选作品在线上展出；经作者同意，由院档案馆永久收藏。"
)
RULES_EN = (
    "1. Works are the makers' own; sizes and formats stand with each category.\n"
    "2. The unit's coordinator checks, then forwards. A file whose upload began in time may finish within the grace.\n"
    "3. Judging is blind: please name no person or unit in the statement.\n"
    "4. Chosen works are exhibited online and, where their makers agree, kept for good."
)


@dataclass(frozen=True)
class StageSheet:
    """A stage; its first and last day are counted from the day on which the demo is loaded."""

    title: str
    title_en: str
    starts: int
    ends: int


@dataclass(frozen=True)
class CallSheet:
    """A call; `opens`, `closes` and `results` are days from the day on which the demo is loaded."""

    code: str
    stage: int
    title: str
    title_en: str
    state: CallState
    opens: int
    closes: int
    results: int


STAGES = (
    StageSheet("第一阶段", "First stage", -150, -90),
    StageSheet("第二阶段", "Second stage", -89, 60),
)
FINISHED, BEING_JUDGED, OPEN, COMING = CALLS = (
    CallSheet(
        "spring",
        0,
        "“一纸山河”作品征集",
        "Mountains on One Sheet: call for works",
        CallState.PUBLISHED,
        -150,
        -105,
        -92,
    ),
    CallSheet("autumn", 1, "“海上清辉”作品征集", "Light on the Sea: call for works", CallState.PUBLISHED, -60, -4, 14),
    CallSheet("stars", 1, "“观星者说”作品征集", "As Stargazers Say: call for works", CallState.PUBLISHED, -9, 21, 40),
    CallSheet("snow", 1, "“新雪”作品征集", "New Snow: call for works", CallState.DRAFT, 0, 40, 55),
)
CONTACT = "院活动办公室，分机 1958"

# the rest of the catalogue is in the finished call
IN_JUDGING = ("SF08", "SF09", "SF13", "MS03", "MS05", "MS08", "SY04", "SY05", "SC08", "SC09", "WZ07", "WZ08", "SP02")
IN_OPEN_CALL = ("SF10", "SF11", "MS06", "SY09", "SC07", "WZ06", "SP04", "DK03")
FROM_HOME_INSTITUTE = ("SF10", "SC07", "MS06", "SP04")
# where the entries of the open call stand; the rest are drafts
OPEN_STATES = {"SF10": "returned", "SC07": "submitted", "MS06": "submitted", "SF11": "eligible", "SY09": "forwarded"}
REASON_TO_RETURN = "落款处有反光，请换一张不开闪光灯拍的；其余都好。"
