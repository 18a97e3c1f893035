"""Dunes at first light."""

import numpy as np
from scipy import ndimage

from demo.art.noise import fbm, fbm1d, lerp, ramp, resize, rgb, rng_for, smoothstep
from demo.art.photography.developing import develop, glow


def dunes(s, hour=0.0):
    """Dunes at first light: crest lines with one bright and one dark flank, ripples in perspective."""
    rng = rng_for("SY03")
    h, w = int(2200 * s), int(3400 * s)
    yy = np.arange(h, dtype=np.float32)[:, None]
    sky_t = np.clip(yy / (h * 0.52), 0, 1) * np.ones((1, w), np.float32)
    sky_t = np.clip(sky_t + 0.05 * resize(fbm((h // 8, w // 8), 60 * s, rng, 4, aspect=3.5), (h, w)), 0, 1)
    glow_x = np.exp(-(((np.arange(w)[None] / w - 0.16) / 0.42) ** 2))
    sky = (
        ramp(sky_t, [(0, (52, 82, 132)), (0.45, (112, 122, 156)), (0.78, (206, 152, 132)), (1.0, (246, 184, 112))])
        ** 2.2
    )
    sky = sky * (0.75 + 0.75 * (glow_x * sky_t)[..., None] * np.array([1.0, 0.8, 0.5], np.float32))
    image = sky
    n = 8
    for i in range(n):
        depth = (i / (n - 1)) ** 1.5  # 0 far, 1 near
        base = h * (0.44 + 0.50 * depth)
        tall = h * (0.035 + 0.20 * depth)
        cell = w * (0.07 + 0.42 * depth)
        x = np.arange(w, dtype=np.float32)
        crest = base - tall * (0.5 + 0.5 * fbm1d(w, cell, rng, 3, 0.36))
        sharp = np.abs(fbm1d(w, cell * 1.2, rng, 2, 0.3))
        crest -= tall * 0.42 * (1 - np.clip(sharp * 2.2, 0, 1)) ** 1.5
        crest = ndimage.gaussian_filter1d(crest, max(1, 5 * s * (0.3 + depth)))
        d = yy - crest[None]
        inside = smoothstep(-1.0, 1.0, d)
        # the crest wanders down the face: on its sunny side light, beyond it shadow
        slope = np.gradient(ndimage.gaussian_filter1d(crest, cell * 0.045))
        bend = fbm((h // 8 + 1, w // 8 + 1), cell * 0.55 / 8, rng, 3, aspect=1.2)
        bend = resize(bend, (h, w))
        fall = np.clip(d, 0, None)
        at = np.clip(x[None] - 1.25 * fall - cell * 0.10 * bend * np.clip(fall / tall, 0, 1.5), 0, w - 1).astype(
            np.int32
        )
        lit = slope[at] * 5.0 / (0.25 + 0.9 * depth) + 0.75 * bend + 0.26 - 0.22 * np.exp(-fall / (tall * 0.8))
        lit = smoothstep(-0.10 - 0.34 * np.clip(fall / tall, 0, 1), 0.10 + 0.34 * np.clip(fall / tall, 0, 1), lit)
        near = np.clip(d / (tall * 1.6), 0, 1)
        if depth > 0.12:
            coarse = fbm((h // 4 + 1, w // 4 + 1), 40 * s * (0.4 + depth), rng, 3, aspect=3)
            phase = resize(coarse, (h, w)) * 5.5
            persp = np.log1p(np.clip(d, 0, None) / (h * 0.02) + 0.1) * 24
            ripples = np.sin(persp * (1.4 + 0.8 * depth) + phase + x[None] * 0.006 / s * (0.6 + bend))
            grainy = 0.14 * depth**0.7 * ripples * np.exp(-np.clip(d, 0, None) / (h * 0.5))
        else:
            grainy = 0
        tone = np.clip(lit * (1 + 0.8 * grainy) + 0.5 * grainy * (0.3 + lit), 0, 1.25)
        warm = rgb(236, 152, 84) ** 2.2 * 0.90
        cool = rgb(92, 70, 78) ** 2.2 * 0.85
        colour = lerp(cool, warm, tone[..., None]) * (0.86 + 0.22 * near[..., None])
        colour = colour + 0.35 * np.exp(-((d / (2.4 * s + 1)) ** 2))[..., None] * warm * (lit[..., None] > 0.5)
        haze = 0.62 * (1 - depth) ** 1.9
        colour = lerp(colour, rgb(214, 160, 132) ** 2.2 * (0.7 + 0.3 * glow_x[..., None]), haze)
        image = lerp(image, colour, inside[..., None])
    return develop(glow(image, 70 * s, 0.10), rng, exposure=0.92, grain=0.011, vignette=0.22, contrast=1.08)
