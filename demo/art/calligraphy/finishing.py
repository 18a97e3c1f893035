"""Ink on the paper's own tooth, as every piece of calligraphy is finished."""

from demo.art import paper
from demo.art.brush import apply_ink


def finish(sheet, density, rng, colour=(22, 20, 19)):
    return apply_ink(sheet, density, colour, paper.tooth(density.shape, rng))
