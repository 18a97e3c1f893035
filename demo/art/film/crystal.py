"""A snow crystal growing."""

import numpy as np
from scipy import ndimage

from demo.art import sound
from demo.art.film.encoding import encode, rate_at, size_at
from demo.art.film.titles import credit
from demo.art.noise import fbm, lerp, ramp, resize, rgb, rng_for, smoothstep


def crystal(path, s, title, by, seconds=10):
    """Reiter's snow crystal on a hexagonal lattice: vapour creeps in, and what it touches freezes."""
    rng = rng_for("film", "crystal")
    fps = rate_at(s)
    n = 260 if s >= 0.9 else 220 if s >= 0.5 else 130
    state = np.full((n, n), 0.46, np.float32)
    state[n // 2, n // 2] = 1
    age = np.full((n, n), 1e6, np.float32)
    w, h = size_at(s * 0.5)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    scale = n * 0.46 / h
    py, px = (yy - h / 2) * scale, (xx - w / 2) * scale
    a, b = np.cos(0.26), np.sin(0.26)
    py, px = py * a - px * b, py * b + px * a
    gy = py * 2 / np.sqrt(3)
    at = [gy + n // 2, px + gy / 2 + n // 2]
    outside = np.hypot(px, py) > n * 0.49
    base = ramp(
        np.clip(np.hypot((xx - w / 2) / w, (yy - h / 2) / h) * 1.5 + 0.10 * fbm((h, w), 120 * s, rng, 4), 0, 1),
        [(0, (46, 74, 112)), (0.6, (20, 36, 66)), (1, (8, 14, 30))],
    )
    dust = 0.35 * (np.clip(fbm((h, w), 5 * s + 1, rng, 2), 0.6, 1)[..., None] - 0.6)

    def grow(k):
        nonlocal state
        ice = state >= 1
        wet = ice.copy()
        for dy, dx in ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, -1)):
            wet |= np.roll(ice, (dy, dx), (0, 1))
        u = np.where(wet, 0, state)
        spread = sum(np.roll(u, d, (0, 1)) for d in ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, -1))) / 12
        state = np.where(wet, state + 0.0006, 0) + u * 0.5 + spread
        age[(state >= 1) & (age > 1e5)] = k

    def frames():
        k, total = 0, int(seconds * fps)
        limit = n * 0.21
        grown = False
        for i in range(total):
            for _ in range(int((2 + 6.0 * i / total) * 16 / fps)):
                if not grown:
                    grow(k)
                    k += 1
            ice = state >= 1
            grown = grown or bool(ice[n // 2, int(n // 2 + limit) :].any())
            thick = np.where(ice, np.clip(state, 0, 3), 0).astype(np.float32)
            band = np.where(ice, 0.5 + 0.5 * np.sin(age * 0.09), 0).astype(np.float32)
            mask = ndimage.map_coordinates(ice.astype(np.float32), at, order=1)
            relief = ndimage.map_coordinates(ndimage.gaussian_filter(thick + 0.35 * band, 0.7), at, order=1)
            rim_y, rim_x = np.gradient(ndimage.gaussian_filter(relief, 0.8))
            edge = np.clip(0.5 - 1.6 * (rim_x + rim_y), 0, 1.6)
            mask = smoothstep(0.30, 0.70, mask) * ~outside
            face = lerp(rgb(120, 168, 206), rgb(246, 250, 252), np.clip(0.15 + 0.75 * edge, 0, 1)[..., None])
            shine = 0.10 * np.exp(-(((xx - yy * 0.7 - (i / total * 1.8 - 0.4) * w) / (0.10 * w)) ** 2))
            out = (
                base
                + dust * 0.5
                + 0.30 * resize(ndimage.gaussian_filter(mask[::4, ::4], 6 * s), (h, w))[..., None] * rgb(120, 170, 220)
            )
            yield lerp(out, face + shine[..., None], (mask * 0.92)[..., None])

    track = sound.tune(seconds, rng, 0.5, 293.66, 0.15)
    sound.place(track, sound.bowl(440, 5, rng) * 0.5, 0.1)
    return [encode(credit(frames(), fps, title, by, "crystal"), path, fps, size_at(s), sound.room(track, rng), title)]
