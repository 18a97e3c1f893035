"""Star trails over a dish."""

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from demo.art.noise import fbm, fbm1d, lerp, ramp, resize, rgb, rng_for, smoothstep
from demo.art.photography.developing import develop, glow


def skyline(w, base, tall, cell, rng, octaves=6):
    """Return a ridge as heights in px for `w` columns; it stands at `base` and is up to `tall` px high."""
    return base - tall * (0.5 + 0.5 * fbm1d(w, cell, rng, octaves, 0.5))


def dish_mask(shape, cx, cy, r, tilt):
    """A radio dish in silhouette with a lattice back: (mask, rim light)."""
    h, w = shape
    k = 2
    image = Image.new("L", (w * k, h * k), 0)
    rim = Image.new("L", (w * k, h * k), 0)
    draw, edge = ImageDraw.Draw(image), ImageDraw.Draw(rim)
    ca, sa = np.cos(tilt), np.sin(tilt)

    def at(p, q):
        return ((cx + p * ca - q * sa) * k, (cy + p * sa + q * ca) * k)

    t = np.linspace(-1, 1, 60)
    bowl = [at(r * v, r * 0.46 * (1 - v * v)) for v in t]
    mouth = [at(r * v, -r * 0.10 * np.sqrt(max(0, 1 - v * v))) for v in t[::-1]]
    draw.polygon(bowl + mouth, fill=255)
    edge.line(mouth, fill=255, width=max(2, int(r * 0.016 * k)))
    for v in (-0.75, 0, 0.75):
        draw.line([at(r * v * 0.9, 0), at(0, -r * 0.80)], fill=255, width=max(1, int(r * 0.020 * k)))
    draw.polygon(
        [at(-r * 0.07, -r * 0.76), at(r * 0.07, -r * 0.76), at(r * 0.05, -r * 0.90), at(-r * 0.05, -r * 0.90)], fill=255
    )
    hub = at(0, r * 0.5)
    foot = (cy + r * 1.55) * k
    draw.polygon(
        [at(-r * 0.28, r * 0.38), at(r * 0.28, r * 0.38), at(r * 0.16, r * 0.66), at(-r * 0.16, r * 0.66)], fill=255
    )
    for dx in (-0.46, -0.15, 0.2, 0.52):
        draw.line([hub, ((cx + r * dx) * k, foot)], fill=255, width=max(2, int(r * 0.045 * k)))
    for f in (0.35, 0.7):
        y = hub[1] + (foot - hub[1]) * f
        draw.line(
            [(hub[0] + ((cx - r * 0.46) * k - hub[0]) * f, y), (hub[0] + ((cx + r * 0.52) * k - hub[0]) * f, y)],
            fill=255,
            width=max(2, int(r * 0.03 * k)),
        )
    draw.rectangle([(cx - r * 0.62) * k, foot - r * 0.05 * k, (cx + r * 0.66) * k, foot + r * 0.05 * k], fill=255)
    return tuple(np.asarray(i.resize((w, h), Image.Resampling.LANCZOS), np.float32) / 255 for i in (image, rim))


def star_trails(s):
    """Three hours round the pole over a listening dish."""
    rng = rng_for("SY01")
    h, w = int(2400 * s), int(3600 * s)
    px, py = w * 0.60, h * 0.40
    image = np.zeros((h, w, 3), np.float32)
    layers = []
    for _colour_i in range(5):
        canvas = Image.new("L", (w, h), 0)
        draw = ImageDraw.Draw(canvas)
        for _ in range(520):
            r = np.sqrt(rng.uniform(0, 1)) * w * 0.85
            a = rng.uniform(0, 360)
            level = int(np.clip(18 + 46 * rng.pareto(1.5), 0, 255))
            draw.arc(
                [px - r, py - r, px + r, py + r], a, a + 46, fill=level, width=1 if level < 120 else max(1, int(2 * s))
            )
        layers.append(ndimage.gaussian_filter(np.asarray(canvas, np.float32) / 255, 0.55))
    tints = [(1.0, 0.80, 0.58), (1.0, 0.94, 0.86), (0.86, 0.93, 1.0), (0.66, 0.80, 1.0), (1.0, 0.72, 0.50)]
    for layer, tint in zip(layers, tints, strict=False):
        image += (layer**1.5 * 0.9)[..., None] * np.array(tint, np.float32)
    y = np.linspace(0, 1, h, dtype=np.float32)[:, None]
    cloud = fbm((h // 4, w // 4), 160 * s, rng, 5, aspect=2)
    cloud = resize(cloud, (h, w))
    sky = (
        ramp(
            np.clip(y + 0.05 * cloud, 0, 1) * np.ones((1, w), np.float32),
            [
                (0, (6, 10, 24)),
                (0.45, (14, 24, 52)),
                (0.68, (44, 52, 84)),
                (0.78, (120, 88, 80)),
                (0.84, (190, 120, 70)),
            ],
        )
        ** 2.2
    )
    image = image * (1 - 0.75 * smoothstep(0.55, 0.82, y))[..., None] + sky * 1.25
    hills = skyline(w, h * 0.83, h * 0.10, 700 * s, rng)
    yy = np.arange(h, dtype=np.float32)[:, None]
    far = smoothstep(-1.5, 1.5, yy - hills[None])
    image = lerp(image, rgb(26, 26, 36)[None, None] ** 2.2 * (1 + 0.4 * cloud[..., None]), far[..., None])
    ground = smoothstep(-2, 2, yy - skyline(w, h * 0.90, h * 0.03, 260 * s, rng)[None])
    soil = fbm((h, w), 22 * s, rng, 5, aspect=4)
    image = lerp(image, (rgb(22, 19, 20) ** 2.2)[None, None] * (1 + 1.3 * soil[..., None]), ground[..., None])
    for cx, r, tilt in ((w * 0.30, h * 0.235, 0.50), (w * 0.74, h * 0.080, 0.42), (w * 0.865, h * 0.062, 0.42)):
        cy = h * (0.945 if r > h * 0.1 else 0.895) - r * 1.6
        mask, rim = dish_mask((h, w), cx, cy, r, tilt)
        body = rgb(20, 22, 30) ** 2.2 * 1.0
        image = lerp(image, np.broadcast_to(body, image.shape), mask[..., None])
        image += (rim * mask)[..., None] * rgb(210, 150, 100) ** 2.2 * 0.55
    image = glow(image, 46 * s, 0.16)
    return develop(image, rng, exposure=1.25, grain=0.016, vignette=0.4, contrast=1.06)
