"""A flight among the stars."""

import numpy as np
from PIL import Image
from scipy import ndimage

from demo.art import sound
from demo.art.film.encoding import encode, rate_at, size_at
from demo.art.film.titles import credit
from demo.art.noise import fbm, ramp, resize, rng_for, smoothstep


def star_flight(path, s, title, by, seconds=12):
    """Write a flight through stars and dust with its title and credits, `seconds` long, as MP4 to `path`."""
    rng = rng_for("film", "stars")
    fps = rate_at(s)
    w, h = size_at(s * 0.75)
    n = 2600
    place = rng.uniform(-1, 1, (n, 3)).astype(np.float32)
    place[:, 2] = rng.uniform(0.02, 1, n)
    power = (rng.pareto(1.6, n) + 0.2).clip(0, 8).astype(np.float32)
    warm = rng.normal(0.05, 0.5, n).astype(np.float32)[:, None]
    colour = np.clip(1 + warm * np.array([0.4, 0.0, -0.45], np.float32), 0.3, 1.7)
    nh, nw = h // 2, w // 2
    cloud = fbm((nh * 2, nw * 2), 0.55 * h, rng, 6, 0.55)
    dust = fbm((nh * 2, nw * 2), 0.4 * h, rng, 6, 0.6, ridged=True)
    yy, xx = np.mgrid[0 : nh * 2, 0 : nw * 2].astype(np.float32)
    band = np.exp(-((((yy - nh) * 0.9 + (xx - nw) * 0.35) / (0.42 * h)) ** 2))
    milk = ramp(
        np.clip(band * (0.55 + 0.9 * cloud), 0, 1),
        [(0, (3, 5, 13)), (0.35, (20, 24, 50)), (0.7, (86, 66, 86)), (1, (206, 160, 128))],
    )
    milk *= (1 - 0.72 * band * smoothstep(0.05, 0.6, dust))[..., None]
    milk = Image.fromarray((np.clip(milk, 0, 1) * 255).astype(np.uint8))

    def frames():
        for i in range(seconds * fps):
            t = i / (seconds * fps)
            speed = 0.30 + 0.75 * t
            travel = 0.30 * t * seconds / 12 + 0.45 * t * t
            z = (place[:, 2] - travel * 1.2) % 1 + 0.015
            roll = 0.35 * t
            px = place[:, 0] * np.cos(roll) - place[:, 1] * np.sin(roll)
            py = place[:, 0] * np.sin(roll) + place[:, 1] * np.cos(roll)
            zoom = 1.9 / (1 + 0.55 * t)
            cut = (nw - nw * zoom / 2, nh - nh * zoom / 2, nw + nw * zoom / 2, nh + nh * zoom / 2)
            back = milk.rotate(np.rad2deg(-roll * 0.5), Image.Resampling.BILINEAR).resize(
                (w, h), Image.Resampling.BILINEAR, box=cut
            )
            out = np.asarray(back, np.float32) / 255
            near = 1 - z
            level = power * near**2 * smoothstep(0, 0.15, 1.015 - z)
            for k in range(4):  # a short exposure: stars trail as they pass
                zk = z + 0.012 * k / 4 * speed * 24 / 24
                sx, sy = w / 2 + px / zk * w * 0.30, h / 2 + py / zk * w * 0.30
                ok = (sx > 1) & (sx < w - 3) & (sy > 1) & (sy < h - 3)
                ix, iy = sx[ok].astype(int), sy[ok].astype(int)
                fx, fy = (sx[ok] - ix)[:, None], (sy[ok] - iy)[:, None]
                c = colour[ok] * np.clip(level[ok] * 0.20 * (0.4 + 1.1 * h / 270), 0.0, 2.2)[:, None]
                np.add.at(out, (iy, ix), c * (1 - fx) * (1 - fy))
                np.add.at(out, (iy, ix + 1), c * fx * (1 - fy))
                np.add.at(out, (iy + 1, ix), c * (1 - fx) * fy)
                np.add.at(out, (iy + 1, ix + 1), c * fx * fy)
                if k == 0:
                    halo = np.zeros((h // 4, w // 4, 3), np.float32)
                    np.add.at(halo, (iy // 4, ix // 4), c)
            halo = np.stack([ndimage.gaussian_filter(halo[..., q], 1.1) for q in range(3)], -1)
            halo = np.stack([resize(halo[..., q], (h, w)) for q in range(3)], -1)
            out += 0.9 * np.clip(halo, 0, None)
            yield (
                np.clip(out, 0, None)
                / (1 + 0.35 * np.clip(out, 0, None))
                * 1.25
                * smoothstep(0, 0.05, t)
                * (1 - smoothstep(0.95, 1, t))
            )

    track = 0.25 * sound.wind(seconds, rng, 90, 260)
    for k, at in enumerate((0.2, 3.4, 6.8, 9.0)):
        sound.place(track, sound.bowl((196, 147, 220, 98)[k], 6, rng), at)
    return [
        encode(credit(frames(), fps, title, by, "stars"), path, fps, size_at(s), sound.room(track, rng), title, crf=23)
    ]
