"""One horizon at six hours."""

import numpy as np
from scipy import ndimage

from demo.art.noise import fbm, fbm1d, lerp, ramp, resize, rgb, rng_for, smoothstep
from demo.art.photography.developing import develop, glow
from demo.art.photography.stars import star_field

SEA_HOURS = [
    ("寅时 出航", "Before dawn, outward bound", (6, 12, 26), (24, 38, 66), (60, 70, 96), 0.10, None, 0.010),
    (
        "卯时 日出",
        "Sunrise",
        (70, 96, 150),
        (222, 160, 140),
        (255, 206, 140),
        0.55,
        (0.62, -0.018, (255, 214, 150)),
        0.013,
    ),
    ("午时 布放", "Noon, lowering the instruments", (66, 124, 186), (150, 192, 220), (208, 226, 234), 1.0, None, 0.012),
    ("申时 雨至", "Rain comes over", (88, 100, 110), (128, 138, 144), (160, 166, 168), 0.5, None, 0.018),
    ("酉时 日落", "Sunset", (52, 62, 110), (206, 104, 84), (255, 158, 84), 0.45, (0.40, -0.010, (255, 176, 96)), 0.012),
    ("亥时 月出", "Moonrise", (5, 9, 22), (14, 26, 48), (34, 54, 80), 0.10, (0.54, -0.26, (232, 236, 240)), 0.009),
]


def sea_hours(s):
    """Six pictures of one horizon, from one deck."""
    frames = []
    for i, (_, _, high, mid, low, power, orb, rough) in enumerate(SEA_HOURS):
        rng = rng_for("SY08", i)
        h, w = int(1600 * s), int(2400 * s)
        horizon = int(h * 0.50)
        yy = np.arange(h, dtype=np.float32)[:, None]
        x = np.arange(w, dtype=np.float32)[None]
        cloud = resize(fbm((h // 4, w // 4), 90 * s, rng, 6, aspect=3.4), (h, w))
        t = np.clip(yy / horizon + 0.16 * cloud * (1.2 if i in (1, 3, 4) else 0.6), 0, 1) * np.ones((1, w), np.float32)
        sky = ramp(t, [(0, high), (0.62, mid), (1, low)]) ** 2.2
        if i in (2, 3):
            puff = smoothstep(0.05, 0.55, cloud + 0.25 * (yy / horizon - 0.4))[..., None]
            sky = lerp(sky, (rgb(238, 242, 244) if i == 2 else rgb(70, 80, 88)) ** 2.2, puff * (0.8 if i == 2 else 0.7))
        if i in (0, 5):
            sky += star_field((h, w), rng, int(1500 * s * s) + 100, 0.35, max(0.6, s))
        if orb:
            ox, oy, colour = orb[0] * w, horizon + orb[1] * h, rgb(*orb[2]) ** 2.2
            d = np.hypot(x - ox, yy - oy)
            r = 42 * s if i != 5 else 34 * s
            sky += (smoothstep(r + 1.5, r - 1.5, d) * (3.5 if i != 5 else 1.6))[..., None] * colour
            sky += (0.55 * np.exp(-d / (190 * s)) + 0.22 * np.exp(-d / (620 * s)))[..., None] * colour * power
        image = sky
        # water: facets in perspective, tilting to reflect now the high and now the low sky
        rows = np.arange(1, h - horizon + 1, dtype=np.float32)
        near = rows / rows[-1]
        tex = fbm((1400, 1800), 46, rng, 5, gain=0.6, aspect=2.4)
        fine = fbm((1400, 1800), 12, rng, 3, gain=0.7, aspect=2.2)
        depth = 1 / (near + 0.035)
        vi = ((depth * 330) % 1399).astype(np.int32)[:, None]
        ui = (((x - w / 2) * depth[:, None] * 0.36 / s + 40000) % 1799).astype(np.int32)
        wave = tex[vi, ui] * (0.30 + 0.70 * near**0.7)[:, None] + fine[vi, ui] * 0.35 * near[:, None]
        wave = ndimage.gaussian_filter(wave, (0.5, 0.8))
        swell = np.sin(depth * 34 + 0.8 * fbm1d(len(rows), 60, rng, 3))[:, None] * 0.14
        tilt = np.clip(0.40 + (0.9 + 14 * rough) * wave + swell - 0.22 * near[:, None], 0, 1)
        water = (
            ramp(
                tilt,
                [
                    (0, tuple(int(c * 0.22) for c in high)),
                    (0.45, tuple(int(c * 0.52) for c in mid)),
                    (1, tuple(int(c * 0.92) for c in low)),
                ],
            )
            ** 2.2
        )
        if orb:
            width = (46 + 300 * near) * s
            path = np.exp(-(((x - orb[0] * w) / width[:, None]) ** 2))
            spark = smoothstep(0.10, 0.62, wave + 0.55 * path - 0.20)
            water += (path * spark * (1.7 if i != 5 else 0.9))[..., None] * rgb(*orb[2]) ** 2.2
        haze = np.exp(-near / 0.035)[:, None, None]
        water = lerp(water, rgb(*low) ** 2.2 * 0.72, haze * 0.7)
        if i == 3:
            rain = fbm((h // 2, w // 2), 5, rng, 2, aspect=0.06)
            veil = resize(rain, (h, w)) * smoothstep(0.0, 0.5, np.sin(x / w * 5 + 1.0) + 0.4)
            image = lerp(
                image,
                rgb(96, 106, 112) ** 2.2,
                (0.55 * smoothstep(0.25, 1.0, yy / horizon) * smoothstep(-0.2, 0.9, np.sin(x / w * 5 + 1)))[..., None],
            )
            image = image * (1 + 0.10 * veil[..., None])
        image[horizon:] = water
        line = np.exp(-(((yy - horizon) / (1.6 * s + 0.6)) ** 2))[..., None]
        image = lerp(image, rgb(*mid) ** 2.2 * 0.55, line * 0.5)
        frames.append(
            develop(
                glow(image, 40 * s, 0.10), rng, exposure=1.05 if i else 1.5, grain=0.013, vignette=0.28, contrast=1.04
            )
        )
    return frames
