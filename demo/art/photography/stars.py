"""Stars, and a galaxy among them."""

import numpy as np
from scipy import ndimage

from demo.art.noise import fbm, lerp, rgb, rng_for, smoothstep
from demo.art.photography.developing import develop, glow


def star_field(shape, rng, count, bright=1.0, size=1.0, spikes=False) -> np.ndarray:
    """Stars with a real spread of magnitudes and temperatures, as linear light."""
    h, w = shape
    out = np.zeros((h, w, 3), np.float32)
    ys, xs = rng.integers(2, h - 3, count), rng.integers(2, w - 3, count)
    mag = (rng.pareto(1.25, count) + 0.15).clip(0, 60).astype(np.float32) * 0.05 * bright
    warm = rng.normal(0.15, 0.5, count).astype(np.float32)[:, None]
    colour = np.clip(1 + warm * np.array([0.35, 0.0, -0.40], np.float32), 0.3, 1.8)
    np.add.at(out, (ys, xs), mag[:, None] * colour)
    soft = np.stack([ndimage.gaussian_filter(out[..., c], 0.75 * size) for c in range(3)], -1) * 5 * size
    big = np.flatnonzero(mag > np.quantile(mag, 0.996))
    image = soft
    for i in big:
        r = int(np.clip(6 + mag[i] * 8, 6, 40) * size)
        y0, y1, x0, x1 = max(0, ys[i] - r), min(h, ys[i] + r + 1), max(0, xs[i] - r), min(w, xs[i] + r + 1)
        yy, xx = np.mgrid[y0 - ys[i] : y1 - ys[i], x0 - xs[i] : x1 - xs[i]].astype(np.float32)
        d = np.hypot(xx, yy)
        halo = np.exp(-d / (r * 0.16)) * min(2.5, mag[i] * 1.2) + 0.10 * np.exp(-d / (r * 0.4)) * min(2.0, mag[i])
        if spikes and mag[i] > np.quantile(mag, 0.9985):
            halo += (
                0.5
                * mag[i].clip(0, 1.4)
                * (
                    np.exp(-np.abs(xx) / 0.9) * np.exp(-np.abs(yy) / (r * 0.3))
                    + np.exp(-np.abs(yy) / 0.9) * np.exp(-np.abs(xx) / (r * 0.3))
                )
            )
        image[y0:y1, x0:x1] += halo[..., None] * colour[i] * np.clip(1 - d / r, 0, 1)[..., None]
    return image


def galaxy(s):
    """A spiral seen nearly face on, with its dust, and small galaxies far behind."""
    rng = rng_for("SY02")
    h, w = int(2400 * s), int(3000 * s)
    image = star_field((h, w), rng, int(5200 * s * s) + 300, 0.55, max(0.6, s), spikes=True)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    cx, cy, R = w * 0.52, h * 0.50, h * 0.40
    turn = 0.6
    dx, dy = x - cx, y - cy
    u, v = (dx * np.cos(turn) + dy * np.sin(turn)) / R, (-dx * np.sin(turn) + dy * np.cos(turn)) / (R * 0.66)
    wobble = fbm((h, w), 260 * s, rng, 4)
    r = np.hypot(u, v) * (1 + 0.07 * wobble)
    a = np.arctan2(v, u) + 0.28 * wobble
    phase = a - np.log(r + 0.03) * 3.1
    clump = fbm((h, w), 110 * s, rng, 6, gain=0.62)
    fine = fbm((h, w), 34 * s, rng, 4, gain=0.7)
    arms = np.clip(0.5 + 0.5 * np.cos(2 * phase + 0.8 * clump), 0, 1) ** 1.9
    spur = np.clip(0.5 + 0.5 * np.cos(4 * phase + 2 + 1.8 * clump), 0, 1) ** 3
    disc = np.exp(-r / 0.34) * smoothstep(1.7, 0.8, r)
    light = disc * (0.32 + 1.3 * arms + 0.5 * spur) * np.clip(1 + 0.75 * clump + 0.6 * fine, 0.15, 3)
    core = np.exp(-((r / 0.12) ** 1.1)) * 2.6 + np.exp(-((r / 0.045) ** 1.2)) * 4
    dust = (
        smoothstep(0.15, 0.75, np.clip(0.5 + 0.5 * np.cos(2 * phase - 0.75 + 1.2 * clump), 0, 1) ** 2 + 0.45 * fine)
        * smoothstep(0.03, 0.16, r)
        * smoothstep(1.2, 0.35, r)
    )
    young = smoothstep(0.2, 0.9, arms * (1 + clump))[..., None]
    colour = lerp(
        rgb(255, 214, 164) ** 2.2,
        rgb(176, 200, 250) ** 2.2 * 0.9,
        np.clip(young * smoothstep(0.05, 0.5, r)[..., None] * 1.2, 0, 1),
    )
    glowing = (np.clip(light, 0, None) ** 1.05 * 0.95)[..., None] * colour + core[..., None] * rgb(255, 222, 170) ** 2.2
    absorb = np.exp(-dust[..., None] * np.array([0.9, 1.35, 1.8], np.float32))
    image += glowing * absorb
    knots = rng.random((h, w), dtype=np.float32) < (
        0.0007 / max(s, 0.2) * np.clip(arms * disc * 3.2, 0, 1) * (clump > 0.05)
    )
    pink = ndimage.gaussian_filter(knots.astype(np.float32), 2.6 * max(s, 0.4)) * 10
    image += pink[..., None] * rgb(255, 90, 130) ** 2.2
    stars = rng.random((h, w), dtype=np.float32) < 0.010 * np.clip(disc * (0.3 + arms) * 2, 0, 1)
    image += (ndimage.gaussian_filter(stars.astype(np.float32), 0.7) * 0.55)[..., None] * rgb(190, 208, 255) ** 2.2
    for _ in range(46):  # far galaxies
        gx, gy, gr = rng.uniform(0, w), rng.uniform(0, h), rng.gamma(2, 7 * s)
        g0, g1, g2, g3 = (
            int(max(0, gy - gr * 5)),
            int(min(h, gy + gr * 5 + 1)),
            int(max(0, gx - gr * 5)),
            int(min(w, gx + gr * 5 + 1)),
        )
        q, t = rng.uniform(0.25, 0.95), rng.uniform(0, np.pi)
        ax, ay = x[g0:g1, g2:g3] - gx, y[g0:g1, g2:g3] - gy
        d = np.hypot(ax * np.cos(t) + ay * np.sin(t), (-ax * np.sin(t) + ay * np.cos(t)) / q) / gr
        image[g0:g1, g2:g3] += (0.5 * np.exp(-d * 1.6))[..., None] * rgb(255, 206, 150) ** 2.2
    image += rgb(10, 12, 20) ** 2.2
    return develop(glow(image, 30 * s, 0.10), rng, exposure=0.85, grain=0.011, vignette=0.15)
