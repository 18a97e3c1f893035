"""A jellyfish from the porthole."""

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from demo.art.noise import fbm, ramp, resize, rgb, rng_for, smoothstep
from demo.art.photography.developing import develop, glow


def jellyfish(s):
    """Seen from the porthole at nine hundred metres. The position is in the open sea."""
    rng = rng_for("SY10")
    h, w = int(3000 * s), int(2200 * s)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    image = (
        ramp(
            np.clip(y / h + 0.12 * resize(fbm((h // 8, w // 8), 60 * s, rng, 4), (h, w)), 0, 1),
            [(0, (8, 30, 62)), (0.5, (3, 12, 32)), (1, (1, 4, 14))],
        )
        ** 2.2
    )
    cx, cy, R = w * 0.54, h * 0.30, w * 0.25
    tilt = 0.22
    ca, sa = np.cos(tilt), np.sin(tilt)
    u, v = ((x - cx) * ca + (y - cy) * sa) / R, (-(x - cx) * sa + (y - cy) * ca) / R
    a = np.arctan2(u, -v)
    rim = 0.40 + 0.055 * np.cos(u * 16) * smoothstep(0.2, 1, np.abs(u))
    r = np.hypot(u, np.where(v < 0, v / 0.86, v / rim))
    inside = smoothstep(1.0, 0.975, r)
    shell = np.clip(r, 0, 1) ** 5
    ribs = (
        0.5
        + 0.5
        * np.cos(np.arcsin(np.clip(u / np.sqrt(np.clip(1 - (np.clip(v, -0.85, 0) / 0.87) ** 2, 0.03, 1)), -1, 1)) * 22)
    ) ** 5
    veins = fbm((h, w), 40 * s, rng, 4, ridged=True)
    top_light = np.exp(-((u + 0.30) ** 2 + (v + 0.52) ** 2) / 0.10)
    bell = inside * (
        0.05 + 0.55 * shell + 0.17 * ribs * (0.4 + 0.6 * r) + 0.08 * np.clip(veins, 0, 1) + 0.22 * top_light
    )
    edge = np.exp(-(((r - 0.975) / 0.014) ** 2)) * (0.55 + 0.45 * np.cos(a * 3))
    image += bell[..., None] * rgb(120, 190, 255) ** 2.2 + (0.8 * edge)[..., None] * rgb(176, 226, 255) ** 2.2
    for gu0, gv0, turn in ((-0.20, -0.42, 0.5), (0.10, -0.46, -0.3), (-0.10, -0.24, 0.2), (0.20, -0.28, -0.5)):
        gu, gv = u - gu0, v - gv0
        gu, gv = gu * np.cos(turn) + gv * np.sin(turn), -gu * np.sin(turn) + gv * np.cos(turn)
        d = np.hypot(gu / 0.15, (gv + 1.6 * gu * gu) / 0.085)
        ring = np.exp(-(((d - 0.70) / 0.36) ** 2)) * (0.55 + 0.45 * veins) * smoothstep(0.10, -0.06, gv)
        image += np.clip(ring * inside * 0.26, 0, None)[..., None] * rgb(255, 170, 200) ** 2.2
    thin, arms = Image.new("L", (w, h), 0), Image.new("L", (w, h), 0)
    draw, body = ImageDraw.Draw(thin), ImageDraw.Draw(arms)
    t = np.linspace(0, 1, 150)

    def place(pu, pv):
        return cx + R * (pu * ca - pv * sa), cy + R * (pu * sa + pv * ca)

    for _ in range(46):
        start = np.sin(rng.uniform(-1, 1) * np.pi / 2) * 0.97
        length = rng.uniform(2.2, 4.4)
        sway = np.cumsum(rng.normal(0, 0.010, 150)) + 0.16 * np.sin(t * rng.uniform(3, 8) + rng.uniform(0, 6)) * t
        px, py = place(start * (1 - 0.30 * t) + sway - 0.42 * t**1.6, 0.30 * np.sqrt(max(0, 1 - start**2)) + t * length)
        for q in range(0, 148):
            draw.line(
                [(px[q], py[q]), (px[q + 1], py[q + 1])],
                fill=int(np.clip(150 * (1 - t[q]) ** 0.8 * rng.uniform(0.8, 1.1), 8, 200)),
                width=max(1, int(2.6 * s * (1 - 0.6 * t[q]))),
            )
            if q % 5 == 0:
                rr = 2.6 * s * (1 - 0.6 * t[q])
                draw.ellipse([px[q] - rr, py[q] - rr, px[q] + rr, py[q] + rr], fill=int(190 * (1 - t[q]) + 14))
    for i in range(6):
        start = -0.26 + 0.105 * i
        length = rng.uniform(1.5, 2.4)
        wave = 0.10 * np.sin(t * rng.uniform(5, 9) + i) * t
        for _frill in range(20):
            off = rng.normal(0, 0.030)
            curl = np.cumsum(rng.normal(0, 0.007, 150)) + 0.035 * np.sin(t * 60 + rng.uniform(0, 6)) * np.sin(np.pi * t)
            px, py = place(
                start
                + wave
                - 0.30 * t**1.5
                + (off + curl) * (0.4 + 1.4 * np.sin(np.pi * np.clip(t * 0.9 + 0.1, 0, 1))),
                0.22 + t * length,
            )
            body.line(list(zip(px, py, strict=False)), fill=int(rng.uniform(40, 170)), width=max(1, int(1.6 * s)))
    ta = ndimage.gaussian_filter(np.asarray(thin, np.float32) / 255, 0.8)
    aa = ndimage.gaussian_filter(np.asarray(arms, np.float32) / 255, 1.2)
    aa = aa + 0.7 * resize(ndimage.gaussian_filter(np.asarray(arms, np.float32)[::4, ::4] / 255, 4 * s), (h, w))
    fade = np.exp(-np.clip(y - cy, 0, None) / (h * 0.40))
    image += (ta * 0.55 * fade)[..., None] * rgb(150, 204, 255) ** 2.2 + (aa * 0.42 * fade)[..., None] * rgb(
        255, 176, 205
    ) ** 2.2
    snow = np.zeros((h, w), np.float32)
    for _ in range(420):
        bx, by, r = rng.uniform(0, w), rng.uniform(0, h), rng.gamma(1.5, 2.4 * s) + 0.8
        y0, y1, x0, x1 = (
            int(max(0, by - 3 * r)),
            int(min(h, by + 3 * r + 1)),
            int(max(0, bx - 3 * r)),
            int(min(w, bx + 3 * r + 1)),
        )
        d = np.hypot(x[y0:y1, x0:x1] - bx, y[y0:y1, x0:x1] - by) / r
        snow[y0:y1, x0:x1] += rng.uniform(0.03, 0.22) / (0.6 + 0.12 * r) * smoothstep(1.2, 0.6, d)
    image += snow[..., None] * rgb(150, 200, 230) ** 2.2
    return develop(glow(glow(image, 24 * s, 0.25), 120 * s, 0.18), rng, exposure=1.5, grain=0.017, vignette=0.35)
