"""From scene light to a print: lens, film and sensor."""

import numpy as np
from scipy import ndimage

from demo.art.noise import resize


def develop(linear, rng, *, exposure=1.0, grain=0.012, vignette=0.25, contrast=1.0) -> np.ndarray:
    """Scene light to a print: filmic shoulder, falling-off corners, sensor noise that is coarser in the dark."""
    h, w = linear.shape[:2]
    y = np.linspace(-1, 1, h, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, w, dtype=np.float32)[None]
    fall = 1 - vignette * np.clip((x * x + y * y) / 2, 0, 1) ** 1.4
    v = np.clip(linear * (exposure * fall)[..., None], 0, None)
    v = (v * (2.51 * v + 0.03)) / (v * (2.43 * v + 0.59) + 0.14)
    v = np.clip(v, 0, 1) ** (1 / 2.2)
    if contrast != 1:
        v = np.clip(0.5 + (v - 0.5) * contrast, 0, 1)
    n = rng.standard_normal((h, w), dtype=np.float32)
    n = 0.6 * n + 0.9 * ndimage.uniform_filter(n, 2)
    return np.clip(v + grain * n[..., None] * (0.5 + 0.8 * (1 - v)), 0, 1)


def glow(image, radius, amount, k=4) -> np.ndarray:
    """Return the image with light spilling `radius` px around what is bright; worked out at a `k`-th of the size."""
    small = image[::k, ::k]
    soft = np.stack([ndimage.gaussian_filter(small[..., c], radius / k) for c in range(3)], -1)
    big = np.stack([resize(soft[..., c], image.shape[:2]) for c in range(3)], -1)
    return image + amount * np.clip(big, 0, None)
