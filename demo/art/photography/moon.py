"""The moon's terminator."""

import numpy as np

from demo.art.noise import fbm, lerp, rng_for, smoothstep
from demo.art.photography.developing import develop


def moon(s):
    """The terminator: craters upon craters, lit from the side."""
    rng = rng_for("SY09")
    n = int(2600 * s)
    height = fbm((n, n), 300 * s, rng, 7, gain=0.52) * 20 * s
    y, x = np.mgrid[0:n, 0:n].astype(np.float32)
    albedo = 0.62 + 0.20 * fbm((n, n), 500 * s, rng, 5)
    radii = np.sort((rng.pareto(1.75, 2600) + 1).clip(1, 60) * 4.2 * s)[::-1]
    for r in radii:
        cx, cy = rng.uniform(-0.02, 1.02, 2) * n
        reach = r * 2.6
        y0, y1, x0, x1 = (
            int(max(0, cy - reach)),
            int(min(n, cy + reach + 1)),
            int(max(0, cx - reach)),
            int(min(n, cx + reach + 1)),
        )
        if y1 - y0 < 2 or x1 - x0 < 2:
            continue
        ax, ay = x[y0:y1, x0:x1] - cx, y[y0:y1, x0:x1] - cy
        d = np.hypot(ax, ay) / r
        if r > 24 * s:
            ang = np.arctan2(ay, ax)
            d = (
                d * (1 + 0.016 * np.sin(3 * ang + cx) + 0.012 * np.sin(7 * ang + cy))
                + 0.0022 * height[y0:y1, x0:x1] / s
            )
        depth = r * (0.24 if r > 70 * s else 0.30 if r > 14 * s else 0.20)
        bowl = np.where(d < 1, (d * d - 1) * depth * 0.75, 0)
        if r > 46 * s:
            bowl = np.maximum(bowl, -depth * 0.55) + 0.34 * depth * np.exp(-((d / 0.15) ** 2))
        rim = 0.30 * depth * np.exp(-(((d - 1.0) / (0.10 + 0.20 * (d > 1))) ** 2))
        soft = rng.uniform(0.25, 1) ** 1.3
        height[y0:y1, x0:x1] = height[y0:y1, x0:x1] * (1 - 0.75 * soft * smoothstep(1.0, 0.7, d)) + soft * (bowl + rim)
    gy, gx = np.gradient(height)
    sun_low = lerp(0.10, 0.52, x / n)
    nz = 1 / np.sqrt(1 + gx * gx + gy * gy)
    lit = (gx * -0.95 + gy * 0.22) * nz * np.cos(sun_low) + np.sin(sun_low) * nz
    # shadows cast away from the sun, found by sweeping columns from the lit side
    shadow = np.empty_like(height)
    tan = np.tan(sun_low.mean(0))
    line = height[:, -1].copy()
    for col in range(n - 1, -1, -1):
        line = np.maximum(line - tan[col], height[:, col])
        shadow[:, col] = line - height[:, col]
    cast = 1 - 0.96 * smoothstep(0.2, 1.6, shadow)
    light = np.clip(lit, 0, None) * cast * albedo * smoothstep(-0.02, 0.22, x / n + 0.03 * height / (20 * s))
    tone = light[..., None] * np.array([1.0, 0.97, 0.91], np.float32) * 1.35
    return develop(tone, rng, exposure=1.25, grain=0.012, vignette=0.12, contrast=1.05)
