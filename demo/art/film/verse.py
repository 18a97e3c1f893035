"""A poem written column by column."""

import numpy as np

from demo.art import paper, sound
from demo.art.brush import Hand, Writer, apply_ink
from demo.art.film.encoding import encode, rate_at, size_at
from demo.art.noise import fbm, fbm1d, rng_for, smoothstep, value_noise
from demo.art.seal import stamp


def verse_columns(path, s, title, by, lines, per=3.2):
    """A poem written on paper, column by column, right to left; the brush's path is a wipe with a ragged front."""
    rng = rng_for("film", "verse", title)
    fps = rate_at(s)
    w, h = size_at(s)
    sheet = paper.xuan((h, w), rng, age=0.45)
    veil = fbm((h, w), 260 * s, rng, 4, aspect=2.6)
    hill = h * (0.80 - 0.16 * (0.5 + fbm1d(w, 300 * s, rng, 5)))
    d = np.arange(h)[:, None] - hill[None]
    wash = smoothstep(-2, 4, d) * np.exp(-np.clip(d, 0, None) / (h * 0.16)) * 0.30 * (0.7 + 0.5 * veil)
    sheet = apply_ink(sheet, np.clip(wash, 0, 1).astype(np.float32), (60, 66, 70))
    density = np.zeros((h, w), np.float32)
    hand = Hand("xing", dryness=0.62, swing=0.13, tilt=3, gap=0.04, dip=(5, 9), weight=0.4)
    writer = Writer(hand, rng)
    pitch = w * 0.60 / max(1, len(lines))
    size = min(h * 0.80 / max(map(len, lines)), pitch * 0.86)
    when = np.full((h, w), 1e6, np.float32)
    y = np.arange(h, dtype=np.float32)[:, None]
    for i, line in enumerate(lines):
        x = w * 0.84 - pitch * (i + 0.5)
        writer.column(density, line, x, h * 0.09, size, drift=0.03)
        x0, x1 = int(max(0, x - pitch / 2)), int(min(w, x + pitch / 2))
        when[:, x0:x1] = 0.9 + i * per + (y - h * 0.09) / (size * 1.0 * len(line)) * (per * 0.80)
    end = 0.9 + per * len(lines)
    d2 = np.zeros((h, w), np.float32)
    low = Writer(Hand("xing", dryness=0.4, gap=0.05), rng).column(
        d2, title + by, w * 0.84 - pitch * len(lines) - w * 0.035, h * 0.18, h * 0.052
    )
    density = np.maximum(density, d2)
    when[d2 > 0.02] = end
    when += 0.10 * value_noise((h, w), 12 * s, rng)
    inked = (apply_ink(sheet, density, tooth=paper.tooth((h, w), rng)) * 255).astype(np.uint8)
    stamped = inked.astype(np.float32) / 255
    stamp(
        stamped,
        "言志",
        h * 0.085,
        low + h * 0.02,
        w * 0.84 - pitch * len(lines) - w * 0.035 - h * 0.0425,
        rng,
        white=True,
    )
    stamped = (stamped * 255).astype(np.uint8)
    bare = (sheet * 255).astype(np.uint8)
    seconds = end + 2.6

    def frames():
        frame = bare.copy()
        for i in range(int(seconds * fps)):
            t = i / fps
            now = (when > t - 0.6) & (when <= t + 0.02)
            if now.any():
                k = smoothstep(0, 0.5, t - when[now])[:, None]
                frame[now] = (bare[now] * (1 - k) + inked[now] * k).astype(np.uint8)
            if t > end + 1.0:
                frame = stamped
            yield frame

    track = 0.9 * sound.tune(seconds, rng, 0.75)
    for i in range(len(lines)):
        sound.place(track, sound.bowl(196, 4, rng) * 0.25, 0.9 + i * per)
    return [encode(frames(), path, fps, (w, h), sound.room(track, rng), title, crf=22)]
