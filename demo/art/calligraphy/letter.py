"""A letter on ruled paper, with a printed sprig of wheat."""

import numpy as np
from PIL import Image, ImageDraw

from demo.art import paper, texts
from demo.art.brush import Hand, Writer
from demo.art.calligraphy.finishing import finish
from demo.art.noise import rgb, rng_for, value_noise
from demo.art.seal import stamp


def letter(s, by):
    """尺牍 on red-ruled letter paper with a printed sprig of wheat."""
    rng = rng_for("SF10")
    h, w = int(2300 * s), int(1900 * s)
    sheet = paper.xuan((h, w), rng, rgb(243, 234, 212), age=0.55, laid=True)
    n = len(texts.LETTER) + 2
    left, right, top, bottom = w * 0.085, w * 0.915, h * 0.09, h * 0.91
    pitch = (right - left) / n
    lines = Image.new("L", (w, h), 0)
    draw = ImageDraw.Draw(lines)
    for i in range(n + 1):
        draw.line([(left + i * pitch, top), (left + i * pitch, bottom)], fill=140, width=max(1, int(2.6 * s)))
    draw.rectangle([left, top, right, bottom], outline=190, width=max(1, int(5 * s)))
    rule = np.asarray(lines, np.float32) / 255 * (0.8 + 0.3 * value_noise((h, w), 30 * s, rng))
    sheet = paper.blend(sheet, rgb(186, 84, 66)[None, None], np.clip(rule, 0, 1) * 0.8)
    sheet = paper.blend(sheet, rgb(170, 120, 70)[None, None], wheat((h, w), w * 0.13, h * 0.90, h * 0.34, rng) * 0.30)
    density = np.zeros((h, w), np.float32)
    hand = Hand("long", dryness=0.5, swing=0.13, tilt=3, dip=(9, 16), gap=0.05, weight=0.5, bleed=0.3, join=0.05)
    writer = Writer(hand, rng)
    for i, line in enumerate(texts.LETTER):
        writer.column(
            density,
            line,
            right - pitch * (i + 0.5) + rng.normal(0, 4 * s),
            top + 26 * s + rng.uniform(0, 18) * s,
            152 * s,
            drift=0.03,
            limit=bottom - 20 * s,
        )
    end = writer.column(density, f"学生{by[1:]}敬上", right - pitch * (n - 1.5), top + h * 0.34, 128 * s, drift=0.04)
    writer.column(density, "九月初三夜", right - pitch * (n - 0.5), top + h * 0.46, 96 * s, drift=0.04)
    sheet = finish(sheet, density, rng, (26, 24, 26))
    stamp(sheet, by[1:], 96 * s, end + 40 * s, right - pitch * (n - 1.5) - 48 * s, rng, white=True)
    return paper.mount_flat(sheet, rng, (204, 190, 160), 0.07)


def wheat(shape, x, foot, tall, rng) -> np.ndarray:
    """Return three ears of wheat as coverage, 0 to 1; they stand at `x`, `foot` and are `tall`, all in px."""
    image = Image.new("L", shape[::-1], 0)
    draw = ImageDraw.Draw(image)
    for stem in range(3):
        lean = rng.uniform(-0.12, 0.22)
        height = tall * rng.uniform(0.75, 1)
        t = np.linspace(0, 1, 60)
        px = x + stem * tall * 0.07 + lean * height * t**2
        py = foot - height * t
        draw.line(list(zip(px, py, strict=False)), fill=255, width=max(1, int(tall * 0.006)))
        for i in range(11):
            k = int(59 - i * 1.9)
            for side in (-1, 1):
                a = np.arctan2(py[k] - py[k - 1], px[k] - px[k - 1]) + side * 0.55
                length = tall * 0.055
                cx, cy = px[k] + np.cos(a) * length * 0.6, py[k] + np.sin(a) * length * 0.6
                grain = [
                    (
                        cx + length * 0.55 * np.cos(a) * u - length * 0.2 * np.sin(a) * v,
                        cy + length * 0.55 * np.sin(a) * u + length * 0.2 * np.cos(a) * v,
                    )
                    for u, v in [(np.cos(q), np.sin(q)) for q in np.linspace(0, 6.28, 14)]
                ]
                draw.polygon(grain, fill=255)
                draw.line(
                    [
                        (cx, cy),
                        (cx + length * 2.6 * np.cos(a - side * 0.25), cy + length * 2.6 * np.sin(a - side * 0.25)),
                    ],
                    fill=220,
                    width=1,
                )
    return np.asarray(image, np.float32) / 255
