"""Articles (WZ) and verse (SC)."""

from pathlib import Path

from demo.art.catalogue.entry import recipe
from demo.art.verse import POEMS
from demo.art.worksheet import Recipe

ARTICLES = Path(__file__).resolve().parents[1] / "articles"


def article(
    id: str, title_en: str, creator: str, day: str, technique: str, statement: str, statement_en: str
) -> Recipe:
    """Return the recipe of an article; its text is the Markdown file of the id, whose first line is the title."""
    markdown = (ARTICLES / f"{id}.md").read_text(encoding="utf-8")
    title = markdown.partition("\n")[0].removeprefix("# ")
    return recipe(
        id,
        title,
        title_en,
        creator,
        day,
        "writing.article",
        statement,
        statement_en,
        arguments={"markdown": markdown},
        cost=0,
        technique=technique,
        markdown=markdown,
    )


def poem(id: str, title_en: str, creator: str, day: str, statement: str, statement_en: str) -> Recipe:
    """Return the recipe of a poem; its lines are in `demo.art.verse` under the id, with times if it is recited."""
    verse = POEMS[id]
    return recipe(
        id,
        verse.title,
        title_en,
        creator,
        day,
        "writing.poem",
        statement,
        statement_en,
        arguments={"id": id},
        cost=1 if verse.timings else 0,
        technique=verse.form,
        form=verse.form,
        tune=verse.tune,
        stanzas=verse.stanzas,
        timings=verse.timings,
    )


RECIPES = (
    article(
        "WZ01",
        "A Red Lamp at Four Thousand Metres",
        "赵临川",
        "05-15",
        "散文",
        "写高山台站的一夜：红灯、云，和屏幕上慢慢站稳的一个点。",
        "One night at a mountain station: a red lamp, the clouds, and a point of light that slowly stands firm.",
    ),
    article(
        "WZ02",
        "Writing to Three Thousand Metres Down",
        "何观潮",
        "06-15",
        "散文",
        "潜水器下到三千米，话要走两秒。写这两秒里养成的礼貌。",
        "At three thousand metres a word takes two seconds. On the courtesy that grows in those two seconds.",
    ),
    article(
        "WZ03",
        "Arithmetic in the Sand",
        "丁一舟",
        "07-15",
        "散文",
        "治沙站的黑板上只写一个数。写这个数的涨落。",
        "The blackboard at the dune station holds one number. This is how it rose and fell.",
    ),
    article(
        "WZ04",
        "The Temperature of the Ice Library",
        "许听松",
        "08-15",
        "散文",
        "冰芯库停电四小时，升温二点三度，一根也没有化。",
        "Four hours without power, two point three degrees warmer, and not one core lost.",
    ),
    article(
        "WZ05",
        "The Three Hundredth Night",
        "俞初晴",
        "09-15",
        "散文",
        "跟着老站长学会三件事：等，关灯，留一盏给后来的人。",
        "Three things learnt from an old hand: to wait, to put out the lamps, and to leave one on for the next.",
    ),
    article(
        "WZ06",
        "The File of a Seed",
        "姚静川",
        "10-15",
        "散文",
        "种质库里每一粒种子都有来处与去处，中间是很长的低温。",
        "Every seed in the vault has a whence and a whither, and a long cold in between.",
    ),
    article(
        "WZ07",
        "Three Entries from a Dive Log",
        "韩渡",
        "11-15",
        "随笔",
        "下潜日记三则：两千米，三千八百米，零米。",
        "Three entries: two thousand metres, three thousand eight hundred, and zero.",
    ),
    article(
        "WZ08",
        "Marks on the Sand",
        "丁一舟",
        "12-15",
        "散文",
        "院子里立着一根量沙的木杆。写它埋掉的一米和长回来的两米。",
        "A pole in the yard measures sand: the metre it lost, and the two metres that grew back.",
    ),
    poem(
        "SC01",
        "Listening to the Stars",
        "沈砚舟",
        "05-20",
        "夜观射电望远镜而作。银盘指天线，太初年指宇宙之初。附诵读。",
        "Written under a radio telescope at night. The silver plate is the dish. With a recitation.",
    ),
    poem(
        "SC02",
        "The Dive",
        "何观潮",
        "06-21",
        "记一次载人深潜。颔联写舱内，颈联写舱外。附诵读。",
        "One crewed dive: inside the cabin, then outside it. With a recitation.",
    ),
    poem(
        "SC03",
        "The Trial Field in the Desert",
        "孟青禾",
        "07-22",
        "治沙十年，枣林初成。诗成之日，枣花正开。",
        "Ten years of holding sand, and a first grove of dates, written while it was in flower.",
    ),
    poem(
        "SC04",
        "The Station, to the Tune Yi Jiangnan",
        "顾听澜",
        "08-23",
        "调寄忆江南，写高山台站的一夜。",
        "To the tune Yi Jiangnan: one night at a mountain station.",
    ),
    poem(
        "SC05",
        "Coring at the Pole, to the Tune Zhegu Tian",
        "谢雪庭",
        "09-24",
        "上片写极地之行，下片写取芯。末句是对后来读冰人的嘱托。",
        "First the journey, then the core. The last line is for those who will read the ice.",
    ),
    poem(
        "SC06",
        "Night Shift, to the Tune Huanxi Sha",
        "白露晨",
        "10-25",
        "调寄浣溪沙，实验室夜值所见：离心机、灯火、霜一样的晶体。",
        "A night in the laboratory: a centrifuge, a lit window, crystals like frost.",
    ),
    poem(
        "SC07",
        "Song of the Mirror Grinders",
        "温如砥",
        "11-26",
        "五言古体十二句，分三章：磨镜，开镜，待光。",
        "Old-style verse in three parts: grinding the mirror, its first light, and the waiting.",
    ),
    poem(
        "SC08",
        "The Seed Vault",
        "姚静川",
        "05-27",
        "新诗。写给零下二十度里睡着的种子。",
        "Free verse for the seeds asleep at minus twenty.",
    ),
    poem(
        "SC09",
        "The Last Batch of Data",
        "梁未晞",
        "06-20",
        "新诗。凌晨四点等到海上传回的最后一批数据。",
        "Free verse. At four in the morning the last data came back from the sea.",
    ),
)
