"""The eight categories of every call, with their limits and their own questions."""

Choice = tuple[str, str, str]  # value, label, label in English


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
