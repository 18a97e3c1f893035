"""Cracks and bubbles in lake ice."""

import numpy as np
from PIL import Image
from scipy.spatial import cKDTree

from demo.art.noise import fbm, ramp, resize, rgb, rng_for, smoothstep
from demo.art.photography.developing import develop, glow


def ice(s):
    """Cracks and frozen bubbles in lake ice, a hand's breadth across."""
    rng = rng_for("SY04")
    h, w = int(2400 * s), int(2400 * s)
    deep = fbm((h, w), 700 * s, rng, 5)
    image = ramp(np.clip(0.5 + 0.75 * deep, 0, 1), [(0, (3, 22, 40)), (0.5, (10, 62, 92)), (1, (58, 138, 160))]) ** 2.2
    warp = 130 * s
    wx, wy = fbm((h, w), 520 * s, rng, 5), fbm((h, w), 520 * s, rng, 5)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    for layer in range(3):
        count = (9, 22, 46)[layer]
        pts = rng.uniform(-0.1, 1.1, (count, 2)) * (w, h)
        k = 2
        q = np.stack(
            [
                (x + warp * wx * (0.5 + layer * 0.2))[::k, ::k].ravel(),
                (y + warp * wy * (0.5 + layer * 0.2))[::k, ::k].ravel(),
            ],
            1,
        )
        dist, who = cKDTree(pts).query(q, k=2)
        shape = (len(range(0, h, k)), len(range(0, w, k)))
        gap = resize((dist[:, 1] - dist[:, 0]).reshape(shape).astype(np.float32), (h, w))
        cell = resize(
            rng.uniform(0, 1, count).astype(np.float32)[who[:, 0]].reshape(shape), (h, w), Image.Resampling.BILINEAR
        )
        strength = (1.0, 0.5, 0.24)[layer]
        rough = fbm((h, w), 60 * s, rng, 5, gain=0.65)
        vary = smoothstep(-0.25, 0.5, fbm((h, w), 380 * s, rng, 3) + 0.12 * (2 - layer))
        wide = (1.5 + 7 * vary) * s * (1.4 - 0.3 * layer)
        line = np.exp(-(((gap + 2.5 * s * rough) / wide) ** 2))
        sheet = np.exp(-np.clip(gap, 0, None) / ((34 + 90 * cell) * s)) * (
            0.35 + 0.65 * smoothstep(-0.2, 0.6, rough + cell - 0.5)
        )
        image += (strength * vary * (0.62 * line * (0.75 + 0.5 * rough) + 0.24 * sheet))[..., None] * rgb(
            214, 240, 250
        ) ** 2.2
    bubbles = np.zeros((h, w), np.float32)
    for _ in range(130):  # stacks of flattened bubbles
        bx, by, r = rng.uniform(0, w), rng.normal(0.55, 0.3) * h, rng.gamma(2.2, 13 * s) + 3 * s
        for level in range(int(rng.integers(1, 4))):
            cx, cy, rr = bx + level * 5 * s, by + level * 10 * s, r * (1 - 0.16 * level)
            y0, y1, x0, x1 = (
                int(max(0, cy - rr * 1.4)),
                int(min(h, cy + rr * 1.4)),
                int(max(0, cx - rr * 1.4)),
                int(min(w, cx + rr * 1.4)),
            )
            if y1 - y0 < 3 or x1 - x0 < 3:
                continue
            d = np.hypot(x[y0:y1, x0:x1] - cx, (y[y0:y1, x0:x1] - cy) / 0.86) / rr + 0.10 * wx[y0:y1, x0:x1]
            disc = smoothstep(1.0, 0.93, d)
            edge = np.exp(-(((d - 0.93) / 0.07) ** 2)) * (0.45 + 0.9 * np.clip((cy - y[y0:y1, x0:x1]) / rr, 0, 1))
            cap = 0.22 + 0.5 * np.clip((cy - y[y0:y1, x0:x1]) / rr, 0, 1)
            part = bubbles[y0:y1, x0:x1]
            part[...] = np.maximum(part * (1 - 0.4 * disc), (disc * cap * 0.62 + 0.34 * edge) * (1 - 0.28 * level))
    image += (bubbles * 0.6)[..., None] * rgb(206, 234, 246) ** 2.2
    frost = np.clip(fbm((h, w), 8 * s + 2, rng, 3, gain=0.8), 0, 1) ** 2 * smoothstep(0.1, 0.7, deep + wx)
    image += (0.30 * frost)[..., None]
    light = 1.25 - 0.7 * (y / h) + 0.2 * (x / w)
    return develop(
        glow(image * light[..., None], 30 * s, 0.12), rng, exposure=1.15, grain=0.010, vignette=0.35, contrast=1.05
    )
