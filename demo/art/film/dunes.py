"""Dunes from sunrise to the stars."""

import numpy as np
from scipy import ndimage

from demo.art import sound
from demo.art.film.encoding import encode, rate_at, size_at
from demo.art.film.titles import credit
from demo.art.noise import fbm, lerp, rgb, rng_for, smoothstep


def dunes_day_night(path, s, title, by, seconds=14):
    """A height field seen in perspective, relit for each frame: the sun crosses, shadows lengthen, the stars come."""
    rng = rng_for("film", "dunes")
    fps = rate_at(s)
    w, h = size_at(s * 0.5)
    N, D = 560, 420
    zz, xx = np.mgrid[0:D, 0:N].astype(np.float32)
    field = np.zeros((D, N), np.float32)
    for cell, amp, slant in ((230, 30, 0.30), (130, 15, -0.15), (60, 4, 0.5)):
        phase = (xx + slant * zz) / cell + 0.85 * fbm((D, N), cell * 1.5, rng, 3)
        p = phase % 1
        saw = np.where(p < 0.70, p / 0.70, (1 - p) / 0.30)
        saw = saw * saw * (3 - 2 * saw)
        field += amp * saw * (0.45 + 0.75 * smoothstep(-0.5, 0.5, fbm((D, N), cell * 1.8, rng, 2)))
    field = ndimage.gaussian_filter(field, 0.9)
    horizon = int(h * 0.40)
    focal = w * 0.75
    eye = 58.0
    buffer = np.full(w, h, np.int32)
    zi, xi = np.zeros((h, w), np.float32), np.zeros((h, w), np.float32)
    seen = np.zeros((h, w), bool)
    rows = np.arange(h)[:, None]
    cx = (np.arange(w) - w / 2) / focal
    for z in np.geomspace(46, D - 2, 620):
        px = N / 2 + cx * z * 1.0
        hz = ndimage.map_coordinates(field, [np.full(w, z), np.clip(px, 0, N - 1)], order=1)
        sy = np.clip(horizon + (eye - hz) * focal / z * 0.80, 0, h).astype(np.int32)
        fill = (rows >= sy[None]) & (rows < buffer[None])
        zi = np.where(fill, z, zi)
        xi = np.where(fill, np.clip(px, 0, N - 1)[None], xi)
        seen |= fill
        buffer = np.minimum(buffer, sy)
    zi, xi = ndimage.gaussian_filter(zi, (0.7, 0)), xi
    gz, gx = np.gradient(field)
    at = [zi, xi]
    gx, gz = ndimage.map_coordinates(gx, at, order=1), ndimage.map_coordinates(gz, at, order=1)
    near = np.clip(1 - zi / 240, 0, 1)
    ripple = np.sin((xi * 0.5 + zi * 1.1) * 2.6 + 2.5 * ndimage.map_coordinates(fbm((D, N), 30, rng, 3), at, order=1))
    gx = gx + 0.11 * ripple * near
    norm = 1 / np.sqrt(1 + gx * gx + gz * gz)
    haze = (smoothstep(120, D, zi) * 0.75)[..., None]
    y01 = np.clip(np.arange(h, dtype=np.float32) / horizon, 0, 1)[:, None] * np.ones((1, w), np.float32)
    stars = np.zeros((h, w), np.float32)
    for _ in range(int(700 * s) + 60):
        a, b = int(rng.uniform(0, horizon)), int(rng.uniform(1, w - 1))
        stars[a, b] = min(1.6, 0.12 + rng.pareto(1.5) * 0.16)
    stars = stars + 0.7 * ndimage.gaussian_filter(stars, 0.8)
    milky = np.exp(-((((np.arange(w)[None] - w * 0.62) + (rows - horizon) * 1.1) / (0.10 * w)) ** 2)) * np.clip(
        0.5 + fbm((h, w), 60 * s, rng, 5), 0, 1
    )
    keys = [0, 0.12, 0.40, 0.62, 0.74, 0.86, 1]
    high = (
        np.array(
            [(60, 80, 130), (96, 146, 200), (70, 130, 196), (84, 112, 166), (48, 46, 92), (14, 20, 48), (10, 16, 40)]
        )
        / 255
    )
    low = (
        np.array(
            [
                (250, 190, 140),
                (226, 220, 206),
                (206, 222, 230),
                (250, 206, 146),
                (226, 96, 70),
                (46, 40, 70),
                (12, 18, 38),
            ]
        )
        / 255
    )
    lamp = (
        np.array(
            [
                (255, 190, 130),
                (255, 236, 208),
                (255, 246, 230),
                (255, 206, 140),
                (240, 110, 66),
                (70, 80, 130),
                (74, 92, 140),
            ]
        )
        / 255
    )
    power = [0.75, 1.0, 1.08, 1.0, 0.65, 0.30, 0.55]
    sand = rgb(214, 160, 104)

    def mix(table, t):
        return np.array([np.interp(t, keys, table[:, c]) for c in range(3)], np.float32)

    def shadow(elev, side):
        tan = np.tan(elev)
        f = field if side > 0 else field[:, ::-1]
        line, out = f[:, -1].copy(), np.empty_like(f)
        for col in range(N - 1, -1, -1):
            line = np.maximum(line - tan, f[:, col])
            out[:, col] = line - f[:, col]
        out = out if side > 0 else out[:, ::-1]
        return ndimage.map_coordinates(smoothstep(0.2, 2.2, out), at, order=1)

    def frames():
        total = seconds * fps
        cast = None
        for i in range(total):
            t = i / total
            day = np.clip(t / 0.78, 0, 1)
            arc = np.pi * (0.06 + 0.94 * day) if t < 0.80 else np.pi * (0.12 + 0.5 * (t - 0.80) / 0.2)
            elev = max(0.03, 0.85 * np.sin(arc))
            side = np.cos(arc)
            L = np.array([np.cos(elev) * (1 if side > 0 else -1), np.sin(elev), -0.25 * np.cos(elev)], np.float32)
            L /= np.linalg.norm(L)
            if cast is None or i % 2 == 0:
                cast = shadow(elev, side)
            lit = np.clip((-gx * L[0] + L[1] - gz * L[2]) * norm, 0, None) * (1 - 0.92 * cast)
            sky_hi, sky_lo, sun = mix(high, t), mix(low, t), mix(lamp, t)
            strength = np.interp(t, keys, power)
            sky = lerp(sky_hi[None, None], sky_lo[None, None], (y01**1.8)[..., None])
            night = smoothstep(0.80, 0.92, t)
            if night > 0:
                sky = sky + (night * (stars + 0.13 * milky) * (1 - y01**3))[..., None] * np.array(
                    [0.92, 0.96, 1.0], np.float32
                )
            ground = sand * (
                lit[..., None] * sun * strength * 1.25
                + (0.20 + 0.25 * norm[..., None]) * lerp(sky_hi, sky_lo, 0.35) * 0.9
            )
            ground = lerp(ground, sky_lo * 0.92, haze)
            yield np.where(seen[..., None], ground, sky)

    track = 0.55 * sound.wind(seconds, rng) + 0.8 * sound.room(sound.tune(seconds, rng, 0.8, 130.81, 0.4), rng)
    return [encode(credit(frames(), fps, title, by, "dunes"), path, fps, size_at(s), track, title)]
