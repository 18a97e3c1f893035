"""Flat pieces: square, banner, one great character, gold on indigo."""

import numpy as np
from PIL import Image, ImageDraw

from demo.art import paper, texts
from demo.art.brush import Hand, Writer, lay, write_char
from demo.art.calligraphy.finishing import finish
from demo.art.noise import fbm, rgb, rng_for, value_noise
from demo.art.seal import stamp


def square(s, by):
    """SF03: two great pairs of characters on a square sheet. RGB, 0 to 1."""
    rng = rng_for("SF03")
    n = int(2400 * s)
    sheet = paper.xuan((n, n), rng, rgb(238, 226, 200), age=0.5, flecks=420)
    density = np.zeros((n, n), np.float32)
    hand = Hand("xing", dryness=0.62, swing=0.06, tilt=2.5, dip=(3, 5), weight=1.8, wobble=1.2)
    writer = Writer(hand, rng)
    writer.column(density, "观微", n * 0.70, n * 0.075, 1180 * s, bottom=n * 0.91, drift=0.02)
    writer.column(density, "知著", n * 0.315, n * 0.07, 1180 * s, bottom=n * 0.90, drift=0.02)
    end = Writer(Hand("xing", dryness=0.35, gap=0.06), rng).column(
        density, f"辛丑六月{by}", n * 0.065, n * 0.30, 106 * s
    )
    sheet = finish(sheet, density, rng)
    stamp(sheet, f"{by}手书", 150 * s, end + 60 * s, n * 0.065 - 75 * s, rng, white=True)
    stamp(sheet, "显微", 150 * s, n * 0.045, n * 0.915, rng, oval=True)
    return paper.mount_flat(sheet, rng, (176, 166, 142), 0.10)


def horizontal(s, by):
    """SF07: five great characters in a row, written from the right. RGB, 0 to 1."""
    rng = rng_for("SF07")
    h, w = int(1150 * s), int(3900 * s)
    sheet = paper.xuan((h, w), rng, age=0.45)
    density = np.zeros((h, w), np.float32)
    hand = Hand("xing", dryness=0.7, swing=0.08, tilt=3.5, dip=(3, 5), weight=1.0, wobble=1.5)
    writer = Writer(hand, rng)
    for i, char in enumerate("问天入海"):
        ink = write_char(hand, char, 960 * s * (1 + rng.normal(0, 0.07)), rng, min(0.42, writer.dry() + 0.12))
        lay(
            density,
            ink,
            h * 0.5 - ink.shape[0] / 2 + rng.normal(0, 22 * s),
            w * 0.885 - i * w * 0.212 - ink.shape[1] / 2,
        )
    pen = Writer(Hand("xing", dryness=0.4, gap=0.05), rng)
    pen.column(density, "赠深潜与射电两队同人", w * 0.092, h * 0.13, 84 * s, small=False)
    end = pen.column(density, by, w * 0.055, h * 0.28, 84 * s, small=False)
    sheet = finish(sheet, density, rng)
    stamp(sheet, by[1:], 112 * s, end + 30 * s, w * 0.055 - 56 * s, rng, white=True)
    stamp(sheet, "老而好学", 118 * s, end + 160 * s, w * 0.055 - 56 * s, rng)
    stamp(sheet, "不息", 130 * s, h * 0.10, w * 0.968, rng, oval=True)
    return paper.mount_flat(sheet, rng, (186, 178, 160), 0.14)


