"""Cells in fluorescence."""

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

from demo.art.noise import fbm, resize, rng_for, smoothstep
from demo.art.photography.developing import develop, glow


def cells(s):
    """Fluorescence: nuclei, threads of the skeleton, a few cells dividing."""
    rng = rng_for("SY05")
    n = int(2400 * s)
    y, x = np.mgrid[0:n, 0:n].astype(np.float32)
    pts = []
    while len(pts) < 44:
        p = rng.uniform(-0.04, 1.04, 2) * n
        if all(np.hypot(*(p - q)) > n * 0.115 for q in pts):
            pts.append(p)
        elif rng.random() < 0.004:
            break
    pts = np.array(pts, np.float32)
    k = 3
    wx, wy = fbm((n, n), 240 * s, rng, 4), fbm((n, n), 240 * s, rng, 4)
    q = np.stack([(x + 70 * s * wx)[::k, ::k].ravel(), (y + 70 * s * wy)[::k, ::k].ravel()], 1)
    dist, who = cKDTree(pts).query(q, k=2)
    shape = (len(range(0, n, k)),) * 2
    gap = resize((dist[:, 1] - dist[:, 0]).reshape(shape).astype(np.float32), (n, n))
    near = resize(dist[:, 0].reshape(shape).astype(np.float32), (n, n))
    image = np.zeros((n, n, 3), np.float32)
    # actin: filaments as smeared noise along a direction proper to each cell
    spin = rng.uniform(0, np.pi, len(pts)).astype(np.float32)
    angle = (
        resize(np.cos(2 * spin)[who[:, 0]].reshape(shape), (n, n)),
        resize(np.sin(2 * spin)[who[:, 0]].reshape(shape), (n, n)),
    )
    theta = 0.5 * np.arctan2(angle[1], angle[0]) + 0.9 * wx
    noise = rng.standard_normal((n, n)).astype(np.float32)
    ux, uy = np.cos(theta)[::2, ::2], np.sin(theta)[::2, ::2]
    m = ux.shape[0]
    noise = noise[:m, :m]
    iy, ix = np.mgrid[0:m, 0:m].astype(np.float32)
    smear = np.zeros((m, m), np.float32)
    for sign in (1, -1):
        py, px = iy.copy(), ix.copy()
        for _ in range(max(6, int(26 * s))):
            at = np.clip(py, 0, m - 1).astype(np.int32) * m + np.clip(px, 0, m - 1).astype(np.int32)
            smear += noise.ravel()[at]
            px += ux.ravel()[at] * sign * 1.4
            py += uy.ravel()[at] * sign * 1.4
    smear = resize(ndimage.gaussian_filter(smear, 0.7), (n, n))
    smear = smear / smear.std()
    membrane = np.exp(-((gap / (22 * s)) ** 2))
    body = np.exp(-((near / (n * 0.075)) ** 2))
    fibre = np.clip(smear, 0, None) ** 1.7 * (0.10 + 0.55 * body + 0.35 * membrane)
    fade = 0.55 + 0.45 * fbm((n, n), 500 * s, rng, 3)
    image += (0.16 * fibre * fade + 0.16 * membrane * (0.6 + 0.6 * wx))[..., None] * np.array(
        [0.05, 1.0, 0.42], np.float32
    )
    mito = smoothstep(
        0.22,
        0.46,
        np.abs(fbm((n, n), 26 * s, rng, 3, ridged=True))
        * smoothstep(n * 0.085, n * 0.03, near)
        * smoothstep(n * 0.018, n * 0.034, near),
    )
    image += (0.62 * mito * fade)[..., None] * np.array([1.0, 0.16, 0.10], np.float32)
    texture = fbm((n, n), 16 * s, rng, 3)
    for i, (cx, cy) in enumerate(pts):
        r = n * rng.uniform(0.026, 0.036)
        q, t = rng.uniform(0.66, 0.95), rng.uniform(0, np.pi)
        y0, y1, x0, x1 = (
            int(max(0, cy - 2 * r)),
            int(min(n, cy + 2 * r)),
            int(max(0, cx - 2 * r)),
            int(min(n, cx + 2 * r)),
        )
        if y1 <= y0 or x1 <= x0:
            continue
        ax, ay = x[y0:y1, x0:x1] - cx, y[y0:y1, x0:x1] - cy
        bx, by = ax * np.cos(t) + ay * np.sin(t), (-ax * np.sin(t) + ay * np.cos(t)) / q
        if i % 11 == 4:  # dividing: two bars drawing apart
            d = np.minimum(np.hypot((bx - r * 0.5) * 2.6, by * 1.1), np.hypot((bx + r * 0.5) * 2.6, by * 1.1)) / r
            level = smoothstep(1.0, 0.55, d + 0.25 * texture[y0:y1, x0:x1]) * 1.7
            spindle = (
                np.exp(-((by / (r * 0.75)) ** 2))
                * np.exp(-((bx / (r * 1.25)) ** 2))
                * np.clip(np.sin(np.arctan2(by, np.abs(bx) - r * 1.6) * 40), 0, 1)
            )
            image[y0:y1, x0:x1] += (0.5 * spindle)[..., None] * np.array([0.1, 1.0, 0.4], np.float32)
        else:
            d = np.hypot(bx, by) / r * (1 + 0.10 * wy[y0:y1, x0:x1])
            level = smoothstep(1.02, 0.86, d) * (0.55 + 0.45 * texture[y0:y1, x0:x1] + 0.25 * d)
            for _ in range(3):
                ox, oy = rng.normal(0, r * 0.35, 2)
                level *= 1 - 0.6 * np.exp(-(((ax - ox) ** 2 + (ay - oy) ** 2) / (r * 0.17) ** 2))
        image[y0:y1, x0:x1] += np.clip(level, 0, None)[..., None] * np.array([0.12, 0.22, 1.25], np.float32) * 0.8
    blur = glow(image, 26 * s, 0.35)
    return develop(blur + 0.0015, rng, exposure=1.5, grain=0.017, vignette=0.15)
