"""Hanging scrolls and a couplet."""

import numpy as np

from demo.art import paper, texts
from demo.art.brush import Hand, Writer
from demo.art.calligraphy.finishing import finish
from demo.art.noise import rgb, rng_for
from demo.art.seal import stamp


def hanging_scroll(
    seed,
    s,
    *,
    lines,
    hand,
    size=(1500, 3300),
    columns=3,
    char=330,
    signature="",
    seals=("",),
    tone=paper.XUAN,
    mount=(190, 182, 162),
    flecks=0,
    age=0.4,
    corner_seal="寸心",
):
    """中堂 or 条幅: the text flows through the columns as it comes, not line by line."""
    rng = rng_for(seed)
    w, h = int(size[0] * s), int(size[1] * s)
    char = char * s
    sheet = paper.xuan(
        (h, w), rng, paper.rgb(*tone) if not isinstance(tone, np.ndarray) else tone, age=age, flecks=flecks
    )
    density = np.zeros((h, w), np.float32)
    text = "".join(lines)
    writer = Writer(hand, rng)
    per = int(np.ceil(len(text) / columns - 0.34))
    top, bottom = h * 0.055, h * 0.945
    margin = w * 0.10
    pitch = (w - 2.1 * margin) / columns if columns > 1 else w
    at, end = 0, top
    for c in range(columns):
        last = c == columns - 1
        part = text[at:] if last else text[at : at + per]
        at += len(part)
        x = w - margin - pitch * (c + 0.44) if columns > 1 else w * 0.53
        low = bottom - rng.uniform(0, 0.25) * char
        if last and len(part) < per:
            end = writer.column(density, part, x, top, char, bottom=top + (low - top) * len(part) / per)
        else:
            end = writer.column(density, part, x, top, char, bottom=low)
        last_x = x
    small = Hand(
        family=hand.family if hand.family != "cao" else "xing", dryness=0.4, swing=0.10, gap=0.06, tilt=3, bleed=0.2
    )
    pen = Writer(small, rng)
    size_s = char * 0.30
    room = h - end
    need = size_s * 0.92 * len(signature) + char
    if columns > 1 and room > need:
        sx, sy = last_x - char * 0.05, end + char * 0.35
    else:
        sx = margin * 0.62 if columns > 1 else w * 0.15
        sy = h * 0.30
        size_s = min(size_s, (h * 0.60 - char) / (0.9 * len(signature)))
    sy_end = pen.column(density, signature, sx, sy, size_s, drift=0.03, small=size_s < 90)
    sheet_ready = finish(sheet, density, rng)
    seal_size = char * 0.40
    y = min(sy_end + seal_size * 0.35, h - seal_size * 2.4)
    for i, mark in enumerate(seals):
        stamp(sheet_ready, mark, seal_size, y + i * seal_size * 1.18, sx - seal_size / 2, rng, white=i % 2 == 0)
    if corner_seal:
        stamp(sheet_ready, corner_seal, char * 0.40, top * 0.75, w - margin * 0.95, rng, oval=True)
    return paper.mount_hanging(sheet_ready, rng, mount)


def dish_poem(s, by):
    """SF01: a quatrain on the radio telescope, a hanging scroll in running script."""
    hand = Hand("xing", dryness=0.68, swing=0.13, tilt=3, dip=(5, 9), gap=0.05, join=0.12)
    return hanging_scroll(
        "SF01",
        s,
        lines=texts.DISH,
        hand=hand,
        columns=3,
        size=(1500, 3200),
        char=330,
        signature=f"夜观射电望远镜得句辛丑夏{by}书于台站",
        seals=("听星", f"{by}印"),
    )


def desert_poem(s, by):
    """SF08: a regulated verse on the desert trial fields, a hanging scroll in cursive script."""
    hand = Hand("cao", dryness=0.8, swing=0.20, tilt=4, dip=(6, 12), gap=0.0, join=0.30, weight=0.5, wobble=1.2)
    return hanging_scroll(
        "SF08",
        s,
        lines=texts.DESERT,
        hand=hand,
        columns=4,
        size=(1800, 3700),
        char=268,
        signature=f"沙漠试验田一律辛丑秋{by}",
        seals=("种树人", by[1:]),
        mount=(146, 152, 146),
        age=0.5,
    )


def couplet(s, by):
    """Two strips on cinnabar paper strewn with gold."""
    rng = rng_for("SF02")
    w, h = int(760 * s), int(3500 * s)
    hand = Hand("kai", dryness=0.72, swing=0.05, tilt=1.6, dip=(4, 7), weight=0.7)
    strips = []
    for i, line in enumerate(texts.COUPLET):
        sheet = paper.xuan((h, w), rng, rgb(183, 58, 40), age=0.15, flecks=900, fleck_colour=(222, 178, 96))
        density = np.zeros((h, w), np.float32)
        Writer(hand, rng).column(density, line, w * 0.5, h * 0.06, 430 * s, bottom=h * 0.925, drift=0.02)
        d2 = np.zeros_like(density)
        small = Hand("xing", dryness=0.3, swing=0.1, gap=0.08)
        note = "辛丑岁杪" if i == 0 else f"{by}撰并书"
        x = w * 0.88 if i == 0 else w * 0.115
        end = Writer(small, rng).column(d2, note, x, h * (0.10 if i == 0 else 0.55), 92 * s, small=True)
        sheet = finish(finish(sheet, density, rng, (16, 14, 14)), d2, rng, (16, 14, 14))
        if i:
            stamp(sheet, by, 128 * s, end + 40 * s, x - 64 * s, rng, white=True, colour=(238, 205, 140))
            stamp(sheet, "守拙", 128 * s, end + 190 * s, x - 36 * s, rng, colour=(238, 205, 140))
        strips.append(paper.mount_hanging(sheet, rng, (196, 176, 140), inner=(226, 206, 160), bands=False))
    H, W = strips[0].shape[:2]
    gap = int(W * 0.16)
    ground = paper.on_table((H + gap, 2 * W + 3 * gap), rng, (236, 231, 221))
    mask = np.zeros(ground.shape[:2], np.float32)
    places = [(2 * gap + W, strips[0]), (gap, strips[1])]
    for x, _ in places:
        mask[gap // 2 : gap // 2 + H, x : x + W] = 1
    ground = paper.drop_shadow(ground, mask, int(26 * s), 30 * s, 0.42)
    for x, strip in places:
        ground[gap // 2 : gap // 2 + H, x : x + W] = strip
    return ground
