"""Calligraphy in every format: hanging scroll, couplet, square, fan, album, tablet, letter, rubbing."""

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from . import paper, texts
from .brush import Hand, Writer, apply_ink, lay, write_char
from .noise import fbm, rgb, rng_for, smoothstep, value_noise
from .seal import stamp


def finish(sheet, density, rng, colour=(22, 20, 19)):
    return apply_ink(sheet, density, colour, paper.tooth(density.shape, rng))


def hanging_scroll(seed, s, *, lines, hand, size=(1500, 3300), columns=3, char=330, signature="", seals=("",),
                   tone=paper.XUAN, mount=(190, 182, 162), flecks=0, age=0.4, corner_seal="寸心"):
    """中堂 or 条幅: the text flows through the columns as it comes, not line by line."""
    rng = rng_for(seed)
    w, h = int(size[0] * s), int(size[1] * s)
    char = char * s
    sheet = paper.xuan((h, w), rng, paper.rgb(*tone) if not isinstance(tone, np.ndarray) else tone, age=age, flecks=flecks)
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
    small = Hand(family=hand.family if hand.family != "cao" else "xing", dryness=0.4, swing=0.10, gap=0.06, tilt=3, bleed=0.2)
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
    hand = Hand("xing", dryness=0.85, swing=0.13, tilt=3, dip=(5, 9), gap=0.05, join=0.12)
    return hanging_scroll("SF01", s, lines=texts.DISH, hand=hand, columns=3, size=(1500, 3200), char=330,
                          signature=f"夜观射电望远镜得句辛丑夏{by}书于台站", seals=("听星", f"{by}印"))


