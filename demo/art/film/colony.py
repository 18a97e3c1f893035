"""A colony under the microscope, without sound."""

import numpy as np

from demo.art.film.encoding import encode, rate_at, size_at
from demo.art.noise import ramp, rgb, rng_for, smoothstep


def silent_growth(path, s, title, seconds=9):
    """Two substances, one feeding on the other (Gray-Scott), seen as under a microscope. There is no sound track."""
    rng = rng_for("film", "growth")
    fps = rate_at(s)
    h, w = (216, 384) if s >= 0.5 else (126, 224)
    U, V = np.ones((h, w), np.float32), np.zeros((h, w), np.float32)
    for _ in range(9):
        cy, cx, r = rng.uniform(0, h), rng.uniform(0, w), rng.uniform(3, 6)
        yy, xx = np.mgrid[0:h, 0:w]
        spot = np.hypot(yy - cy, xx - cx) < r
        U[spot], V[spot] = 0.5, 0.28 + 0.05 * rng.random(spot.sum())
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    ring = np.hypot((x - w / 2) / (h * 0.86), (y - h / 2) / (h * 0.86))
    field = smoothstep(1.02, 0.90, ring)[..., None]

    def lap(a):
        return (
            0.2 * (np.roll(a, 1, 0) + np.roll(a, -1, 0) + np.roll(a, 1, 1) + np.roll(a, -1, 1))
            + 0.05
            * (
                np.roll(a, (1, 1), (0, 1))
                + np.roll(a, (1, -1), (0, 1))
                + np.roll(a, (-1, 1), (0, 1))
                + np.roll(a, (-1, -1), (0, 1))
            )
            - a
        )

    def frames():
        nonlocal U, V
        for _i in range(seconds * fps):
            for _ in range(round(11 * 16 / fps)):
                r = U * V * V
                U = U + 1.0 * lap(U) - r + 0.037 * (1 - U)
                V = V + 0.5 * lap(V) + r - (0.037 + 0.060) * V
            gy, gx = np.gradient(V)
            tone = ramp(
                np.clip(V * 3.0, 0, 1),
                [(0, (226, 214, 190)), (0.3, (214, 170, 150)), (0.65, (150, 70, 96)), (1, (70, 26, 66))],
            )
            out = tone * (1 + 3.0 * (gx - gy)[..., None]) * (0.94 + 0.06 * np.cos(ring * 1.6)[..., None])
            yield out * field + rgb(12, 10, 12) * (1 - field)

    return [encode(frames(), path, fps, size_at(s), None, title)]
