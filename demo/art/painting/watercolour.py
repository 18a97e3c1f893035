"""Coral in watercolour."""

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from demo.art import paper
from demo.art.noise import fbm, lerp, resize, rgb, rng_for, smoothstep


def coral_watercolour(s):
    """Wet into wet: washes that gather pigment at their edges."""
    rng = rng_for("MS04")
    h, w = int(2000 * s), int(2800 * s)
    sheet = paper.xuan((h, w), rng, rgb(249, 246, 238), age=0.0)
    rough = paper.tooth((h, w), rng)
    k = 2
    sh = (h // k, w // k)
    yy, xx = np.mgrid[0 : sh[0], 0 : sh[1]].astype(np.float32)
    yy, xx = yy / sh[0], xx / sh[1]
    layer = np.ones((*sh, 3), np.float32)

    def wash(mask_field, colour, strength, bleed=0.10, granule=0.25, cell=60):
        """mask_field > 0 is wet; pigment flows to the rim and granulates."""
        nonlocal layer
        f = mask_field + bleed * fbm(sh, cell * s, rng, 5, gain=0.6)
        a = smoothstep(-0.012, 0.012, f)
        rim = np.exp(-((f / 0.022) ** 2)) * a
        flow = 0.62 + 0.38 * fbm(sh, 170 * s, rng, 5) + granule * fbm(sh, 7 * s + 1.5, rng, 2)
        density = np.clip(a * flow * strength + 0.45 * rim * strength, 0, 1.6)[..., None]
        layer = layer * np.exp(-density * (1 - rgb(*colour)) * 1.6)

    wash(1.02 - yy * 0.15 - 0.0 * xx, (120, 196, 206), 0.42, bleed=0.3)
    wash(0.55 - yy + 0.1 * np.sin(xx * 5), (60, 150, 190), 0.55, bleed=0.35, cell=150)
    wash(0.24 - yy + 0.06 * np.sin(xx * 9 + 1), (40, 110, 170), 0.42, bleed=0.3, cell=150)
    for _i in range(7):  # light falling in
        x0 = rng.uniform(0.1, 0.9)
        layer = (
            layer
            + (1 - layer)
            * (0.30 * np.exp(-(((xx - x0 - 0.22 * yy) / (0.012 + 0.03 * yy)) ** 2)) * (1 - smoothstep(0.2, 0.75, yy)))[
                ..., None
            ]
        )
    wash(yy - 0.86 + 0.05 * np.sin(xx * 7), (196, 170, 140), 0.5, bleed=0.12)
    palette = [
        (226, 92, 96),
        (240, 146, 92),
        (204, 84, 140),
        (238, 190, 84),
        (150, 96, 170),
        (96, 160, 126),
        (232, 120, 130),
    ]
    order = sorted(range(26), key=lambda i: (i * 7) % 26)
    for j in order:
        bx, by = (j + rng.uniform(0.1, 0.9)) / 26, rng.uniform(0.80, 1.02)
        colour = palette[int(rng.integers(len(palette)))]
        kind = rng.choice(["branch", "fan", "brain", "tube", "soft"], p=[0.36, 0.2, 0.16, 0.16, 0.12])
        size = rng.uniform(0.10, 0.26)
        ax, ay = (xx - bx) * sh[1] / sh[0], yy - by
        if kind == "brain":
            f = size * 0.55 - np.hypot(ax, ay * 1.25)
            wash(f, colour, 0.75, 0.02, cell=40)
            maze = np.abs(fbm(sh, 22 * s, rng, 3))
            layer = layer * (1 - 0.30 * (smoothstep(0.07, 0.02, maze) * (f > 0))[..., None] * (1 - rgb(*colour)))
            continue
        mask = Image.new("L", (sh[1], sh[0]), 0)
        d = ImageDraw.Draw(mask)

        def grow(x, y, a, length, wid, depth, d=d, kind=kind):
            if depth == 0 or wid < 1:
                return
            ex, ey = x + np.cos(a) * length, y + np.sin(a) * length
            d.line([(x, y), (ex, ey)], fill=255, width=max(1, int(wid)))
            d.ellipse([ex - wid / 2, ey - wid / 2, ex + wid / 2, ey + wid / 2], fill=255)
            for _ in range(2 if kind == "branch" else 3):
                spread = 0.42 if kind == "branch" else 0.34
                grow(
                    ex,
                    ey,
                    a + rng.normal(0, spread),
                    length * rng.uniform(0.72, 0.92),
                    wid * (0.74 if kind == "branch" else 0.62),
                    depth - 1,
                )

        px = size * sh[0]
        if kind in ("branch", "fan"):
            for _ in range(3 if kind == "branch" else 1):
                grow(
                    bx * sh[1] + rng.normal(0, px * 0.08),
                    by * sh[0],
                    -np.pi / 2 + rng.normal(0, 0.25),
                    px * 0.30,
                    px * (0.10 if kind == "branch" else 0.06),
                    6,
                )
        elif kind == "tube":
            for _ in range(int(rng.integers(4, 8))):
                x0, top, r = (
                    bx * sh[1] + rng.normal(0, px * 0.22),
                    (by - size * rng.uniform(0.5, 1.1)) * sh[0],
                    px * rng.uniform(0.045, 0.075),
                )
                lean = rng.normal(0, 0.5) * r
                for step in range(13):
                    f = step / 12
                    x, y = x0 + lean * f * f, by * sh[0] + (top - by * sh[0]) * f
                    wide = r * (0.45 + 0.4 * f + 0.1 * np.sin(f * 9 + x0))
                    d.ellipse([x - wide, y - wide * 1.6, x + wide, y + wide * 1.6], fill=255)
                d.ellipse([x - wide * 0.62, y - wide * 1.4, x + wide * 0.62, y - wide * 0.5], fill=90)
        else:
            for q in range(60):
                a = rng.uniform(-2.9, -0.25)
                t = np.linspace(0, 1, 12)
                length = px * rng.uniform(0.4, 0.8)
                d.line(
                    list(
                        zip(
                            bx * sh[1] + np.cos(a) * length * t + 8 * s * np.sin(t * 5 + q),
                            by * sh[0] + np.sin(a) * length * t,
                            strict=False,
                        )
                    ),
                    fill=255,
                    width=max(1, int(px * 0.02)),
                )
        m = ndimage.gaussian_filter(np.asarray(mask, np.float32) / 255, 1.6)
        wash((m - 0.45) * 0.10, colour, 0.85, 0.012, cell=24)
    for _ in range(46):  # a shoal
        fx, fy = 0.30 + rng.normal(0, 0.11), 0.36 + rng.normal(0, 0.06)
        L = rng.uniform(0.010, 0.018)
        ax, ay = (xx - fx) * sh[1] / sh[0], yy - fy - 0.2 * (xx - fx)
        y0, y1, x0, x1 = [
            int(v)
            for v in (
                max(0, (fy - 0.05) * sh[0]),
                (fy + 0.05) * sh[0],
                max(0, (fx - 0.05) * sh[1]),
                (fx + 0.05) * sh[1],
            )
        ]
        f = 1 - np.hypot(ax[y0:y1, x0:x1] / L, ay[y0:y1, x0:x1] / (L * 0.36))
        tail = (np.abs(ay[y0:y1, x0:x1]) < -(ax[y0:y1, x0:x1] + L * 0.7) * 0.7) & (ax[y0:y1, x0:x1] > -L * 1.5)
        a = np.maximum(smoothstep(-0.05, 0.15, f), tail * 0.9)
        layer[y0:y1, x0:x1] *= 1 - 0.75 * a[..., None] * (1 - rgb(36, 66, 104))
    wet = np.stack([resize(layer[..., c], (h, w)) for c in range(3)], -1)
    dens = 1 - wet
    wet = 1 - dens * (1 + 0.16 * rough[..., None])
    out = sheet * np.clip(wet, 0, 1)
    m = int(110 * s)
    whole = paper.xuan((h + 2 * m, w + 2 * m), rng, rgb(249, 246, 238), age=0.0)
    e = np.minimum.reduce(
        [*np.meshgrid(np.minimum(np.arange(w), np.arange(w)[::-1]), np.minimum(np.arange(h), np.arange(h)[::-1]))]
    ).astype(np.float32)
    a = smoothstep(0, 10 * s, e + 12 * s * fbm((h, w), 80 * s, rng, 4) - 6 * s)[..., None]
    whole[m : m + h, m : m + w] = lerp(whole[m : m + h, m : m + w], out, a)
    return whole
