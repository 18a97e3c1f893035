"""A hand scroll from desert to sea, with its title and a long song."""

import numpy as np

from demo.art import paper, texts
from demo.art.brush import Hand, Writer, apply_ink, lay, write_char
from demo.art.landscape.scene import Scene, profile
from demo.art.noise import resize, rng_for, smoothstep
from demo.art.seal import stamp


def hand_scroll(s, by):
    """手卷: title, a landscape from desert to sea, then a poem. At least 20,000 px wide at full size."""
    rng = rng_for("SF06")
    H = int(1400 * s)
    parts_w = (int(3000 * s), int(14600 * s), int(5200 * s))
    # the picture is painted at half size and enlarged before the paper's own grain goes on
    h, w = H // 2, parts_w[1] // 2
    u = h / 1000
    scene = Scene(h, w, rng, u)
    scene.sky(0.05, rng)
    x = np.arange(w) / w
    land = smoothstep(0.0, 0.08, x) * (1 - smoothstep(0.70, 0.80, x)) + 0.35 * smoothstep(0.90, 0.97, x)
    scene.ridge(
        h * 0.52,
        h * 0.34,
        profile(w, rng, 260 * u, [(0.18, 0.03, 0.8), (0.33, 0.05, 1.0), (0.52, 0.03, 0.7), (0.64, 0.03, 0.6)]) * land,
        ink=0.20,
        depth=0.85,
        mist=0.85,
        contour=0.4,
        grain=1.5,
    )
    scene.ridge(
        h * 0.68,
        h * 0.52,
        profile(w, rng, 210 * u, [(0.13, 0.03, 0.8), (0.26, 0.035, 0.9), (0.42, 0.04, 0.92), (0.58, 0.03, 0.75)], 2.2)
        * land,
        ink=0.42,
        depth=0.95,
        mist=0.7,
        dots=500,
        trees=70,
    )
    top = scene.ridge(
        h * 0.84,
        h * 0.50,
        profile(
            w,
            rng,
            190 * u,
            [(0.07, 0.02, 0.5), (0.20, 0.03, 0.85), (0.36, 0.03, 0.9), (0.50, 0.03, 0.8), (0.68, 0.02, 0.5)],
            2.4,
        )
        * land,
        ink=0.64,
        depth=0.95,
        mist=0.65,
        dots=900,
        trees=110,
    )
    for px, kind in (
        (0.20, "dome"),
        (0.212, "dome"),
        (0.36, "dome"),
        (0.60, "dish"),
        (0.612, "dish"),
        (0.624, "dish"),
        (0.636, "dish"),
    ):
        k = int(px * w)
        if kind == "dome":
            scene.dome(k, top[k] + 2 * u, 24 * u, 0.8)
        else:
            scene.dish(k, top[k] - 34 * u, 26 * u, 0.8)
    scene.water(h * 0.62, h * 0.97, 500, 0.22)
    for px, py in ((0.80, 0.72), (0.86, 0.66), (0.47, 0.93)):
        scene.boat(w * px, h * py, 50 * u)
    scene.birds(w * 0.76, h * 0.30, 12)
    scene.birds(w * 0.30, h * 0.22, 8)
    near = (
        smoothstep(0.0, 0.03, x) * (1 - smoothstep(0.30, 0.36, x))
        + smoothstep(0.44, 0.50, x) * (1 - smoothstep(0.66, 0.72, x))
        + 0.7 * smoothstep(0.92, 0.97, x)
    )
    top = scene.ridge(
        h * 1.06, h * 0.42, profile(w, rng, 260 * u, [], 2.2) * near, ink=0.92, depth=1.4, mist=0.35, dots=1300
    )
    for px in rng.uniform(0.02, 0.99, 54):
        k = int(px * w)
        if near[k] > 0.6:
            scene.pine(k, top[k] + 8 * u, rng.uniform(170, 360) * u)
    scene.flush()
    ink = resize(scene.ink, (H, parts_w[1]))
    W = sum(parts_w) + int(400 * s)
    border = int(120 * s)
    density = np.zeros((H, W), np.float32)
    x1 = W - int(200 * s) - parts_w[0]  # a hand scroll opens from the right: title first
    density[:, x1 - parts_w[1] : x1] = ink
    fade = smoothstep(0, 260 * s, np.arange(parts_w[1], dtype=np.float32))
    density[:, x1 - parts_w[1] : x1] *= (fade * fade[::-1])[None]
    title = Writer(Hand("kai", dryness=0.75, swing=0.05, tilt=2, weight=1.2, dip=(2, 4)), rng)
    for i, char in enumerate("山海星辰"):
        glyph = write_char(title.hand, char, 760 * s, rng, title.dry())
        lay(density, glyph, H * 0.5 - glyph.shape[0] / 2, W - 520 * s - i * 660 * s - glyph.shape[1] / 2)
    poem = Writer(Hand("cao", dryness=0.75, swing=0.2, tilt=4, gap=0.02, join=0.35, weight=0.5, dip=(6, 11)), rng)
    text = "".join(texts.MIRROR)
    x2 = x1 - parts_w[1] - 260 * s
    for c in range(0, len(text), 5):
        poem.column(
            density,
            text[c : c + 5],
            x2 - c / 5 * 335 * s,
            H * 0.085,
            236 * s,
            drift=0.05,
            bottom=H * (0.90 + 0.03 * rng.uniform(-1, 1)),
        )
    sx = x2 - 12 * 335 * s - 60 * s
    sign = Writer(Hand("xing", dryness=0.4, gap=0.05), rng)
    end = sign.column(density, f"录磨镜歌一首辛丑岁寒{by}", sx, H * 0.10, 82 * s)
    block = paper.xuan((H, int(5000 * s)), rng, age=0.35)
    block = np.concatenate([block, block[:, ::-1]], 1)
    out = np.empty((H + 2 * border, W + 2 * border, 3), np.uint8)
    silk = (paper.silk((border, 2 * int(1000 * s) or 2), rng, (150, 152, 138), scale=0.9) * 255).astype(np.uint8)
    reps = out.shape[1] // silk.shape[1] + 1
    out[:border] = np.tile(silk, (1, reps, 1))[:, : out.shape[1]]
    out[-border:] = out[:border]
    side = (paper.silk((H, border), rng, (150, 152, 138), scale=0.9) * 255).astype(np.uint8)
    out[border:-border, :border], out[border:-border, -border:] = side, side
    seals = [(by[1:], 118, end + 30 * s, sx - 59 * s, True), ("磨镜人", 118, end + 170 * s, sx - 59 * s, False)]
    step = block.shape[1]
    grain = paper.tooth((H, step), rng)
    for left in range(0, W, step):
        right = min(W, left + step)
        part = apply_ink(block[:, : right - left], density[:, left:right], (23, 22, 24), grain[:, : right - left], 0.08)
        for mark, size, y, at, white in seals:
            if left <= at < right - 200 * s:
                stamp(part, mark, size * s, y, at - left, rng, white=white)
        if right == W:
            stamp(part, "开卷", 150 * s, H * 0.10, right - left - 190 * s, rng, oval=True)
        out[border:-border, border + left : border + right] = (np.clip(part, 0, 1) * 255 + 0.5).astype(np.uint8)
    return out
