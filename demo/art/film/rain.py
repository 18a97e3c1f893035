"""Rain on a pond, filmed upright."""

import numpy as np

from demo.art import sound
from demo.art.film.encoding import encode, rate_at, size_at, turn_quarter
from demo.art.noise import lerp, ramp, rgb, rng_for, smoothstep


def rain_portrait(path, s, title, seconds=8):
    """Rings on a pond at dusk, held upright: 1280x720 pixels stored lying down, with a quarter turn in the header."""
    rng = rng_for("film", "rain")
    fps = rate_at(s)
    H, W = (426, 240) if s >= 0.5 else (256, 144)
    height, before = np.zeros((H, W), np.float32), np.zeros((H, W), np.float32)
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    u = H / 426
    sky = ramp(
        np.clip(np.linspace(0, 1, 900), 0, 1),
        [(0, (24, 34, 44)), (0.35, (66, 92, 104)), (0.62, (226, 168, 112)), (0.8, (120, 118, 116)), (1, (30, 44, 40))],
    )
    leaves = []
    for _ in range(5):
        cx, cy, r = rng.uniform(0, W), rng.uniform(0.05, 1.0) * H, rng.uniform(24, 50) * u
        a = np.arctan2(y - cy, x - cx)
        d = np.hypot(x - cx, (y - cy) * 1.7) / r
        cut = smoothstep(0.06, 0.12, np.abs(np.angle(np.exp(1j * (a - rng.uniform(-3, 3))))))
        vein = 0.12 * np.cos(a * 17) * d
        leaves.append((smoothstep(1.0, 0.96, d) * cut, (rgb(46, 84, 58) * (0.7 + 0.5 * d + vein)[..., None])))

    def frames():
        nonlocal height, before
        sub = round(4 * 16 / fps)
        for i in range(seconds * fps):
            for _ in range(sub):
                if rng.random() < 0.035:
                    cy, cx = int(rng.uniform(4, H - 4)), int(rng.uniform(4, W - 4))
                    height[cy - 2 : cy + 3, cx - 2 : cx + 3] -= 0.42
                lap = (
                    np.roll(height, 1, 0)
                    + np.roll(height, -1, 0)
                    + np.roll(height, 1, 1)
                    + np.roll(height, -1, 1)
                    - 4 * height
                )
                height, before = (2 * height - before + 0.22 * lap) * 0.9935 + 0 * before, height * 0.9965
            gy, gx = np.gradient(height)
            look = np.clip(
                (y / H + 0.05 * np.sin(x / W * 5 + i / fps * 0.7) * 0.2 + 1.7 * gy + 0.6 * gx) * 899, 0, 899
            ).astype(np.int32)
            out = sky[look] * (1.0 + 0.9 * gx[..., None])
            for mask, tint in leaves:
                out = lerp(out, tint * (1 + 0.5 * (gx + gy)[..., None]), (mask * 0.96)[..., None])
            shake = np.roll(out, (int(1.5 * np.sin(i * 0.31)), int(1.2 * np.sin(i * 0.23 + 1))), (0, 1))
            yield np.rot90(shake)

    track = 0.35 * sound.wind(seconds, rng, 1400, 4200)
    for _ in range(seconds * 7):
        sound.place(
            track,
            sound.pluck(sound.pitch(int(rng.integers(10, 20)), 196), 0.5, rng, 0.2) * rng.uniform(0.05, 0.35),
            rng.uniform(0, seconds),
        )
    w, h = size_at(s)
    encode(frames(), path, fps, (w, h), track, title)
    turn_quarter(path, w, h)
    return [path]
