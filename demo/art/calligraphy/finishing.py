"""Ink on the paper's own tooth, as every piece of calligraphy is finished."""

from demo.art import paper
from demo.art.brush import apply_ink


def finish(sheet, density, rng, colour=(22, 20, 19)):
    """Return the sheet with the ink density (0 to 1) laid into its tooth; `colour` in 0 to 255."""
    return apply_ink(sheet, density, colour, paper.tooth(density.shape, rng))
