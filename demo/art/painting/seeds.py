"""A botanical plate of seeds."""

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from demo.art import paper
from demo.art.brush import Hand, Writer, apply_ink
from demo.art.noise import fbm, lerp, rgb, rng_for, smoothstep, value_noise
from demo.art.seal import stamp


def seeds_plate(s):
    """A botanical plate: forty seeds, each drawn by stippling."""
    rng = rng_for("MS08")
    h, w = int(2700 * s), int(2000 * s)
    sheet = paper.xuan((h, w), rng, rgb(244, 236, 216), age=0.5, laid=True)
    hues = [
        (120, 78, 44),
        (164, 112, 60),
        (92, 62, 46),
        (188, 150, 96),
        (138, 60, 42),
        (76, 72, 50),
        (206, 178, 132),
        (60, 48, 44),
    ]
    rows, cols = 7, 6
    for i in range(rows):
        for j in range(cols):
            cx, cy = w * (0.14 + 0.72 * j / (cols - 1)), h * (0.12 + 0.72 * i / (rows - 1))
            R = w * rng.uniform(0.036, 0.056)
            n = int(min(R * 2.3, w * 0.12))
            yy, xx = np.mgrid[-n : n + 1, -n : n + 1].astype(np.float32)
            t = rng.uniform(-0.5, 0.5)
            u, v = (xx * np.cos(t) + yy * np.sin(t)) / R, (-xx * np.sin(t) + yy * np.cos(t)) / R
            q, point, kidney = rng.uniform(0.5, 1.0), rng.uniform(0, 0.5), rng.choice([0, 0, 0.45])
            body = 1 - np.hypot((u + kidney * v * v - kidney * 0.4) / (q * (1 - point * (v * 0.5 + 0.3))), v)
            a = smoothstep(-0.008, 0.03, body)
            z = np.sqrt(np.clip(1 - (1 - np.clip(body, 0, 1)) ** 2, 0, 1))
            light = np.clip(0.34 + 0.75 * z - 0.42 * u - 0.34 * v - 0.35 * (1 - z), 0, 1.2)
            kind = int(rng.integers(5))
            ang = np.arctan2(u / q, v)
            if kind == 0:
                mark = 0.30 * np.sin(u / q * rng.uniform(14, 22))
            elif kind == 1:
                mark = 0.5 * smoothstep(0.1, 0.5, value_noise(u.shape, R * 0.16, rng))
            elif kind == 2:
                mark = 0.35 * np.sin(np.hypot(u / q, v) * 26 + 0.5 * np.sin(ang * 6))
            elif kind == 3:
                mark = 0.45 * np.sin(u * 20) * np.sin(v * 20)
            else:
                mark = 0.25 * fbm(u.shape, R * 0.5, rng, 4)
            tone = np.clip(light * (1 + 0.5 * mark), 0, 1.3)
            dots = rng.random(u.shape) < np.clip(1.02 - tone, 0.04, 0.9) ** 1.5 * 0.75
            stipple = ndimage.gaussian_filter(dots.astype(np.float32), 0.7)
            colour = rgb(*hues[int(rng.integers(len(hues)))]) * (0.55 + 0.75 * tone[..., None])
            colour = (
                colour * (1 - 0.55 * stipple[..., None])
                + 0.25 * (np.exp(-((u + 0.32) ** 2 + (v + 0.38) ** 2) / 0.02))[..., None]
            )
            line = np.exp(-((body / 0.022) ** 2))
            y0, x0 = int(cy) - n, int(cx) - n
            part = sheet[y0 : y0 + 2 * n + 1, x0 : x0 + 2 * n + 1]
            shadow = smoothstep(-0.5, 0.25, 1 - np.hypot((u - 0.2) / (q * 1.05), v - 0.24)) * (1 - a)
            part *= (1 - 0.22 * shadow)[..., None]
            part[...] = lerp(part, np.clip(colour, 0, 1), (a * 0.95)[..., None]) * (
                1 - 0.55 * (line * (body > -0.05))[..., None]
            )
            if kind in (1, 4) and rng.random() < 0.5:  # a tuft
                tuft = Image.new("L", (2 * n + 1, 2 * n + 1), 0)
                d = ImageDraw.Draw(tuft)
                for _ in range(34):
                    a2 = -np.pi / 2 + rng.normal(0, 0.42)
                    L = R * rng.uniform(0.9, 1.7)
                    d.line(
                        [
                            (n + R * 0.95 * np.sin(t), n - R * 0.95 * np.cos(t)),
                            (n + R * np.sin(t) + np.cos(a2) * L, n - R * np.cos(t) + np.sin(a2) * L),
                        ],
                        fill=int(rng.uniform(60, 190)),
                        width=1,
                    )
                part *= (1 - 0.5 * np.asarray(tuft, np.float32) / 255)[..., None]
    density = np.zeros((h, w), np.float32)
    pen = Writer(Hand("kai", dryness=0.2, swing=0.03, tilt=1, wobble=0.5, bleed=0), rng)
    for i, char in enumerate("种质资源图谱"):
        pen.column(density, char, w * (0.5 + (i - 2.5) * 0.055), h * 0.905, 84 * s, small=True)
    sheet = apply_ink(sheet, density * 0.9, (52, 42, 36), paper.tooth((h, w), rng))
    stamp(sheet, "一粒", 84 * s, h * 0.905, w * 0.86, rng, oval=True)
    return sheet
