"""A folding fan and a round one."""

import numpy as np
from scipy import ndimage

from demo.art import paper, texts
from demo.art.brush import Hand, Writer
from demo.art.calligraphy.finishing import finish
from demo.art.calligraphy.letter import wheat
from demo.art.noise import rgb, rng_for, smoothstep, value_noise
from demo.art.seal import stamp


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
    """SF04: a folding fan of gold-flecked paper, long and short columns by turns as the folds ask. RGB, 0 to 1."""
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
    end = Writer(Hand("xing", dryness=0.4, gap=0.04), rng).column(
        d2, f"冰芯一首辛丑冬{by}", x + pitch * 0.15, fh * 0.08, 84 * s
    )
    sheet = finish(sheet, d2, rng)
    stamp(sheet, by[1:], 100 * s, end + 24 * s, x + pitch * 0.15 - 50 * s, rng, white=True)
    h, w = int(R + 0 * s - r0 * np.cos(spread / 2) + 300 * s), int(2 * R * np.sin(spread / 2) + 320 * s)
    centre = (w / 2, R + 150 * s)
    bent, inside, a, r = _warp_to_fan(sheet, s, centre=centre, outer=R, inner=r0, spread=spread, shape=(h, w))
    fold = (a / spread + 0.5) * 30
    ridge = np.abs((fold % 2) - 1)
    bent *= (0.955 + 0.06 * ridge)[..., None]
    crease = np.minimum(fold % 1, 1 - fold % 1) * spread / 30 * r
    bent *= (1 - 0.16 * np.exp(-((crease / (2.2 * s)) ** 2)))[..., None]
    ground = paper.on_table((h, w), rng, (222, 214, 198))
    ground = paper.drop_shadow(ground, inside, int(20 * s), 26 * s, 0.35)
    return paper.blend(ground, bent, inside)


def round_fan(s, by):
    """SF11: a round fan of silk with a quatrain and three ears of wheat. RGB, 0 to 1."""
    rng = rng_for("SF11")
    n = int(2200 * s)
    silk = (
        paper.silk((n, n), rng, (214, 196, 158), motif=False) * 0.5
        + paper.xuan((n, n), rng, rgb(214, 192, 148), age=0.5) * 0.5
    )
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
    rim = np.exp(-(((r - 0.993) / 0.009) ** 2))
    return paper.blend(
        out, rgb(150, 112, 62)[None, None] * (1 + 0.2 * value_noise((n, n), 14 * s, rng))[..., None], np.clip(rim, 0, 1)
    )
