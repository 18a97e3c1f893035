"""Three landscapes: a dome in mist, blue-green hills, a snow plateau."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from demo.art import paper
from demo.art.landscape.scene import Scene, inscription, profile
from demo.art.noise import lerp, rgb, rng_for


def dome_in_mist(s, by):
    """A tall mountain scroll; the dome stands where a temple would."""
    rng = rng_for("MS01")
    h, w = int(3700 * s), int(1700 * s)
    u = w / 1000
    scene = Scene(h, w, rng, u)
    scene.sky(0.07, rng)
    scene.ridge(
        h * 0.40,
        h * 0.20,
        profile(w, rng, 180 * u, [(0.2, 0.10, 0.5), (0.86, 0.12, 0.7)]),
        ink=0.20,
        depth=0.8,
        mist=0.9,
        contour=0.4,
        grain=1.4,
    )
    scene.ridge(
        h * 0.50,
        h * 0.36,
        profile(w, rng, 150 * u, [(0.60, 0.14, 0.86), (0.38, 0.10, 0.42), (0.82, 0.07, 0.5)], 2.2) * 0.9,
        ink=0.44,
        depth=0.95,
        mist=0.72,
        dots=140,
        trees=18,
    )
    top = scene.ridge(
        h * 0.66,
        h * 0.36,
        profile(w, rng, 140 * u, [(0.26, 0.15, 0.78), (0.52, 0.09, 0.32)], 2.4) * 0.95,
        ink=0.66,
        depth=0.95,
        mist=0.70,
        dots=260,
        trees=30,
    )
    k = int(w * 0.265)
    scene.dome(k + 10 * u, top[k] - 6 * u, 34 * u, 0.8)
    scene.birds(w * 0.72, h * 0.50, 9)
    scene.ridge(
        h * 0.80,
        h * 0.20,
        profile(w, rng, 120 * u, [(0.85, 0.20, 0.8), (0.1, 0.08, 0.35)], 2.0),
        ink=0.80,
        depth=0.95,
        mist=0.7,
        dots=300,
        trees=36,
    )
    scene.water(h * 0.82, h * 0.90, 60)
    scene.boat(w * 0.40, h * 0.855, 46 * u)
    top = scene.ridge(
        h * 1.02,
        h * 0.16,
        profile(w, rng, 160 * u, [(0.95, 0.30, 0.9), (0.02, 0.2, 0.75)], 1.6),
        ink=0.95,
        depth=1.6,
        mist=0.3,
        dots=380,
    )
    for px, tall in ((0.80, 470), (0.90, 560), (0.70, 330), (0.10, 380), (0.20, 260)):
        i = int(px * w)
        scene.pine(i, top[i] + 14 * u, tall * u)
    sheet = scene.on(paper.xuan((h, w), rng, age=0.5))
    sheet = inscription(
        sheet, ["云中有台夜夜开", f"{by}写于山站"], w * 0.93, h * 0.05, 66 * u, rng, seals=("山站", by[1:])
    )
    return paper.mount_hanging(sheet, rng, (164, 158, 138))


def blue_green(s, by):
    """青绿: mineral colour over ink."""
    rng = rng_for("MS07")
    h, w = int(1500 * s), int(3600 * s)
    u = h / 1000
    scene = Scene(h, w, rng, u)
    scene.sky(0.05, rng)

    def mineral(strength, blue):
        def colours(rel, shade):
            t = np.clip(rel * 1.6 + 0.25 * shade, 0, 1)[..., None]
            peak = lerp(rgb(52, 134, 116), rgb(34, 92, 150), blue)
            c = np.where(
                t < 0.45,
                lerp(peak, rgb(86, 150, 112), t / 0.45),
                lerp(rgb(86, 150, 112), rgb(206, 170, 112), (t - 0.45) / 0.55),
            )
            return lerp(np.ones(3, np.float32), c, strength).astype(np.float32)

        return colours

    spec = [
        (0.50, 0.34, 170, [(0.15, 0.06, 0.6), (0.55, 0.08, 0.8), (0.8, 0.05, 0.5)], 0.16, 0.45, 0.9),
        (0.66, 0.46, 150, [(0.30, 0.08, 0.9), (0.68, 0.05, 0.6), (0.90, 0.06, 0.3)], 0.34, 0.75, 0.8),
        (0.82, 0.42, 130, [(0.08, 0.07, 0.9), (0.52, 0.09, 0.6), (0.78, 0.06, 0.8)], 0.48, 0.92, 0.5),
    ]
    for i, (foot, tall, cell, peaks, ink, strength, blue) in enumerate(spec):
        top = scene.ridge(
            h * foot,
            h * tall,
            profile(w, rng, cell * u, peaks, 2.2),
            ink=ink,
            depth=0.95,
            mist=0.6,
            tint=mineral(strength, blue),
            dots=0 if i == 0 else 240 * i,
            trees=0 if i == 0 else 26,
        )
        if i == 1:
            for px in (0.40, 0.425, 0.45, 0.475):
                k = int(px * w)
                scene.dish(k, top[k] - 26 * u, 22 * u, 0.75)
    scene.water(h * 0.80, h * 0.93, 160, 0.16)
    scene.boat(w * 0.36, h * 0.86, 40 * u)
    top = scene.ridge(
        h * 1.04,
        h * 0.24,
        profile(w, rng, 150 * u, [(0.02, 0.10, 0.9), (0.98, 0.14, 1.0), (0.62, 0.1, 0.4)], 2.0),
        ink=0.66,
        depth=1.5,
        mist=0.3,
        tint=mineral(0.95, 0.15),
        dots=500,
    )
    for px, tall in ((0.03, 330), (0.075, 250), (0.93, 360), (0.965, 420), (0.89, 240), (0.63, 200)):
        k = int(px * w)
        scene.pine(k, top[k] + 10 * u, tall * u)
    sheet = scene.on(paper.xuan((h, w), rng, rgb(224, 198, 150), age=0.5))
    sheet = inscription(sheet, ["千峰听宇图", by], w * 0.965, h * 0.08, 50 * u, rng, seals=("听宇",))
    return paper.mount_flat(sheet, rng, (150, 138, 108), 0.10, inner=(190, 160, 96))


def snow_river(s, by):
    """A polar plateau in ink: the snow is the bare paper, the sky carries the wash."""
    rng = rng_for("MS02")
    h, w = int(1700 * s), int(2900 * s)
    u = h / 1000
    scene = Scene(h, w, rng, u)
    scene.sky(0.40, rng, 320)
    for foot, tall, cell, peaks, ink in (
        (0.47, 0.26, 150, [(0.7, 0.12, 0.9), (0.2, 0.07, 0.5)], 0.30),
        (0.60, 0.30, 130, [(0.32, 0.12, 0.9), (0.9, 0.10, 0.7)], 0.52),
    ):
        scene.ridge(
            h * foot,
            h * tall,
            profile(w, rng, cell * u, peaks, 2.0),
            ink=ink,
            depth=1.0,
            mist=0.8,
            snow=0.8,
            contour=0.5,
        )
    top = scene.ridge(
        h * 0.80,
        h * 0.22,
        profile(w, rng, 420 * u, [(0.15, 0.2, 0.5)], 1.4),
        ink=0.34,
        depth=1.0,
        mist=0.95,
        snow=0.95,
        grain=2.2,
        contour=0.5,
    )
    for i, px in enumerate((0.57, 0.61, 0.65)):
        k = int(px * w)
        scene.dome(k, top[k] + 8 * u, (16 - 2 * i) * u, 0.7)
    k = int(0.50 * w)
    scene.lines.append(([(k, top[k]), (k, top[k] - 90 * u)], 0.75, 2 * u))
    scene.lines.append(([(k - 22 * u, top[k]), (k, top[k] - 90 * u), (k + 22 * u, top[k])], 0.6, 1.6 * u))
    top = scene.ridge(
        h * 1.05,
        h * 0.24,
        profile(w, rng, 520 * u, [(0.9, 0.25, 0.7)], 1.5),
        ink=0.42,
        depth=1.2,
        mist=0.9,
        snow=0.95,
        grain=2.6,
        contour=0.7,
    )
    for j in range(10):  # a line of tractors' tracks and figures
        x = w * (0.30 + 0.012 * j + 0.010 * (j % 3) + 0.05 * (j > 6))
        y = top[int(x)] + 5 * u
        lean = rng.uniform(1, 3) * u
        scene.lines.append(([(x - 2 * u, y), (x + lean * 0.5, y - 5 * u), (x + lean, y - 9 * u)], 0.9, 3.4 * u))
        scene.dot(x + lean * 1.2, y - 12 * u, 1.9 * u, 0.9)
    for sx in (0.275, 0.40):
        x, y = w * sx, top[int(w * sx)] + 4 * u
        scene.lines.append(
            ([(x - 20 * u, y - 3 * u), (x - 14 * u, y), (x + 16 * u, y), (x + 22 * u, y - 5 * u)], 0.85, 2 * u)
        )
        scene.fill(
            [(x - 13 * u, y - 2 * u), (x - 12 * u, y - 11 * u), (x + 11 * u, y - 12 * u), (x + 13 * u, y - 2 * u)], 0.7
        )
    scene.flush()
    flakes = Image.new("L", (w, h), 0)
    draw = ImageDraw.Draw(flakes)
    for _ in range(1500):
        x, y, r = rng.uniform(0, w), rng.uniform(0, h), rng.uniform(0.8, 3.2) * u
        draw.ellipse([x - r, y - r, x + r, y + r], fill=int(rng.uniform(120, 255)))
    sheet = paper.xuan((h, w), rng, age=0.25)
    white = sheet.copy()
    sheet = scene.on(sheet, (34, 38, 46))
    sheet = paper.blend(
        sheet, np.clip(white * 1.02, 0, 1), np.asarray(flakes.filter(ImageFilter.GaussianBlur(0.8)), np.float32) / 255
    )
    sheet = inscription(sheet, ["取芯图", by], w * 0.95, h * 0.08, 64 * u, rng, seals=(by[1:],))
    return paper.mount_flat(sheet, rng, (176, 178, 176), 0.09)
