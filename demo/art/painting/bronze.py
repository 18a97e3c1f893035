"""A small bronze from three sides."""

import numpy as np
from scipy import ndimage

from demo.art.noise import fbm, lerp, ramp, resize, rgb, rng_for, smoothstep


def distance(x, y, z, turn):
    """Return how far points are from the bronze turned by `turn` radians, and whether its plinth is nearer."""
    ca, sa = np.cos(turn), np.sin(turn)
    x, z = x * ca - z * sa, x * sa + z * ca
    base = np.maximum(np.hypot(x, z) - 0.52, np.abs(y + 1.05) - 0.14) - 0.02
    r, a = np.hypot(x, y - 0.05) + 1e-4, np.arctan2(y - 0.05, x)
    turns = (np.log(r / 0.30) / 0.20 - a) / (2 * np.pi)
    n = np.clip(np.round(turns), -2, 0)
    rad = 0.30 * np.exp(0.20 * (a + 2 * np.pi * n))
    tube = 0.36 * rad + 0.01
    lift = 0.34 * (1 - rad)
    q = np.hypot(r - rad, z - lift * 0.9)
    shell = q - tube - 0.012 * np.sin(a * 26 + n)
    stem = np.hypot(x, z - 0.05) - 0.10 - 0.06 * np.clip(-y - 0.5, 0, 1)
    stem = np.maximum(stem, np.abs(y + 0.60) - 0.46)
    kk = 0.10
    hmix = np.clip(0.5 + 0.5 * (stem - shell) / kk, 0, 1)
    body = stem * (1 - hmix) + shell * hmix - kk * hmix * (1 - hmix)
    return np.minimum(body, base), base < body


def bronze(s):
    """A small bronze, three views: a shell that is also a wave and an ear. Ray-marched."""
    views = []
    for view, turn in enumerate((0.5, 2.2, 4.2)):
        rng = rng_for("MS10", view)
        h, w = int(1500 * s), int(1200 * s)
        k = 2
        H, W = h // k, w // k
        yy, xx = np.mgrid[0:H, 0:W].astype(np.float32)
        px, py = (xx - W / 2) / H * 2.6, -(yy - H * 0.52) / H * 2.6

        def sdf(x, y, z, turn=turn):
            return distance(x, y, z, turn)

        z = np.full((H, W), -2.4, np.float32)
        hit = np.zeros((H, W), bool)
        for _ in range(46):
            d, _ = sdf(px, py, z)
            z = np.where(hit, z, z + np.clip(d, -0.05, 0.3) * 0.55)
            hit |= d < 0.003
        hit &= z < 2.2
        e = 0.004
        n = np.stack(
            [
                sdf(px + e, py, z)[0] - sdf(px - e, py, z)[0],
                sdf(px, py + e, z)[0] - sdf(px, py - e, z)[0],
                sdf(px, py, z + e)[0] - sdf(px, py, z - e)[0],
            ],
            -1,
        )
        n /= np.linalg.norm(n, axis=-1, keepdims=True) + 1e-6
        _, is_base = sdf(px, py, z)
        n = n + 0.09 * np.stack([fbm((H, W), 26 * s, rng, 4) for _ in range(3)], -1)
        n /= np.linalg.norm(n, axis=-1, keepdims=True) + 1e-6

        def lamp(lx, ly, lz, power, shine, n=n):
            L = np.array([lx, ly, lz], np.float32)
            L /= np.linalg.norm(L)
            half = L + np.array([0, 0, -1])
            half /= np.linalg.norm(half)
            return power * (0.5 * np.clip(n @ L, 0, 1) + shine * np.clip(n @ half, 0, 1) ** 34)

        ao = np.clip(sdf(px + 0.10 * n[..., 0], py + 0.10 * n[..., 1], z + 0.10 * n[..., 2])[0] / 0.10, 0.15, 1)
        sky = 0.5 + 0.5 * n[..., 1]
        light = lamp(-0.7, 0.9, -0.8, 1.15, 0.9) + lamp(0.9, 0.2, -0.35, 0.35, 0.6) + 0.22 * sky
        patina = smoothstep(0.05, 0.5, fbm((H, W), 90 * s, rng, 5) + 0.35 * (1 - ao))
        metal = lerp(rgb(150, 98, 52), rgb(74, 128, 108), (patina * 0.75)[..., None])
        stone = rgb(58, 56, 54) * (1 + 0.3 * fbm((H, W), 14 * s, rng, 4)[..., None])
        colour = np.where(is_base[..., None], stone, metal) * (light * ao)[..., None] * 1.35
        ground = ramp(
            np.clip(yy / H, 0, 1),
            [(0, (196, 192, 184)), (0.72, (222, 218, 210)), (0.80, (204, 200, 192)), (1, (180, 176, 168))],
        )
        ground *= (1 - 0.45 * np.exp(-(((px - 0.12) / 0.75) ** 2 + ((py + 1.22) / 0.10) ** 2)))[..., None]
        m = ndimage.gaussian_filter(hit.astype(np.float32), 0.6)[..., None]
        out = lerp(ground, np.clip(colour, 0, 1) ** (1 / 1.5), m)
        out = np.stack([resize(out[..., c], (h, w)) for c in range(3)], -1)
        views.append(np.clip(out + 0.008 * rng.standard_normal((h, w, 1), dtype=np.float32), 0, 1))
    return views
