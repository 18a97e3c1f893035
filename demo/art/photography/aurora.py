"""Aurora over a station on the ice."""

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from demo.art.noise import fbm, fbm1d, lerp, ramp, resize, rgb, rng_for, smoothstep
from demo.art.photography.developing import develop, glow
from demo.art.photography.night import skyline
from demo.art.photography.stars import star_field


def aurora(s):
    """Curtains over a station on the ice."""
    rng = rng_for("SY07")
    h, w = int(2300 * s), int(3400 * s)
    image = star_field((h, w), rng, int(5200 * s * s) + 200, 0.5, max(0.6, s))
    yy = np.arange(h, dtype=np.float32)[:, None]
    x = np.arange(w, dtype=np.float32)
    image += (
        ramp(
            np.clip(yy / (h * 0.8), 0, 1) * np.ones((1, w), np.float32),
            [(0, (5, 9, 26)), (0.6, (10, 26, 46)), (1, (22, 58, 66))],
        )
        ** 2.2
    )
    for band in range(4):
        base = (
            h * (0.60 - 0.12 * band)
            + h * 0.15 * fbm1d(w, w * 0.42, rng, 3, 0.4)
            + h * 0.02 * fbm1d(w, w * 0.06, rng, 3)
        )
        rays = (
            np.clip(0.52 + 0.62 * fbm1d(w, 150 * s, rng, 3, 0.6) + 0.34 * fbm1d(w, 22 * s, rng, 4, 0.7), 0, 1.4) ** 1.5
        )
        envelope = np.clip(0.40 + 0.9 * fbm1d(w, w * 0.30, rng, 2), 0, 1)
        reach = h * (0.20 + 0.20 * np.clip(0.5 + fbm1d(w, 110 * s, rng, 3), 0, 1)) * (1 + 0.12 * band)
        # folds: rays lean with the curtain
        shift = (0.16 * h) * (yy / h - 0.5)
        col = np.clip(x[None] + shift, 0, w - 1).astype(np.int32)
        d = base[col] - yy
        up = np.clip(d, 0, None) / reach[col]
        low = np.exp(-np.clip(-d, 0, None) / (h * 0.012))
        light = np.exp(-up * 2.1) * low * rays[col] * envelope[col] * smoothstep(-h * 0.02, h * 0.012, d + h * 0.01)
        green, red = rgb(70, 255, 150) ** 2.2, rgb(214, 60, 170) ** 2.2
        mix = smoothstep(0.35, 1.5, up)[..., None]
        fringe = np.exp(-(((d - h * 0.004) / (h * 0.010)) ** 2))[..., None] * rgb(240, 110, 190) ** 2.2 * 0.25
        power = (0.95, 0.8, 0.5, 0.38)[band]
        image += power * light[..., None] * (lerp(green, red * 0.8, mix) + fringe)
    image = glow(image, 90 * s, 0.34)
    ground_y = skyline(w, h * 0.845, h * 0.045, 900 * s, rng)
    d = yy - ground_y[None]
    inside = smoothstep(-1.5, 1.5, d)
    drift = fbm((h, w), 130 * s, rng, 5, aspect=5)
    snow = (
        rgb(46, 92, 96) ** 2.2
        * (0.55 + 0.9 * smoothstep(-0.4, 0.5, drift)[..., None])
        * (0.55 + 0.65 * np.exp(-np.clip(d, 0, None) / (h * 0.10)))[..., None]
    )
    image = lerp(image, snow, inside[..., None])
    hut, lit = Image.new("L", (w * 2, h * 2), 0), Image.new("L", (w * 2, h * 2), 0)
    draw, bulbs = ImageDraw.Draw(hut), ImageDraw.Draw(lit)

    def box(d, bx, by, bw, bh, fill=255):
        d.rectangle([bx * 2, by * 2, (bx + bw) * 2, (by + bh) * 2], fill=fill)

    gx = w * 0.30
    gy = ground_y[int(gx)]
    u = h / 1000
    box(draw, gx, gy - 62 * u, 250 * u, 44 * u)
    for leg in range(7):
        box(draw, gx + (10 + leg * 37) * u, gy - 20 * u, 5 * u, 34 * u)
    box(draw, gx + 160 * u, gy - 92 * u, 66 * u, 32 * u)
    box(draw, gx + 120 * u, gy - 170 * u, 2.4 * u, 110 * u)
    draw.ellipse([(gx + 20 * u) * 2, (gy - 104 * u) * 2, (gx + 74 * u) * 2, (gy - 50 * u) * 2], fill=255)
    for k in range(9):
        if k not in (2, 6):
            box(bulbs, gx + (14 + k * 26) * u, gy - 48 * u, 13 * u, 13 * u)
    box(bulbs, gx + 172 * u, gy - 84 * u, 42 * u, 9 * u)
    hut_mask = np.asarray(hut.resize((w, h), Image.Resampling.LANCZOS), np.float32)[..., None] / 255
    lamp = np.asarray(lit.resize((w, h), Image.Resampling.LANCZOS), np.float32) / 255
    image = lerp(image, np.broadcast_to(rgb(12, 16, 22) ** 2.2, image.shape), hut_mask)
    image += lamp[..., None] * rgb(255, 186, 96) ** 2.2 * 2.2
    pool = np.roll(lamp[::8, ::8], int(9 * u), 0)
    spread = resize(ndimage.gaussian_filter(pool, (7 * u, 26 * u)), (h, w))
    image += (spread * inside * 2.0)[..., None] * rgb(255, 176, 90) ** 2.2
    return develop(glow(image, 24 * s, 0.18), rng, exposure=1.25, grain=0.016, vignette=0.3)
