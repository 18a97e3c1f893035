"""Calligraphy in every format: hanging scroll, couplet, square, fan, album, tablet, letter, rubbing."""
