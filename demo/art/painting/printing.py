"""Ink from a block on paper: what all the prints share."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from scipy import ndimage

from demo.art import paper
from demo.art.noise import rgb, smoothstep, value_noise


def print_ink(sheet, mask, colour, rng, starve=0.25):
    """Oil ink from a block: even, but starved here and there, with a darker squeeze at the edges."""
    h, w = mask.shape
    grain = paper.tooth((h, w), rng)
    starved = smoothstep(0.15, 0.85, value_noise((h, w), 60, rng) * 0.5 + 0.6 * grain) * starve
    edge = np.clip(mask - ndimage.uniform_filter(mask, 7), 0, 1)
    a = np.clip(mask * (0.95 - starved) + 0.25 * edge, 0, 1)
    return sheet * (1 - a[..., None]) + (sheet * 0.10 + rgb(*colour) * 0.9) * a[..., None]


def margin_print(block, rng, colour_paper=(240, 233, 216), pad=0.09):
    """Return a print on paper of blocks, each (mask, colour, how starved of ink), with a margin of `pad`."""
    h, w = block[0][0].shape
    m = int(min(h, w) * pad)
    sheet = paper.xuan((h + 2 * m, w + 2 * m), rng, rgb(*colour_paper), age=0.2)
    for mask, colour, starve in block:
        sheet = print_ink(sheet, np.pad(mask, m), colour, rng, starve)
    return sheet


def gouge(h, w, rng, cell, angle_field, density=0.5, length=60):
    """The knife's marks left in cleared wood."""
    image = Image.new("L", (w, h), 0)
    draw = ImageDraw.Draw(image)
    for _ in range(int(h * w / (cell * cell) * density)):
        x, y = rng.uniform(0, w), rng.uniform(0, h)
        a = angle_field(x, y) + rng.normal(0, 0.12)
        n = length * rng.uniform(0.4, 1)
        draw.line([(x, y), (x + np.cos(a) * n, y + np.sin(a) * n)], fill=255, width=int(rng.choice([1, 2, 3])))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(0.6)), np.float32) / 255
