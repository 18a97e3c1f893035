"""A planisphere cut in wood."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from demo.art.noise import rng_for, smoothstep, value_noise
from demo.art.painting.printing import gouge, margin_print
from demo.art.seal import stamp


def star_map(s):
    """Woodcut: a planisphere cut white from black, in the manner of an old star map."""
    rng = rng_for("MS03")
    n = int(2500 * s)
    cx = cy = n / 2
    cut = Image.new("L", (n, n), 0)
    d = ImageDraw.Draw(cut)

    def ring(r, wid):
        t = np.linspace(0, 2 * np.pi, 400)
        rr = r + 1.6 * s * np.sin(t * 13 + r) + rng.normal(0, 0.5 * s, 400)
        d.line(list(zip(cx + rr * np.cos(t), cy + rr * np.sin(t), strict=False)), fill=255, width=max(1, int(wid * s)))

    R = n * 0.455
    for r, wid in ((R, 9), (R * 0.975, 4), (R * 0.885, 5), (R * 0.64, 4), (R * 0.36, 4)):
        ring(r, wid)
    for i in range(360):
        a = np.deg2rad(i)
        r0 = R * (0.93 if i % 10 == 0 else 0.95 if i % 5 == 0 else 0.962)
        d.line(
            [(cx + r0 * np.cos(a), cy + r0 * np.sin(a)), (cx + R * 0.975 * np.cos(a), cy + R * 0.975 * np.sin(a))],
            fill=255,
            width=max(1, int((3 if i % 5 else 5) * s)),
        )
    for i in range(28):
        a = 2 * np.pi * (i + 0.35 * np.sin(i * 2.3)) / 28
        d.line(
            [
                (cx + R * 0.36 * np.cos(a), cy + R * 0.36 * np.sin(a)),
                (cx + R * 0.885 * np.cos(a), cy + R * 0.885 * np.sin(a)),
            ],
            fill=255,
            width=max(1, int(2.6 * s)),
        )
    # the milky way, cut with short gouge strokes
    for _ in range(5200):
        u = rng.uniform(-1.1, 1.1)
        v = rng.normal(0, 0.075) + 0.25 * np.sin(u * 2.4) + 0.10 * rng.choice([-1, 1]) * (rng.random() < 0.5)
        x, y = cx + R * (u * 0.82 - v * 0.57), cy + R * (u * 0.57 + v * 0.82)
        if np.hypot(x - cx, y - cy) < R * 0.87:
            a = 0.61 + 0.6 * np.cos(u * 2.4) + rng.normal(0, 0.25)
            length = rng.uniform(6, 26) * s
            d.line(
                [(x, y), (x + np.cos(a) * length, y + np.sin(a) * length)],
                fill=255,
                width=max(1, int(rng.choice([1.6, 2.4, 3.4]) * s)),
            )
    for _ in range(74):  # figures of stars joined by lines
        r, a = R * np.sqrt(rng.uniform(0.01, 0.70)), rng.uniform(0, 2 * np.pi)
        x, y = cx + r * np.cos(a), cy + r * np.sin(a)
        chain = [(x, y)]
        heading = rng.uniform(0, 2 * np.pi)
        for _ in range(int(rng.integers(1, 7))):
            heading += rng.normal(0, 0.8)
            step = R * rng.uniform(0.045, 0.085)
            x, y = x + np.cos(heading) * step, y + np.sin(heading) * step
            if np.hypot(x - cx, y - cy) < R * 0.84:
                chain.append((x, y))
        if len(chain) > 1:
            d.line(chain, fill=255, width=max(1, int(3 * s)))
        for px, py in chain:
            rr = rng.choice([6, 8, 11]) * s
            d.ellipse([px - rr - 5 * s, py - rr - 5 * s, px + rr + 5 * s, py + rr + 5 * s], fill=0)
            d.ellipse([px - rr, py - rr, px + rr, py + rr], fill=255)
    for _ in range(900):
        r, a = R * np.sqrt(rng.uniform(0, 0.77)), rng.uniform(0, 2 * np.pi)
        rr = rng.choice([1.6, 2.4, 3.4]) * s
        d.ellipse(
            [cx + r * np.cos(a) - rr, cy + r * np.sin(a) - rr, cx + r * np.cos(a) + rr, cy + r * np.sin(a) + rr],
            fill=255,
        )
    white = np.asarray(cut.filter(ImageFilter.GaussianBlur(0.9)), np.float32) / 255
    white = smoothstep(0.35, 0.65, white + 0.16 * value_noise((n, n), 4 * s + 1, rng))
    yy, xx = np.mgrid[0:n, 0:n].astype(np.float32)
    r = np.hypot(xx - cx, yy - cy)
    edge = np.minimum.reduce([xx, yy, n - xx, n - yy]) + 5 * s * value_noise((n, n), 50 * s, rng)
    block = smoothstep(2 * s, 8 * s, edge)
    corner = (r > R * 1.015) * gouge(
        n, n, rng, 15 * s, lambda x, y: np.arctan2(y - cy, x - cx) + np.pi / 2, 0.55, 62 * s
    )
    black = np.clip(block * (1 - white) * (1 - 0.9 * corner), 0, 1)
    out = margin_print([(black, (25, 27, 36), 0.22)], rng)
    m = (out.shape[0] - n) // 2
    stamp(out, "星图", 120 * s, out.shape[0] - m * 0.92, out.shape[1] - m - 130 * s, rng, white=True)
    return out
