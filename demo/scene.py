"""Who and what the demo is about, as plain data: units, people, programme, categories, calls, rooms. Nothing is loaded here.

Names of units and people are invented.
"""

from dataclasses import dataclass

from archive.units.enums import Role, UnitKind

PASSWORD = "zhancang-demo"  # noqa: S105 -- printed by `make run`: the demo's own, for one machine

Choice = tuple[str, str, str]


@dataclass(frozen=True)
class UnitSheet:
    """A unit and what lies below it."""

    code: str
    name: str
    name_en: str
    kind: UnitKind
    below: tuple["UnitSheet", ...] = ()


def _institute(code: str, name: str, name_en: str) -> UnitSheet:
    return UnitSheet(code, name, name_en, UnitKind.INSTITUTE)


ACADEMY = UnitSheet(
    "yuanshan",
    "远山科学院",
    "Yuanshan Academy of Sciences",
    UnitKind.ACADEMY,
    (
        UnitSheet(
            "donghai",
            "东海分院",
            "Donghai Branch",
            UnitKind.BRANCH,
            (
                _institute("deep-sea", "深海工程研究所", "Institute of Deep-Sea Engineering"),
                _institute("marine", "海洋生态研究所", "Institute of Marine Ecology"),
                _institute("acoustics", "声学研究所", "Institute of Acoustics"),
                _institute("tides", "潮汐观测站", "Tidal Observatory"),
            ),
        ),
        UnitSheet(
            "xiling",
            "西岭分院",
            "Xiling Branch",
            UnitKind.BRANCH,
            (
                _institute("observatory", "高山天文台", "Mountain Observatory"),
                _institute("glaciers", "冰川冻土研究所", "Institute of Glaciers and Frozen Soil"),
                _institute("seeds", "植物种质研究所", "Institute of Plant Germplasm"),
                _institute("minerals", "地质矿物研究所", "Institute of Geology and Minerals"),
            ),
        ),
        UnitSheet(
            "beiyuan",
            "北原分院",
            "Beiyuan Branch",
            UnitKind.BRANCH,
            (
                _institute("radio", "射电天文研究所", "Institute of Radio Astronomy"),
                _institute("desert", "沙漠生态研究所", "Institute of Desert Ecology"),
                _institute("imaging", "显微成像中心", "Centre for Microscopic Imaging"),
                _institute("old-paper", "古纸修复研究所", "Institute for the Care of Old Paper"),
            ),
        ),
    ),
)
INSTITUTES = tuple(institute for branch in ACADEMY.below for institute in branch.below)
HOME_INSTITUTE = "observatory"  # where the demo's uploader and coordinator work


@dataclass(frozen=True)
class PersonSheet:
    """A person who signs in, and where they have which role."""

    username: str
    name: str
    unit: str
    role: Role


PEOPLE = (
    PersonSheet("demo-uploader", "陆听雨（填报人）", HOME_INSTITUTE, Role.UPLOADER),
    PersonSheet("demo-coordinator", "温如砥（单位联络员）", HOME_INSTITUTE, Role.COORDINATOR),
    PersonSheet("demo-organiser", "宋知行（组织者）", "yuanshan", Role.ORGANISER),
    PersonSheet("demo-judge-1", "方远（评委）", "yuanshan", Role.JUDGE),
    PersonSheet("demo-judge-2", "秦岚（评委）", "yuanshan", Role.JUDGE),
    PersonSheet("demo-chair", "裴松（评审组长）", "yuanshan", Role.CHAIR),
    PersonSheet("demo-curator", "叶知秋（策展人）", "yuanshan", Role.CURATOR),
    PersonSheet("demo-archivist", "许青简（档案员）", "yuanshan", Role.ARCHIVIST),
)

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


def _choice(key: str, label: str, label_en: str, choices: list[Choice], *, required: bool = True) -> dict[str, object]:
    return {
        "key": key,
        "label": label,
        "label_en": label_en,
        "kind": "choice",
        "required": required,
        "choices": [list(choice) for choice in choices],
        "help": "",
        "help_en": "",
    }


SCRIPTS: list[Choice] = [
    ("篆书", "篆", "Seal"),
    ("隶书", "隶", "Clerical"),
    ("楷书", "楷", "Regular"),
    ("行书", "行", "Running"),
    ("行草", "行草", "Running-cursive"),
    ("草书", "草", "Cursive"),
]
FORMATS: list[Choice] = [
    ("立轴", "立轴", "Hanging scroll"),
    ("横幅", "横幅", "Horizontal"),
    ("斗方", "斗方", "Square"),
    ("扇面", "扇面", "Fan"),
    ("团扇", "团扇", "Round fan"),
    ("手卷", "手卷", "Hand scroll"),
    ("册页", "册页", "Album"),
    ("对联", "对联", "Couplet"),
    ("镜心", "镜心", "Sheet"),
    ("尺牍", "尺牍", "Letter"),
    ("榜书", "榜书", "Great character"),
    ("拓片", "拓片", "Rubbing"),
]
VERSE_FORMS: list[Choice] = [
    ("古体", "古体", "Old style"),
    ("绝句", "绝句", "Quatrain"),
    ("律诗", "律诗", "Regulated verse"),
    ("词", "词", "Ci (to a tune)"),
    ("曲", "曲", "Qu"),
    ("新诗", "新诗", "New verse"),
]
TUNE: dict[str, object] = {
    "key": "tune",
    "label": "词牌",
    "label_en": "Tune",
    "kind": "text",
    "required": False,
    "choices": [],
    "help": "填词的写词牌名，如“浣溪沙”。",
    "help_en": "For a ci, the name of its tune.",
}

