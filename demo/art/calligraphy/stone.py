"""A rubbing taken from a carved stone."""

import numpy as np

from demo.art import paper, texts
from demo.art.brush import Hand, apply_ink, lay, write_char
from demo.art.noise import fbm, rgb, rng_for, smoothstep, value_noise
from demo.art.seal import stamp


def rubbing(s):
    """拓片: ink dabbed on paper over a carved stone; the cuts stay white."""
    rng = rng_for("SF13")
    h, w = int(2600 * s), int(2000 * s)
    cuts = np.zeros((h, w), np.float32)
    hand = Hand("kai", dryness=0.0, swing=0.02, tilt=0.8, wobble=0.8, bleed=0, weight=0.6)
    n = len(texts.STELE)
    left, right, top, bottom = w * 0.10, w * 0.90, h * 0.075, h * 0.925
    pitch = (right - left) / n
    step = (bottom - top) / max(map(len, texts.STELE))
    for i, line in enumerate(texts.STELE):
        for j, char in enumerate(line):
            ink = write_char(hand, char, 226 * s, rng, 0.0, small=True)
            lay(cuts, ink, top + step * (j + 0.5) - ink.shape[0] / 2, right - pitch * (i + 0.5) - ink.shape[1] / 2)
    cuts = smoothstep(0.3, 0.7, cuts + 0.22 * value_noise((h, w), 5 * s, rng))
    wear = fbm((h, w), 320 * s, rng, 6)
    pits = smoothstep(0.42, 0.6, fbm((h, w), 26 * s, rng, 4) + 0.30 * wear)
    crack = np.abs(fbm((h, w), 700 * s, rng, 6, gain=0.55) + 0.05)
    cracks = smoothstep(0.010, 0.003, crack) * smoothstep(-0.1, 0.3, wear)
    dab = 0.86 + 0.13 * value_noise((h, w), 60 * s, rng) + 0.08 * paper.tooth((h, w), rng)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    edge = np.minimum.reduce([xx - w * 0.055, w * 0.945 - xx, yy - h * 0.04, h * 0.96 - yy]) + 26 * s * fbm(
        (h, w), 120 * s, rng, 5
    )
    area = smoothstep(-3 * s, 10 * s, edge)
    density = np.clip(area * dab * (1 - 0.93 * cuts) * (1 - 0.9 * pits) * (1 - 0.85 * cracks), 0, 0.95)
    sheet = paper.xuan((h, w), rng, rgb(240, 232, 214), age=0.6)
    sheet = apply_ink(sheet, density, (30, 29, 30), paper.tooth((h, w), rng))
    stamp(sheet, "拓石", 120 * s, h * 0.945 - 110 * s, w * 0.012, rng)
    return paper.mount_flat(sheet, rng, (170, 160, 138), 0.07)