def great_character(s, by):
    """榜书: one character, the brush nearly dry, half of it air."""
    rng = rng_for("SF12")
    h, w = int(3000 * s), int(2300 * s)
    sheet = paper.xuan((h, w), rng, age=0.35)
    density = np.zeros((h, w), np.float32)
    hand = Hand("xing", weight=1.3, wobble=1.5, tilt=2, bleed=0.5)
    ink = write_char(hand, "恒", 2600 * s, rng, 0.50)
    lay(density, ink, h * 0.11, w * 0.52 - ink.shape[1] / 2)
    # spatter thrown off by the brush
    spots = Image.new("L", (w, h), 0)
    draw = ImageDraw.Draw(spots)
    for _ in range(46):
        t = rng.uniform(0, 2 * np.pi)
        d = rng.gamma(2.2, 190 * s)
        r = rng.gamma(1.6, 2.6 * s)
        x, y = w * 0.62 + d * np.cos(t), h * 0.42 + d * np.sin(t)
        draw.ellipse([x - r, y - r * 1.2, x + r, y + r * 1.2], fill=int(rng.uniform(150, 240)))
    density = np.maximum(density, np.asarray(spots, np.float32) / 255)
    pen = Writer(Hand("xing", dryness=0.5, gap=0.05, swing=0.12), rng)
    pen.column(density, "一台仪器守三十年", w * 0.42, h * 0.745, 104 * s, small=False)
    pen.column(density, "一个题目问一生", w * 0.345, h * 0.755, 104 * s, small=False)
    end = pen.column(density, by, w * 0.27, h * 0.785, 104 * s, small=False)
    sheet = finish(sheet, density, rng)
    stamp(sheet, by[1:], 170 * s, end + 46 * s, w * 0.27 - 50 * s, rng, white=True)
    return paper.mount_flat(sheet, rng, (206, 200, 186), 0.07)


def indigo_gold(s, by):
    """泥金: ruled indigo paper, gold powder in glue."""
    rng = rng_for("SF09")
    h, w = int(2300 * s), int(2700 * s)
    sheet = paper.xuan((h, w), rng, rgb(28, 40, 66), age=0.0)
    sheet *= (1 + 0.16 * fbm((h, w), 300 * s, rng, 5))[..., None]
    n = len(texts.STARS) + 1
    left, right, top, bottom = w * 0.07, w * 0.93, h * 0.10, h * 0.90
    pitch = (right - left) / n
    ruling = Image.new("L", (w, h), 0)
    draw = ImageDraw.Draw(ruling)
    for i in range(n + 1):
        draw.line([(left + i * pitch, top), (left + i * pitch, bottom)], fill=150, width=max(1, int(2.4 * s)))
    for inset, wid in ((0, 3), (-14, 7)):
        draw.rectangle(
            [left + inset * s, top + inset * s, right - inset * s, bottom - inset * s],
            outline=190,
            width=max(1, int(wid * s)),
        )
    density = np.asarray(ruling, np.float32) / 255 * (0.75 + 0.25 * value_noise((h, w), 12 * s, rng))
    hand = Hand("kai", dryness=0.25, swing=0.03, tilt=1.0, wobble=0.6, bleed=0, weight=0.3)
    writer = Writer(hand, rng)
    writer.column(density, "星谱序", right - pitch * 0.5, top + 30 * s, 150 * s, drift=0.01, small=False)
    longest = max(map(len, texts.STARS))
    step = (bottom - top - 40 * s) / longest
    for i, line in enumerate(texts.STARS):
        writer.column(
            density, line, right - pitch * (i + 1.5), top + 20 * s, 134 * s, drift=0.01, pitch=step, small=False
        )
    shine = 0.86 + 0.20 * fbm((h, w), 120 * s, rng, 4) + 0.30 * np.clip(paper.tooth((h, w), rng), 0, 1) ** 3
    gold = rgb(222, 178, 98)[None, None] * shine[..., None]
    sheet = paper.blend(sheet, np.clip(gold, 0, 1), np.clip(density * 0.96, 0, 1))
    stamp(sheet, by, 118 * s, bottom - 150 * s, left + pitch * 0.5 - 59 * s, rng, white=True, colour=(190, 48, 32))
    return paper.mount_flat(np.clip(sheet, 0, 1), rng, (120, 104, 78), 0.08, inner=(206, 170, 100))
