"""A city by night, seen from a roof."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from scipy import ndimage

from demo.art.noise import fbm, lerp, ramp, resize, rgb, rng_for, smoothstep
from demo.art.photography.developing import develop, glow


def city(s):
    """Twelve seconds from the library roof: towers, wet avenue, streams of head and tail lights."""
    rng = rng_for("SY06")
    h, w = int(2200 * s), int(3300 * s)
    yy = np.arange(h, dtype=np.float32)[:, None]
    horizon = h * 0.56
    t = np.clip(yy / horizon, 0, 1) * np.ones((1, w), np.float32)
    cloud = resize(fbm((h // 6, w // 6), 90 * s, rng, 5, aspect=2.6), (h, w))
    image = (
        ramp(
            np.clip(t + 0.10 * cloud, 0, 1),
            [(0, (12, 18, 44)), (0.5, (34, 42, 84)), (0.85, (120, 78, 96)), (1, (214, 128, 88))],
        )
        ** 2.2
    )
    canvas = Image.fromarray((np.clip(image, 0, 1) ** (1 / 2.2) * 255).astype(np.uint8))
    draw = ImageDraw.Draw(canvas)
    light = Image.new("RGB", (w, h))
    bulbs = ImageDraw.Draw(light)
    for depth in range(4):
        x = -50 * s
        while x < w:
            bw = rng.uniform(60, 150) * s * (0.55 + 0.3 * depth)
            middle = 1 - min(1, abs(x / w - 0.5) * 2.4)
            bh = (
                h
                * (0.04 + 0.055 * min(5.2, rng.pareto(1.7) + rng.uniform(0, 0.8)))
                * (0.75 + 0.16 * depth)
                * (1.15 - 0.5 * middle * (depth > 1))
            )
            top = horizon - bh + depth * h * 0.012
            shade = (72 - 17 * depth, 60 - 14 * depth, 84 - 18 * depth)
            busy = rng.uniform(0.04, 0.42)
            draw.rectangle([x, top, x + bw, horizon + h * 0.05], fill=shade)
            cell = max(2, int((3.4 + 1.5 * depth) * s))
            warm = rng.random() < 0.6
            for wy in np.arange(top + cell, horizon, cell * 1.7):
                row = rng.random()
                for wx in np.arange(x + cell, x + bw - cell, cell * 1.6):
                    if rng.random() < (busy if row < 0.8 else busy * 2.2):
                        g = rng.uniform(0.25, 1)
                        c = (255 * g, 196 * g, 120 * g) if warm or rng.random() < 0.3 else (200 * g, 220 * g, 255 * g)
                        bulbs.rectangle(
                            [wx, wy, wx + cell * 0.7, wy + cell * 0.8],
                            fill=tuple(int(v * (0.34 + 0.09 * depth)) for v in c),
                        )
            if depth > 1 and rng.random() < 0.18:
                bulbs.ellipse([x + bw / 2 - 3 * s, top - 7 * s, x + bw / 2 + 3 * s, top - 1 * s], fill=(255, 60, 50))
            x += bw * rng.uniform(0.95, 1.35)
            if depth >= 2 and abs(x / w - 0.5) < 0.07:
                x = w * 0.57
    image = (np.asarray(canvas, np.float32) / 255) ** 2.2
    lamps = (np.asarray(light, np.float32) / 255) ** 1.6
    road_mask = Image.new("L", (w, h), 0)
    vx, vy = w * 0.5, horizon + h * 0.035
    ImageDraw.Draw(road_mask).polygon([(vx - 16 * s, vy), (vx + 16 * s, vy), (w * 1.06, h), (-w * 0.06, h)], fill=255)
    ground = smoothstep(vy - 2, vy + 6 * s, yy) * np.ones((1, w), np.float32)
    rough = fbm((h, w), 10 * s, rng, 4, aspect=3)
    image = lerp(image, (rgb(15, 16, 22) ** 2.2)[None, None] * (1.2 + 0.8 * rough[..., None]), ground[..., None])
    road = np.asarray(road_mask, np.float32)[..., None] / 255
    image = lerp(image, (rgb(23, 24, 31) ** 2.2)[None, None] * (1.1 + 0.7 * rough[..., None]), road)
    # reflection of the skyline in the wet road
    up = np.clip(2 * vy - np.arange(h), 0, h - 1).astype(int)
    mirror = (image + 2.2 * lamps)[up]
    mirror = np.stack([ndimage.uniform_filter1d(mirror[..., c], int(70 * s) + 1, axis=0) for c in range(3)], -1)
    image += (
        mirror
        * (road * 0.42 + ground[..., None] * 0.06)
        * (0.7 + 0.5 * rough[..., None])
        * np.exp(-np.clip(yy - vy, 0, None) / (h * 0.26))[..., None]
    )
    trails = Image.new("RGB", (w, h))
    pen = ImageDraw.Draw(trails)
    out = np.zeros_like(image)
    for _lane in range(110):
        left = rng.random() < 0.5
        offset = rng.uniform(0.10, 0.88) * (-1 if left else 1)
        lift = rng.uniform(0.004, 0.035)
        z = np.linspace(0.012, 1.1, 70) ** 1.0
        bend = 0.02 * np.sin(z * 3 + rng.uniform(0, 0.4))
        xs = vx + (offset + bend) * w * 0.54 * z
        ys = vy + (h - vy) * z - lift * h * z
        colour = (255, 226, 186) if left else (226, 58, 30)
        g = rng.uniform(0.14, 0.75) ** 1.2
        for a in range(69):
            pen.line(
                [(xs[a], ys[a]), (xs[a + 1], ys[a + 1])],
                fill=tuple(int(v * g) for v in colour),
                width=max(1, int(5.2 * s * z[a] + 0.6)),
            )
    streams = (np.asarray(trails.filter(ImageFilter.GaussianBlur(0.8)), np.float32) / 255) ** 1.8
    image += streams * 1.5
    below = np.stack(
        [ndimage.gaussian_filter(np.roll(streams[::4, ::4, c], int(16 * s), 0), (26 * s, 4 * s)) for c in range(3)], -1
    )
    image += np.stack([resize(below[..., c], (h, w)) for c in range(3)], -1) * 0.55 * road
    for side in (-1, 1):  # street lamps
        for z in np.geomspace(0.05, 1.0, 11):
            lx, ly = vx + side * w * 0.60 * z, vy + (h - vy) * z - h * 0.30 * z
            if 0 < lx < w:
                r = (16 * z + 2.5) * s
                y0, y1, x0, x1 = (
                    int(max(0, ly - 12 * r)),
                    int(min(h, ly + 12 * r)),
                    int(max(0, lx - 12 * r)),
                    int(min(w, lx + 12 * r)),
                )
                gy, gx = np.mgrid[y0:y1, x0:x1].astype(np.float32)
                d = np.hypot(gx - lx, gy - ly) / r
                star = (
                    np.exp(-np.minimum(np.abs(gx - lx), np.abs(gy - ly)) / (0.10 * r)) * np.exp(-d / 3.4)
                    + np.exp(-np.abs(np.abs(gx - lx) - np.abs(gy - ly)) / (0.12 * r)) * np.exp(-d / 2.2) * 0.6
                )
                out[y0:y1, x0:x1] += (2.2 * np.exp(-d * d) + 0.55 * star + 0.12 * np.exp(-d / 3))[..., None] * rgb(
                    255, 190, 110
                ) ** 2.2
    image += out + lamps * 1.5
    return develop(
        glow(glow(image, 14 * s, 0.20), 90 * s, 0.16), rng, exposure=1.15, grain=0.013, vignette=0.3, contrast=1.05
    )
