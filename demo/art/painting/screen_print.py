"""A screen print of an array of dishes."""

import numpy as np
from PIL import Image, ImageDraw

from demo.art import paper
from demo.art.noise import rgb, rng_for, smoothstep


def array_print(s):
    """Screen print: a valley of dishes reduced to circles and arcs."""
    rng = rng_for("MS05")
    h, w = int(2700 * s), int(1900 * s)
    K = 2

    def plate():
        im = Image.new("L", (w * K, h * K), 0)
        return im, ImageDraw.Draw(im)

    cream, navy, red, teal, gold = (242, 232, 210), (24, 40, 66), (196, 64, 42), (72, 128, 128), (222, 168, 84)
    bands = []
    im, d = plate()
    d.rectangle([0, 0, w * K, h * 0.56 * K], fill=255)
    bands.append((im, navy))
    im, d = plate()
    d.ellipse([(w * 0.50 - w * 0.30) * K, h * 0.10 * K, (w * 0.50 + w * 0.30) * K, (h * 0.10 + w * 0.60) * K], fill=255)
    for i in range(9):
        y = (h * 0.10 + w * (0.30 + i * 0.034)) * K
        d.rectangle([0, y, w * K, y + (4 + i * 3.2) * s * K], fill=0)
    bands.append((im, red))
    im, d = plate()
    for _ in range(60):
        x, y, r = rng.uniform(0, w), rng.uniform(0, h * 0.5), rng.choice([2, 3, 5]) * s
        d.ellipse([(x - r) * K, (y - r) * K, (x + r) * K, (y + r) * K], fill=255)
    for r in range(1, 12):
        q = w * (0.34 + r * 0.055)
        d.arc(
            [(w * 0.5 - q) * K, (h * 0.10 + w * 0.30 - q) * K, (w * 0.5 + q) * K, (h * 0.10 + w * 0.30 + q) * K],
            180,
            360,
            fill=255,
            width=int(2.4 * s * K),
        )
    d.rectangle([0, h * 0.56 * K, w * K, h * K], fill=0)
    bands.append((im, gold))
    for j, colour in enumerate((teal, navy)):
        im, d = plate()
        y = h * (0.56 + 0.16 * j)
        pts = (
            [(0, h * K)]
            + [(x * w * K / 8, (y - h * (0.03 + 0.06 * ((x + j) % 3 == 1))) * K) for x in range(9)]
            + [(w * K, h * K)]
        )
        d.polygon(pts, fill=255)
        for q in range(14):
            yy = (y + h * (0.04 + q * 0.028)) * K
            d.line(
                [(0, yy), (w * K, yy - h * 0.02 * K * (1 if j else -1))], fill=0 if q % 2 else 255, width=int(3 * s * K)
            )
        bands.append((im, colour))
    for y, r, n in ((0.575, 52, 7), (0.66, 92, 5), (0.79, 165, 3)):
        cim, cd = plate()
        nim, nd = plate()
        rim, rd = plate()
        for i in range(n):
            x = w * (i + 0.5) / n
            cy, R = h * y, r * s
            cd.pieslice([(x - R) * K, (cy - R) * K, (x + R) * K, (cy + R) * K], 20, 200, fill=255)
            nd.pieslice(
                [(x - R * 0.98) * K, (cy - R * 0.98) * K, (x + R * 0.98) * K, (cy + R * 0.98) * K], 110, 200, fill=255
            )
            for k in range(1, 5):
                q = R * k / 5
                nd.arc(
                    [(x - q) * K, (cy - q) * K, (x + q) * K, (cy + q) * K],
                    20,
                    110,
                    fill=255,
                    width=max(2, int(2.2 * s * K)),
                )
            tip = (x + R * 0.34, cy - R * 0.86)
            nd.line([(x * K, cy * K), (tip[0] * K, tip[1] * K)], fill=255, width=int(4 * s * K))
            cd.line([(x * K, cy * K), (tip[0] * K, tip[1] * K)], fill=255, width=int(9 * s * K))
            rd.ellipse(
                [(tip[0] - R * 0.10) * K, (tip[1] - R * 0.10) * K, (tip[0] + R * 0.10) * K, (tip[1] + R * 0.10) * K],
                fill=255,
            )
            cd.polygon(
                [
                    ((x - R * 0.10) * K, (cy + R * 0.9) * K),
                    ((x + R * 0.10) * K, (cy + R * 0.9) * K),
                    ((x + R * 0.42) * K, (cy + R * 1.75) * K),
                    ((x - R * 0.42) * K, (cy + R * 1.75) * K),
                ],
                fill=255,
            )
            nd.polygon(
                [
                    (x * K, (cy + R * 0.98) * K),
                    ((x - R * 0.08) * K, (cy + R * 0.98) * K),
                    ((x - R * 0.36) * K, (cy + R * 1.75) * K),
                    (x * K, (cy + R * 1.75) * K),
                ],
                fill=255,
            )
        bands += [(cim, cream), (nim, (38, 62, 92)), (rim, red)]
    block = []
    for _, (im, colour) in enumerate(bands):
        m = np.asarray(im.resize((w, h), Image.Resampling.LANCZOS), np.float32) / 255
        dx, dy = rng.integers(-2, 3, 2)
        block.append((np.roll(m, (int(dy * s), int(dx * s)), (0, 1)), colour, 0.06))
    m = int(190 * s)
    sheet = paper.xuan((h + 2 * m, w + 2 * m), rng, rgb(246, 240, 226), age=0.05)
    for mask, colour, starve in block:
        g = paper.tooth(mask.shape, rng)
        a = np.pad(np.clip(mask * (0.985 - starve * smoothstep(0.2, 1, g)), 0, 1), m)[..., None]
        sheet = sheet * (1 - a) + (rgb(*colour) * 0.97 + 0.03 * sheet) * a
    return sheet
