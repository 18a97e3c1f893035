"""An album of four leaves, two of verse and two of ink."""

import numpy as np

from demo.art import paper, texts
from demo.art.brush import Hand, Writer
from demo.art.calligraphy.finishing import finish
from demo.art.landscape.scene import Scene, profile
from demo.art.noise import rgb, rng_for
from demo.art.seal import stamp


def album(s, by):
    """册页: four leaves, two of verse and two of small pictures, for one tune."""
    leaves = []
    n = (int(1500 * s), int(1500 * s))
    for k in range(4):
        rng = rng_for("SF05", k)
        h, w = n
        sheet = paper.xuan((h, w), rng, rgb(240, 230, 206), age=0.55)
        if k in (0, 2):
            lines = texts.STATION[:2] + texts.STATION[2:3] if k == 0 else texts.STATION[3:]
            density = np.zeros((h, w), np.float32)
            writer = Writer(
                Hand("cao" if k == 2 else "xing", dryness=0.6, swing=0.14, tilt=3, gap=0.04, dip=(4, 7), join=0.2), rng
            )
            size = (200 if k == 0 else 230) * s
            for i, line in enumerate(lines):
                writer.column(
                    density,
                    line,
                    w * (0.80 - i * 0.24),
                    h * 0.09,
                    size,
                    bottom=h * (0.90 if len(line) > 3 else 0.52),
                    drift=0.04,
                )
            if k == 2:
                end = Writer(Hand("xing", dryness=0.4, gap=0.05), rng).column(
                    density, f"忆江南台站好{by}", w * 0.24, h * 0.20, 84 * s
                )
            sheet = finish(sheet, density, rng)
            if k == 2:
                stamp(sheet, by[1:], 100 * s, end + 30 * s, w * 0.24 - 50 * s, rng, white=True)
        else:
            u = h / 1000
            scene = Scene(h, w, rng, u)
            scene.sky(0.10, rng)
            for foot, tall, ink, peaks in (
                (0.55, 0.22, 0.26, [(0.3, 0.2, 0.8)]),
                (0.74, 0.30, 0.55, [(0.75, 0.2, 0.9)] if k == 1 else [(0.25, 0.2, 0.9)]),
            ):
                top = scene.ridge(
                    h * foot,
                    h * tall,
                    profile(w, rng, 200 * u, peaks, 2),
                    ink=ink,
                    depth=1.0,
                    mist=0.7,
                    dots=60,
                    trees=10,
                )
            at = int(w * (0.74 if k == 1 else 0.26))
            (scene.dome if k == 1 else scene.dish)(
                at, top[at] - (2 if k == 1 else 40) * u, (34 if k == 1 else 40) * u, 0.8
            )
            scene.water(h * 0.72, h * 0.9, 30)
            scene.birds(w * 0.4, h * 0.2, 6)
            top = scene.ridge(
                h * 1.05,
                h * 0.22,
                profile(w, rng, 240 * u, [(0.05 if k == 1 else 0.95, 0.25, 0.9)], 2),
                ink=0.9,
                depth=1.4,
                mist=0.4,
                dots=160,
            )
            for px in (0.10, 0.22) if k == 1 else (0.80, 0.92):
                i = int(px * w)
                scene.pine(i, top[i] + 10 * u, rng.uniform(330, 480) * u)
            sheet = scene.on(sheet)
            stamp(sheet, "台站", 100 * s, h * 0.10, w * (0.06 if k == 1 else 0.88), rng)
        leaves.append(paper.mount_flat(sheet, rng, (182, 170, 140), 0.06))
    return leaves
