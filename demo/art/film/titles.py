"""A brush title and the maker's name over a film's first seconds."""

import numpy as np

from demo.art.brush import Hand, Writer
from demo.art.noise import lerp, rgb, rng_for, smoothstep


def brush_words(text, size, family="kai", seed="words", dry=0.5) -> np.ndarray:
    """One upright column of brush writing as ink density."""
    rng = rng_for(seed, text)
    sheet = np.zeros((int(size * 1.16 * len(text) + size), int(size * 2)), np.float32)
    hand = Hand(family, dryness=dry, swing=0.08, tilt=2, gap=0.06, dip=(4, 7), weight=0.6)
    Writer(hand, rng).column(sheet, text, sheet.shape[1] / 2, size * 0.3, size)
    rows, cols = np.flatnonzero(sheet.max(1) > 0.1), np.flatnonzero(sheet.max(0) > 0.1)
    return sheet[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]


def credit(frames, fps, title, by, rng_name, light=True, hold=2.4):
    """Lay a brush title and the maker's name over the first seconds of a film."""
    frames = iter(frames)
    first = next(frames)
    h, w = first.shape[:2]
    words = brush_words(title, h * 0.135, "xing", rng_name)
    small = brush_words(by, h * 0.05, "xing", rng_name + "by", 0.2)
    mask = np.zeros((h, w), np.float32)

    def put(ink, x, y):
        ink = ink[: h - int(y)]
        mask[int(y) : int(y) + ink.shape[0], int(x) : int(x) + ink.shape[1]] = ink

    put(words, w * 0.86, h * 0.12)
    put(small, w * 0.82, h * 0.16 + words.shape[0] * 0.35)
    colour = rgb(246, 240, 226) if light else rgb(26, 24, 24)
    box = (slice(0, h), slice(int(w * 0.78), w))
    i = 0
    while first is not None:
        t = i / fps
        a = smoothstep(0.1, 0.9, t) * (1 - smoothstep(hold, hold + 1, t))
        if a > 0:
            if first.dtype == np.uint8:
                first = first.astype(np.float32) / 255
            first = first.copy()
            first[box] = lerp(first[box], colour, (mask[box] * a)[..., None])
        yield first
        first = next(frames, None)
        i += 1