# code, title, English, medium, then what differs from the model's defaults
CATEGORIES: tuple[tuple[str, str, str, str, dict[str, object]], ...] = (
    (
        "SF",
        "书法",
        "Calligraphy",
        "image",
        {
            "max_files": 6,
            "asks_size": True,
            "asks_text": True,
            "quota_per_unit": 5,
            "fields": [_choice("script", "书体", "Script", SCRIPTS), _choice("format", "形制", "Format", FORMATS)],
            "help": "请扫描或正面平拍，第一张为正面全幅；释文照原文分行。",
            "help_en": "Scan it or photograph it flat; the first picture shows all of it. Give the transcription line by line.",
        },
    ),
    (
        "MS",
        "美术",
        "Fine art",
        "image",
        {
            "max_files": 6,
            "asks_size": True,
            "quota_per_unit": 5,
            "help": "国画、油画、版画、水彩、雕塑等；雕塑请交三个角度。",
            "help_en": "Ink, oil, print, watercolour, sculpture; of a sculpture, three views.",
        },
    ),
    (
        "SY",
        "摄影",
        "Photography",
        "image",
        {
            "max_files": 8,
            "quota_per_unit": 8,
            "help": "单幅一张，组照按顺序，最多八张；请交原图。",
            "help_en": "One picture, or a series of up to eight in order; send the files as the camera made them.",
        },
    ),
    (
        "WZ",
        "文章",
        "Article",
        "text",
        {
            "min_files": 0,
            "max_files": 0,
            "asks_text": True,
            "quota_per_unit": 3,
            "help": "三千字左右，小标题前写“## ”。",
            "help_en": "About 3,000 characters; begin a heading with “## ”.",
        },
    ),
    (
        "SC",
        "诗词",
        "Poetry",
        "text",
        {
            "min_files": 0,
            "max_files": 1,
            "asks_text": True,
            "quota_per_unit": 5,
            "fields": [_choice("verse_form", "体裁", "Form", VERSE_FORMS), TUNE],
            "help": "一句一行，空一行分节；分行与分节都会照样展出。可附诵读录音。",
            "help_en": "One line a line, an empty line between stanzas: both are shown as typed. A recitation may come with it.",
        },
    ),
    (
        "DY",
        "微电影",
        "Micro-film",
        "video",
        {
            "max_seconds": 1800,
            "quota_per_unit": 2,
            "max_file_bytes": 8 * 1024**3,
            "help": "三十分钟以内，片尾注明主创。",
            "help_en": "Up to 30 minutes, with credits.",
        },
    ),
    (
        "SP",
        "微视频",
        "Micro-video",
        "video",
        {
            "min_seconds": 3,
            "max_seconds": 300,
            "quota_per_unit": 5,
            "help": "五分钟以内，手机拍摄即可，横竖均可。",
            "help_en": "Up to five minutes; a phone is fine, upright or not.",
        },
    ),
    (
        "DK",
        "党课展播",
        "Recorded lecture",
        "video",
        {
            "max_seconds": 3600,
            "quota_per_unit": 2,
            "max_file_bytes": 8 * 1024**3,
            "help": "六十分钟以内，请注明讲述人。",
            "help_en": "Up to 60 minutes; name the lecturer.",
        },
    ),
)

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

CRITERIA = (
    (
        "立意",
        "Idea",
        "40",
        [
            ["9–10", "立意新，有自己的发现", "Fresh, with a discovery of its own"],
            ["6–8", "立意明白，表达完整", "Clear and whole"],
            ["1–5", "立意一般", "Ordinary"],
        ],
    ),
    (
        "技艺",
        "Craft",
        "60",
        [
            ["9–10", "技艺纯熟，细处可看", "Assured, good in the details"],
            ["6–8", "技艺稳当", "Sound"],
            ["1–5", "尚需磨炼", "Needs practice"],
        ],
    ),
)
AWARDS = (("一等奖", "First prize", 1), ("二等奖", "Second prize", 1), ("三等奖", "Third prize", 2))

# which works go where; the rest of the catalogue is in the finished call
IN_JUDGING = ("SF08", "SF09", "SF13", "MS03", "MS05", "MS08", "SY04", "SY05", "SC08", "SC09", "WZ07", "WZ08", "SP02")
IN_OPEN_CALL = ("SF10", "SF11", "MS06", "SY09", "SC07", "WZ06", "SP04", "DK03")


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