def desert_poem(s, by):
    hand = Hand("cao", dryness=0.95, swing=0.20, tilt=4, dip=(6, 12), gap=0.0, join=0.30, weight=0.5, wobble=1.2)
    return hanging_scroll("SF08", s, lines=texts.DESERT, hand=hand, columns=4, size=(1800, 3700), char=268,
                          signature=f"沙漠试验田一律辛丑秋{by}", seals=("种树人", by[1:]), mount=(146, 152, 146), age=0.5)


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
    for x, strip in places:
        mask[gap // 2 : gap // 2 + H, x : x + W] = 1
    ground = paper.drop_shadow(ground, mask, int(26 * s), 30 * s, 0.42)
    for x, strip in places:
        ground[gap // 2 : gap // 2 + H, x : x + W] = strip
    return ground


def square(s, by):
    rng = rng_for("SF03")
    n = int(2400 * s)
    sheet = paper.xuan((n, n), rng, rgb(238, 226, 200), age=0.5, flecks=420)
    density = np.zeros((n, n), np.float32)
    hand = Hand("xing", dryness=0.62, swing=0.06, tilt=2.5, dip=(3, 5), weight=1.8, wobble=1.2)
    writer = Writer(hand, rng)
    writer.column(density, "观微", n * 0.70, n * 0.075, 1180 * s, bottom=n * 0.91, drift=0.02)
    writer.column(density, "知著", n * 0.315, n * 0.07, 1180 * s, bottom=n * 0.90, drift=0.02)
    end = Writer(Hand("xing", dryness=0.35, gap=0.06), rng).column(density, f"辛丑六月{by}", n * 0.065, n * 0.30, 106 * s)
    sheet = finish(sheet, density, rng)
    stamp(sheet, f"{by}手书", 150 * s, end + 60 * s, n * 0.065 - 75 * s, rng, white=True)
    stamp(sheet, "显微", 150 * s, n * 0.045, n * 0.915, rng, oval=True)
    return paper.mount_flat(sheet, rng, (176, 166, 142), 0.10)


def horizontal(s, by):
    rng = rng_for("SF07")
    h, w = int(1150 * s), int(3900 * s)
    sheet = paper.xuan((h, w), rng, age=0.45)
    density = np.zeros((h, w), np.float32)
    hand = Hand("xing", dryness=0.7, swing=0.08, tilt=3.5, dip=(3, 5), weight=1.0, wobble=1.5)
    writer = Writer(hand, rng)
    for i, char in enumerate("问天入海"):
        ink = write_char(hand, char, 960 * s * (1 + rng.normal(0, 0.07)), rng, min(1, writer.dry() + 0.12))
        lay(density, ink, h * 0.5 - ink.shape[0] / 2 + rng.normal(0, 22 * s), w * 0.885 - i * w * 0.212 - ink.shape[1] / 2)
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
        draw.rectangle([left + inset * s, top + inset * s, right - inset * s, bottom - inset * s], outline=190, width=max(1, int(wid * s)))
    density = np.asarray(ruling, np.float32) / 255 * (0.75 + 0.25 * value_noise((h, w), 12 * s, rng))
    hand = Hand("kai", dryness=0.25, swing=0.03, tilt=1.0, wobble=0.6, bleed=0, weight=0.3)
    writer = Writer(hand, rng)
    writer.column(density, "星谱序", right - pitch * 0.5, top + 30 * s, 150 * s, drift=0.01, small=False)
    longest = max(map(len, texts.STARS))
    step = (bottom - top - 40 * s) / longest
    for i, line in enumerate(texts.STARS):
        writer.column(density, line, right - pitch * (i + 1.5), top + 20 * s, 134 * s, drift=0.01, pitch=step, small=False)
    shine = 0.86 + 0.20 * fbm((h, w), 120 * s, rng, 4) + 0.30 * np.clip(paper.tooth((h, w), rng), 0, 1) ** 3
    gold = rgb(222, 178, 98)[None, None] * shine[..., None]
    sheet = paper.blend(sheet, np.clip(gold, 0, 1), np.clip(density * 0.96, 0, 1))
    stamp(sheet, by, 118 * s, bottom - 150 * s, left + pitch * 0.5 - 59 * s, rng, white=True, colour=(190, 48, 32))
    return paper.mount_flat(np.clip(sheet, 0, 1), rng, (120, 104, 78), 0.08, inner=(206, 170, 100))


def letter(s, by):
    """尺牍 on red-ruled letter paper with a printed sprig of wheat."""
    rng = rng_for("SF10")
    h, w = int(2300 * s), int(1900 * s)
    sheet = paper.xuan((h, w), rng, rgb(243, 234, 212), age=0.55, laid=True)
    n = len(texts.LETTER) + 2
    left, right, top, bottom = w * 0.085, w * 0.915, h * 0.09, h * 0.91
    pitch = (right - left) / n
    lines = Image.new("L", (w, h), 0)
    draw = ImageDraw.Draw(lines)
    for i in range(n + 1):
        draw.line([(left + i * pitch, top), (left + i * pitch, bottom)], fill=140, width=max(1, int(2.6 * s)))
    draw.rectangle([left, top, right, bottom], outline=190, width=max(1, int(5 * s)))
    rule = np.asarray(lines, np.float32) / 255 * (0.8 + 0.3 * value_noise((h, w), 30 * s, rng))
    sheet = paper.blend(sheet, rgb(186, 84, 66)[None, None], np.clip(rule, 0, 1) * 0.8)
    sheet = paper.blend(sheet, rgb(170, 120, 70)[None, None], wheat((h, w), w * 0.13, h * 0.90, h * 0.34, rng) * 0.30)
    density = np.zeros((h, w), np.float32)
    hand = Hand("long", dryness=0.5, swing=0.13, tilt=3, dip=(9, 16), gap=0.05, weight=0.5, bleed=0.3, join=0.05)
    writer = Writer(hand, rng)
    for i, line in enumerate(texts.LETTER):
        writer.column(density, line, right - pitch * (i + 0.5) + rng.normal(0, 4 * s), top + (26 if i else 26) * s + rng.uniform(0, 18) * s, 152 * s, drift=0.03, limit=bottom - 20 * s)
    end = writer.column(density, f"学生{by[1:]}敬上", right - pitch * (n - 1.5), top + h * 0.34, 128 * s, drift=0.04)
    writer.column(density, "九月初三夜", right - pitch * (n - 0.5), top + h * 0.46, 96 * s, drift=0.04)
    sheet = finish(sheet, density, rng, (26, 24, 26))
    stamp(sheet, by[1:], 96 * s, end + 40 * s, right - pitch * (n - 1.5) - 48 * s, rng, white=True)
    return paper.mount_flat(sheet, rng, (204, 190, 160), 0.07)


def wheat(shape, x, foot, tall, rng) -> np.ndarray:
    image = Image.new("L", shape[::-1], 0)
    draw = ImageDraw.Draw(image)
    for stem in range(3):
        lean = rng.uniform(-0.12, 0.22)
        height = tall * rng.uniform(0.75, 1)
        t = np.linspace(0, 1, 60)
        px = x + stem * tall * 0.07 + lean * height * t**2
        py = foot - height * t
        draw.line(list(zip(px, py)), fill=255, width=max(1, int(tall * 0.006)))
        for i in range(11):
            k = int(59 - i * 1.9)
            for side in (-1, 1):
                a = np.arctan2(py[k] - py[k - 1], px[k] - px[k - 1]) + side * 0.55
                length = tall * 0.055
                cx, cy = px[k] + np.cos(a) * length * 0.6, py[k] + np.sin(a) * length * 0.6
                grain = [(cx + length * 0.55 * np.cos(a) * u - length * 0.2 * np.sin(a) * v, cy + length * 0.55 * np.sin(a) * u + length * 0.2 * np.cos(a) * v)
                         for u, v in [(np.cos(q), np.sin(q)) for q in np.linspace(0, 6.28, 14)]]
                draw.polygon(grain, fill=255)
                draw.line([(cx, cy), (cx + length * 2.6 * np.cos(a - side * 0.25), cy + length * 2.6 * np.sin(a - side * 0.25))], fill=220, width=1)
    return np.asarray(image, np.float32) / 255


def rubbing(s):
    """拓片: ink dabbed on paper over a carved stone; the cuts stay white."""
    rng = rng_for("SF13")
    h, w = int(2600 * s), int(2000 * s)
    cuts = np.zeros((h, w), np.float32)
    hand = Hand("kai", dryness=0.0, swing=0.02, tilt=0.8, wobble=0.8, bleed=0, weight=0.6)
    writer = Writer(hand, rng)
    n = len(texts.STELE)
    left, right, top, bottom = w * 0.10, w * 0.90, h * 0.075, h * 0.925
    pitch = (right - left) / n
    step = (bottom - top) / max(map(len, texts.STELE))
    for i, line in enumerate(texts.STELE):
        for j, char in enumerate(line):
            ink = write_char(hand, char, 226 * s, rng, 0.0, small=True)
            lay(cuts, ink, top + step * (j + 0.5) - ink.shape[0] / 2, right - pitch * (i + 0.5) - ink.shape[1] / 2)
    cuts = smoothstep(0.3, 0.7, cuts + 0.22 * value_noise((h, w), 5 * s, rng))
    wear = fbm((h, w), 320 * s, rng, 6)
    pits = smoothstep(0.42, 0.6, fbm((h, w), 26 * s, rng, 4) + 0.30 * wear)
    crack = np.abs(fbm((h, w), 700 * s, rng, 6, gain=0.55) + 0.05)
    cracks = smoothstep(0.010, 0.003, crack) * smoothstep(-0.1, 0.3, wear)
    dab = 0.86 + 0.13 * value_noise((h, w), 60 * s, rng) + 0.08 * paper.tooth((h, w), rng)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    edge = np.minimum.reduce([xx - w * 0.055, w * 0.945 - xx, yy - h * 0.04, h * 0.96 - yy]) + 26 * s * fbm((h, w), 120 * s, rng, 5)
    area = smoothstep(-3 * s, 10 * s, edge)
    density = np.clip(area * dab * (1 - 0.93 * cuts) * (1 - 0.9 * pits) * (1 - 0.85 * cracks), 0, 0.95)
    sheet = paper.xuan((h, w), rng, rgb(240, 232, 214), age=0.6)
    sheet = apply_ink(sheet, density, (30, 29, 30), paper.tooth((h, w), rng))
    stamp(sheet, "拓石", 120 * s, h * 0.945 - 110 * s, w * 0.012, rng)
    return paper.mount_flat(sheet, rng, (170, 160, 138), 0.07)


def _warp_to_fan(flat, s, *, centre, outer, inner, spread, shape):
    """Bend a flat sheet (width along the arc) into a folding fan's sector."""
    h, w = shape
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    dx, dy = xx - centre[0], centre[1] - yy
    r, a = np.hypot(dx, dy), np.arctan2(dx, dy)
    u = (a / spread + 0.5) * (flat.shape[1] - 1)
    v = (outer - r) / (outer - inner) * (flat.shape[0] - 1)
    layers = [ndimage.map_coordinates(flat[..., c], [v, u], order=1, mode="nearest") for c in range(3)]
    inside = smoothstep(0, 2.5, np.minimum.reduce([u, flat.shape[1] - 1 - u, v, flat.shape[0] - 1 - v]))
    return np.stack(layers, -1), inside, a, r


def folding_fan(s, by):
    rng = rng_for("SF04")
    R, r0, spread = 2000 * s, 900 * s, np.deg2rad(150)
    fw, fh = int(R * spread * 0.80), int(R - r0)
    flat = paper.xuan((fh, fw), rng, rgb(226, 196, 128), age=0.25, flecks=2600, fleck_colour=(240, 214, 150))
    density = np.zeros((fh, fw), np.float32)
    hand = Hand("xing", dryness=0.7, swing=0.12, tilt=3, dip=(5, 9), gap=0.04, weight=0.6)
    writer = Writer(hand, rng)
    text = "".join(texts.ICE)
    cols, i = [], 0
    for k in range(12):  # long and short columns by turns, as the folds ask
        count = 3 if k % 2 == 0 else 2
        cols.append(text[i : i + count])
        i += count
        if i >= len(text):
            break
    pitch = fw * 0.070
    for k, part in enumerate(cols):
        x = fw * 0.925 - k * pitch
        writer.column(density, part, x, fh * 0.075, 230 * s, drift=0.03)
    sheet = finish(flat, density, rng)
    d2 = np.zeros_like(density)
    x = fw * 0.925 - len(cols) * pitch
    end = Writer(Hand("xing", dryness=0.4, gap=0.04), rng).column(d2, f"冰芯一首辛丑冬{by}", x + pitch * 0.15, fh * 0.08, 84 * s)
    sheet = finish(sheet, d2, rng)
    stamp(sheet, by[1:], 100 * s, end + 24 * s, x + pitch * 0.15 - 50 * s, rng, white=True)
    h, w = int(R + 0 * s - r0 * np.cos(spread / 2) + 300 * s), int(2 * R * np.sin(spread / 2) + 320 * s)
    centre = (w / 2, R + 150 * s)
    bent, inside, a, r = _warp_to_fan(sheet, s, centre=centre, outer=R, inner=r0, spread=spread, shape=(h, w))
    fold = (a / spread + 0.5) * 30
    ridge = np.abs((fold % 2) - 1)
    bent *= (0.955 + 0.06 * ridge)[..., None]
    crease = np.minimum(fold % 1, 1 - fold % 1) * spread / 30 * r
    bent *= (1 - 0.16 * np.exp(-(crease / (2.2 * s)) ** 2))[..., None]
    ground = paper.on_table((h, w), rng, (222, 214, 198))
    ground = paper.drop_shadow(ground, inside, int(20 * s), 26 * s, 0.35)
    return paper.blend(ground, bent, inside)


def round_fan(s, by):
    rng = rng_for("SF11")
    n = int(2200 * s)
    silk = paper.silk((n, n), rng, (214, 196, 158), motif=False) * 0.5 + paper.xuan((n, n), rng, rgb(214, 192, 148), age=0.5) * 0.5
    density = np.zeros((n, n), np.float32)
    hand = Hand("long", dryness=0.55, swing=0.10, tilt=2.5, dip=(5, 8), gap=0.05, weight=1.2)
    writer = Writer(hand, rng)
    for i, line in enumerate(texts.SEED):
        writer.column(density, line, n * (0.735 - i * 0.138), n * (0.20 if i in (1, 2) else 0.235), 236 * s, drift=0.03)
    sheet = finish(silk, density, rng)
    sheet = paper.blend(sheet, rgb(58, 48, 34)[None, None], wheat((n, n), n * 0.17, n * 0.90, n * 0.34, rng) * 0.5)
    d2 = np.zeros_like(density)
    end = Writer(Hand("xing", dryness=0.3, gap=0.05), rng).column(d2, f"种子库口占{by}", n * 0.185, n * 0.30, 74 * s)
    sheet = finish(sheet, d2, rng)
    stamp(sheet, by[1:], 88 * s, end + 20 * s, n * 0.185 - 44 * s, rng, white=True)
    yy, xx = np.mgrid[0:n, 0:n].astype(np.float32)
    r = np.hypot(xx - n / 2, yy - n / 2) / (n * 0.455)
    inside = smoothstep(1.0, 0.997, r)
    ground = paper.on_table((n, n), rng, (70, 62, 52))
    ground = paper.drop_shadow(ground, inside, int(18 * s), 24 * s, 0.5)
    sheet *= (1 - 0.16 * smoothstep(0.86, 1.0, r))[..., None]
    out = paper.blend(ground, sheet, inside)
    rim = np.exp(-((r - 0.993) / 0.009) ** 2)
    return paper.blend(out, rgb(150, 112, 62)[None, None] * (1 + 0.2 * value_noise((n, n), 14 * s, rng))[..., None], np.clip(rim, 0, 1))


def album(s, by):
    """册页: four leaves, two of verse and two of small pictures, for one tune."""
    from .landscape import Scene, profile
    leaves = []
    n = (int(1500 * s), int(1500 * s))
    for k in range(4):
        rng = rng_for("SF05", k)
        h, w = n
        sheet = paper.xuan((h, w), rng, rgb(240, 230, 206), age=0.55)
        if k in (0, 2):
            lines = texts.STATION[:2] + texts.STATION[2:3] if k == 0 else texts.STATION[3:]
            density = np.zeros((h, w), np.float32)
            writer = Writer(Hand("cao" if k == 2 else "xing", dryness=0.85, swing=0.14, tilt=3, gap=0.04, dip=(4, 7), join=0.2), rng)
            size = (200 if k == 0 else 230) * s
            for i, line in enumerate(lines):
                writer.column(density, line, w * (0.80 - i * 0.24), h * 0.09, size, bottom=h * (0.90 if len(line) > 3 else 0.52), drift=0.04)
            if k == 2:
                end = Writer(Hand("xing", dryness=0.4, gap=0.05), rng).column(density, f"忆江南台站好{by}", w * 0.24, h * 0.20, 84 * s)
            sheet = finish(sheet, density, rng)
            if k == 2:
                stamp(sheet, by[1:], 100 * s, end + 30 * s, w * 0.24 - 50 * s, rng, white=True)
        else:
            u = h / 1000
            scene = Scene(h, w, rng, u)
            scene.sky(0.10, rng)
            for foot, tall, ink, peaks in ((0.55, 0.22, 0.26, [(0.3, 0.2, 0.8)]), (0.74, 0.30, 0.55, [(0.75, 0.2, 0.9)] if k == 1 else [(0.25, 0.2, 0.9)])):
                top = scene.ridge(h * foot, h * tall, profile(w, rng, 200 * u, peaks, 2), ink=ink, depth=1.0, mist=0.7, dots=60, trees=10)
            at = int(w * (0.74 if k == 1 else 0.26))
            (scene.dome if k == 1 else scene.dish)(at, top[at] - (2 if k == 1 else 40) * u, (34 if k == 1 else 40) * u, 0.8)
            scene.water(h * 0.72, h * 0.9, 30)
            scene.birds(w * 0.4, h * 0.2, 6)
            top = scene.ridge(h * 1.05, h * 0.22, profile(w, rng, 240 * u, [(0.05 if k == 1 else 0.95, 0.25, 0.9)], 2), ink=0.9, depth=1.4, mist=0.4, dots=160)
            for px in ((0.10, 0.22) if k == 1 else (0.80, 0.92)):
                i = int(px * w)
                scene.pine(i, top[i] + 10 * u, rng.uniform(330, 480) * u)
            sheet = scene.on(sheet)
            stamp(sheet, "台站", 100 * s, h * 0.10, w * (0.06 if k == 1 else 0.88), rng)
        leaves.append(paper.mount_flat(sheet, rng, (182, 170, 140), 0.06))
    return leaves
