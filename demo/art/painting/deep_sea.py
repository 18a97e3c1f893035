"""A woodcut of three blocks: a lamp in the deep."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from scipy import ndimage

from demo.art.noise import fbm, fbm1d, resize, rng_for, smoothstep, value_noise
from demo.art.painting.printing import margin_print
from demo.art.seal import stamp


def deep_sea_woodcut(s):
    """Three blocks: dark blue, pale blue and one lamp's yellow."""
    rng = rng_for("MS06")
    h, w = int(2600 * s), int(1900 * s)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    lx, ly = w * 0.60, h * 0.46
    d = np.hypot(xx - lx, (yy - ly))
    # contour waves, cut as lines that thicken toward the light
    flow = yy / (34 * s) + 3.6 * fbm((h, w), 620 * s, rng, 3) + 1.6 * np.sin(xx / (260 * s) + yy / (500 * s))
    wave = np.abs((flow % 1) - 0.5) * 2
    cone_axis = np.arctan2(yy - ly, xx - lx) - 2.55
    cone_axis = np.abs((cone_axis + np.pi) % (2 * np.pi) - np.pi)
    cone = smoothstep(0.42, 0.34, cone_axis) * smoothstep(w * 1.05, w * 0.1, d)
    surface = smoothstep(h * 0.34, 0, yy)
    width = 0.10 + 0.42 * surface + 0.36 * cone + 0.04 * fbm((h, w), 90 * s, rng, 3)
    lines = smoothstep(0.05, -0.05, wave - width)
    rays = np.arctan2(yy - ly, xx - lx) * 60 + 0.7 * value_noise((h, w), 30 * s, rng)
    beam = cone * smoothstep(0.15, 0.55, np.sin(rays) * 0.5 + 0.5 + 0.4 * cone - 0.55 * d / w)
    sub, hole = Image.new("L", (w, h), 0), Image.new("L", (w, h), 0)
    a, b = ImageDraw.Draw(sub), ImageDraw.Draw(hole)
    u = 1.25 * s

    def e(draw, x, y, rx, ry, fill=255):
        draw.ellipse([lx + x * u - rx * u, ly + y * u - ry * u, lx + x * u + rx * u, ly + y * u + ry * u], fill=fill)

    e(a, 190, -60, 280, 120)
    a.polygon([(lx + v[0] * u, ly + v[1] * u) for v in ((120, -170), (300, -170), (330, -250), (150, -250))], fill=255)
    a.rectangle([lx + 20 * u, ly + 60 * u, lx + 380 * u, ly + 84 * u], fill=255)
    for x in (60, 200, 340):
        a.rectangle([lx + x * u, ly + 30 * u, lx + (x + 16) * u, ly + 66 * u], fill=255)
    a.polygon([(lx + v[0] * u, ly + v[1] * u) for v in ((440, -70), (560, -160), (560, 40))], fill=255)
    a.line(
        [(lx - 30 * u, ly + 0 * u), (lx - 120 * u, ly + 60 * u), (lx - 190 * u, ly + 40 * u)],
        fill=255,
        width=int(15 * u),
    )
    e(a, -10, -8, 40, 40)
    e(b, -20, -4, 26, 26)
    e(b, 30, -70, 66, 66)
    e(b, 190, -60, 34, 34)
    e(b, 300, -60, 34, 34)
    for k in range(9):
        b.line(
            [
                (lx + (60 + k * 42) * u, ly - (160 - abs(4 - k) * 12) * u),
                (lx + (90 + k * 40) * u, ly - (110 - abs(4 - k) * 4) * u),
            ],
            fill=255,
            width=max(1, int(6 * u)),
        )
    sub_m, hole_m = (np.asarray(i.filter(ImageFilter.GaussianBlur(1)), np.float32) / 255 for i in (sub, hole))
    near = ndimage.maximum_filter(sub_m[::4, ::4], 5)
    halo = resize(near, (h, w))
    floor_y = (
        h * 0.87 - h * 0.07 * fbm1d(w, 420 * s, rng, 5) - h * 0.09 * np.exp(-(((np.arange(w) / w - 0.17) / 0.07) ** 2))
    )
    floor = smoothstep(-2, 2, yy - floor_y[None])
    chimney = np.abs(fbm((h, w), 70 * s, rng, 4, aspect=0.35))
    floor_cut = smoothstep(0.045, 0.02, np.abs(chimney - 0.10)) * floor
    smoke_y = np.clip((floor_y[int(w * 0.17)] - yy) / (h * 0.5), 0, 1)
    sx = xx - w * 0.17 - 60 * s * smoke_y * np.sin(yy / (120 * s)) - 160 * s * smoke_y
    smoke = (
        smoothstep(1, 0.85, np.abs(sx) / ((26 + 190 * smoke_y) * s))
        * (smoke_y > 0)
        * smoothstep(0.92, 0.62, smoke_y + 0.16 * fbm((h, w), 70 * s, rng, 3))
    )
    curls = (
        smoothstep(
            0.1,
            -0.1,
            np.abs(((np.hypot(sx, yy % (150 * s) - 75 * s) / (24 * s) + fbm((h, w), 90 * s, rng, 3) * 2) % 1) - 0.5)
            - 0.22,
        )
        * smoke
    )
    white = np.clip(lines * (1 - floor) * (1 - smoke * 0.9) + beam + floor_cut + curls * 0.9, 0, 1)
    white = np.where(halo > 0.3, np.maximum(hole_m, (halo > 0.3) * (1 - sub_m) * smoothstep(0.3, 0.9, halo)), white)
    white = smoothstep(0.3, 0.7, white + 0.14 * value_noise((h, w), 4 * s + 1, rng))
    edge = np.minimum.reduce([xx, yy, w - xx, h - yy]) + 6 * s * value_noise((h, w), 60 * s, rng)
    block = smoothstep(2 * s, 8 * s, edge)
    pale = block * (0.85 - 0.45 * yy / h)
    lamp = np.clip(cone * smoothstep(w * 0.95, 0, d) + np.exp(-((d / (60 * s)) ** 2)) + 0.9 * hole_m, 0, 1) * block
    out = margin_print(
        [
            (pale * (1 - 0.9 * lamp), (132, 176, 186), 0.15),
            (lamp * 0.95, (240, 196, 92), 0.1),
            (block * (1 - white), (18, 40, 66), 0.2),
        ],
        rng,
    )
    stamp(out, "深潜", 110 * s, out.shape[0] - 150 * s, out.shape[1] - 330 * s, rng)
    return out
