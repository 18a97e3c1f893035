"""An oil painting of a lit window."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from scipy import ndimage

from demo.art.noise import fbm, lerp, ramp, resize, rgb, rng_for, smoothstep, value_noise


def night_lab_oil(s):
    """Oil: the one lit window of a dark building, laid on in strokes."""
    rng = rng_for("MS09")
    h, w = int(1900 * s), int(2500 * s)
    k = 4
    sh, sw = h // k, w // k
    yy, xx = np.mgrid[0:sh, 0:sw].astype(np.float32)
    yy, xx = yy / sh, xx / sw
    ref = ramp(
        np.clip(yy / 0.62 + 0.22 * fbm((sh, sw), 120 * s, rng, 4), 0, 1),
        [(0, (30, 48, 104)), (0.5, (58, 92, 150)), (1, (150, 152, 168))],
    )
    swirl = np.sin(np.hypot(xx - 0.24, (yy - 0.20) * 0.8) * 60 + 3 * fbm((sh, sw), 90 * s, rng, 3))
    ref += 0.05 * swirl[..., None] * (yy < 0.6)[..., None]
    moon = np.hypot((xx - 0.24) * sw / sh, yy - 0.20)
    ref = lerp(ref, rgb(252, 232, 170), smoothstep(0.060, 0.05, moon)[..., None])
    ref += (0.32 * np.exp(-moon / 0.09))[..., None] * rgb(240, 214, 140)
    im = Image.fromarray((np.clip(ref, 0, 1) * 255).astype(np.uint8))
    d = ImageDraw.Draw(im)

    def box(x0, y0, x1, y1, c):
        d.rectangle([x0 * sw, y0 * sh, x1 * sw, y1 * sh], fill=c)

    box(0, 0.60, 1, 1, (46, 62, 76))
    d.polygon(
        [(0, 0.62 * sh), (0.2 * sw, 0.52 * sh), (0.42 * sw, 0.60 * sh), (0.42 * sw, 0.66 * sh), (0, 0.68 * sh)],
        fill=(40, 54, 70),
    )
    box(0.40, 0.30, 0.93, 0.80, (84, 78, 92))
    box(0.38, 0.275, 0.95, 0.31, (118, 108, 116))
    d.polygon(
        [(0.93 * sw, 0.30 * sh), (1.0 * sw, 0.36 * sh), (1.0 * sw, 0.84 * sh), (0.93 * sw, 0.80 * sh)],
        fill=(46, 46, 66),
    )
    for r in range(4):
        for c in range(8):
            x, y = 0.425 + c * 0.064, 0.345 + r * 0.112
            lit = (r, c) in ((1, 5), (1, 6), (3, 1))
            colour = (
                (255, 206, 104)
                if lit and r == 1
                else (206, 150, 76)
                if lit
                else (44, 62, 104)
                if (r + c) % 3
                else (34, 44, 76)
            )
            box(x, y, x + 0.044, y + 0.068, colour)
    box(0.72, 0.46, 0.735, 0.525, (70, 48, 36))
    d.ellipse([0.765 * sw, 0.475 * sh, 0.785 * sw, 0.50 * sh], fill=(66, 42, 34))
    box(0.760, 0.497, 0.79, 0.525, (58, 44, 44))
    for i in range(9):
        y = 0.81 + i * 0.02
        d.polygon(
            [
                ((0.66 - i * 0.014) * sw, y * sh),
                ((0.82 - i * 0.006) * sw, y * sh),
                ((0.815 - i * 0.006) * sw, (y + 0.011) * sh),
                ((0.655 - i * 0.014) * sw, (y + 0.011) * sh),
            ],
            fill=(214, 160, 82),
        )
    for tx, ty, tr in ((0.08, 0.60, 0.10), (0.19, 0.66, 0.08), (0.30, 0.62, 0.085), (0.985, 0.66, 0.08)):
        for _ in range(40):
            ox, oy, r = rng.normal(0, tr * 0.45), rng.normal(0, tr * 0.6), tr * rng.uniform(0.12, 0.3)
            g = rng.uniform(0.6, 1.25)
            d.ellipse(
                [(tx + ox - r * 0.7) * sw, (ty + oy - r) * sh, (tx + ox + r * 0.7) * sw, (ty + oy + r) * sh],
                fill=tuple(int(v * g) for v in (36, 74, 66)),
            )
    ref = np.asarray(im, np.float32) / 255
    lum = ndimage.gaussian_filter(ref.mean(-1), 3)
    gy, gx = np.gradient(lum)
    strong = np.hypot(gx, gy)
    base = np.arctan2(gx, -gy)
    flow = np.arctan2(xx - 0.24, -(yy - 0.20)) * 1.0 + 0.4 * fbm((sh, sw), 60 * s, rng, 3)
    field = np.where(strong > 0.012, base, np.where(yy < 0.6, flow, 0.15 * fbm((sh, sw), 60 * s, rng, 3)))
    canvas = Image.fromarray(
        (
            np.clip(
                np.stack([resize(ndimage.gaussian_filter(ref[..., c], 6), (h, w)) for c in range(3)], -1) * 0.9, 0, 1
            )
            * 255
        ).astype(np.uint8)
    )
    relief = Image.new("L", (w, h), 128)
    pen, bump = ImageDraw.Draw(canvas), ImageDraw.Draw(relief)
    for width, length, count in ((44, 150, 2600), (22, 90, 7000), (11, 46, 13000)):
        for _ in range(count):
            x, y = rng.uniform(0, w), rng.uniform(0, h)
            i, j = int(min(sh - 1, y / k)), int(min(sw - 1, x / k))
            if width < 20 and strong[i, j] < 0.006 and rng.random() < 0.72:
                continue
            a = field[i, j] + rng.normal(0, 0.14)
            L, wd = length * s * rng.uniform(0.6, 1.2), max(1, int(width * s * rng.uniform(0.6, 1.1)))
            c = ref[i, j] * (1 + rng.normal(0, 0.10)) + rng.normal(0, 0.016, 3)
            dx, dy = np.cos(a) * L / 2, np.sin(a) * L / 2
            bow = rng.normal(0, 0.08) * L
            path = [(x - dx, y - dy), (x - dy / L * bow, y + dx / L * bow), (x + dx, y + dy)]
            pen.line(path, fill=tuple(int(v) for v in np.clip(c * 255, 0, 255)), width=wd, joint="curve")
            bump.line(path, fill=int(rng.uniform(80, 190)), width=wd, joint="curve")
    paint = np.asarray(canvas.filter(ImageFilter.GaussianBlur(0.7)), np.float32) / 255
    hgt = np.asarray(relief.filter(ImageFilter.GaussianBlur(1.6)), np.float32) / 255
    hgt = hgt + 0.10 * value_noise((h, w), 2.6, rng) + 0.05 * value_noise((h, w), 6, rng)
    gy, gx = np.gradient(hgt)
    weave = 0.012 * (np.sin(np.arange(w)[None] * 1.5) + np.sin(np.arange(h)[:, None] * 1.5))
    shine = np.clip(1 + 1.5 * (-gx - gy) + weave, 0.72, 1.35)[..., None]
    return np.clip(paint * shine + 0.05 * np.clip(-gx - gy, 0, 0.25)[..., None] * 2, 0, 1)
