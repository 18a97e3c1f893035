"""Ink sinking in water."""

import numpy as np
from scipy import ndimage

from demo.art import sound
from demo.art.film.encoding import encode, rate_at, size_at
from demo.art.film.titles import credit
from demo.art.noise import fbm, ramp, rng_for, smoothstep


def ink_in_water(path, s, title, by, seconds=12):
    """Vorticity in a periodic box; the ink is heavier than water and stirs it as it sinks."""
    rng = rng_for("film", "ink")
    fps = rate_at(s)
    w, h = (384, 216) if s >= 0.9 else (320, 180) if s >= 0.5 else (192, 108)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    kx, ky = np.fft.rfftfreq(w) * 2 * np.pi, np.fft.fftfreq(h) * 2 * np.pi
    k2 = kx[None] ** 2 + ky[:, None] ** 2
    k2[0, 0] = 1
    k2 = k2.astype(np.float32)
    unit = h / 252
    ink = np.zeros((h, w), np.float32)
    spin = fbm((h, w), 60 * unit, rng, 3) * 0.02
    drops = [
        (0.2, 0.38, 0.12, 20),
        (1.2, 0.60, 0.10, 25),
        (2.6, 0.48, 0.15, 29),
        (4.4, 0.27, 0.12, 19),
        (5.6, 0.72, 0.13, 23),
    ]
    drops = [(a, b * w, c * h, r * unit) for a, b, c, r in drops]
    base = ramp(
        np.clip(y / h + 0.1 * fbm((h, w), 90 * unit, rng, 3), 0, 1), [(0, (250, 248, 240)), (1, (214, 220, 220))]
    )
    taint = np.array([2.2, 1.75, 1.35], np.float32)

    def frames():
        nonlocal ink, spin
        dt = 24 / fps
        for i in range(seconds * fps):
            t = i / fps
            for at, cx, cy, r in drops:
                if at <= t < at + 0.5:
                    d = np.hypot(x - cx, (y - cy)) + 3 * unit * np.sin(np.arctan2(y - cy, x - cx) * 5 + at)
                    ink = np.maximum(ink, smoothstep(r + 2, r - 4, d))
            dx = (np.roll(ink, -1, 1) - np.roll(ink, 1, 1)) * 0.5
            spin = spin * 0.997 + 0.24 * dt * dx * unit
            psi = np.fft.irfft2(np.fft.rfft2(spin) / k2, (h, w)).astype(np.float32)
            u = (np.roll(psi, -1, 0) - np.roll(psi, 1, 0)) * 0.5
            v = -(np.roll(psi, -1, 1) - np.roll(psi, 1, 1)) * 0.5
            back = [y - dt * v, x - dt * u]
            spin = ndimage.map_coordinates(spin, back, order=1, mode="wrap")
            ink = (
                np.clip(ndimage.map_coordinates(ink, back, order=3, mode="grid-wrap", prefilter=True), 0, 1.05) * 0.9985
            )
            yield base * np.exp(-ink[..., None] * taint)

    track = sound.room(sound.tune(seconds, rng, 0.7), rng) + 0.0
    return [encode(credit(frames(), fps, title, by, "ink", light=False), path, fps, size_at(s), track, title)]
