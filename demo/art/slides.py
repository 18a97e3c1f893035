"""The slides of the lectures, in three looks: a night sky, a seed plate on paper, a dune with straw squares."""

import numpy as np
from PIL import Image, ImageDraw

from demo.art import fonts
from demo.art.lectures import Lecture
from demo.art.noise import rng_for

SEAL = (176, 60, 44)
LOOKS = {  # ground, heading, points
    "night": ((18, 26, 44), (240, 226, 190), (206, 212, 222)),
    "paper": ((241, 236, 222), (40, 62, 48), (70, 72, 62)),
    "sand": ((236, 214, 176), (74, 44, 24), (104, 76, 48)),
}
OVER = 2  # drawn larger and reduced, for smooth edges


def slide(talk: Lecture, i: int, w: int, h: int) -> np.ndarray:
    """Return the slide of chapter `i` as (h, w, 3) uint8."""
    ground, heading_colour, point_colour = LOOKS[talk.look]
    image = Image.new("RGB", (w * OVER, h * OVER), ground)
    draw = ImageDraw.Draw(image)
    {"night": night, "paper": seeds, "sand": sand}[talk.look](draw, i, w * OVER, h * OVER)
    chapter = talk.chapters[i]
    u = h * OVER / 720
    left = w * OVER * 0.07
    size = 62 if len(chapter.heading) < 10 else 52
    if i:
        line(draw, f"{'一二三四五'[i]} {chapter.name}", left, 96 * u, 24 * u, SEAL)
    line(draw, chapter.heading, left, 188 * u, size * u, heading_colour, "kai")
    draw.rectangle([left, 222 * u, left + 150 * u, 226 * u], fill=SEAL)
    for k, text in enumerate(chapter.points):
        line(draw, text, left, (314 + 78 * k) * u, 34 * u, point_colour)
    return np.asarray(image.reduce(OVER))


def line(draw: ImageDraw.ImageDraw, text: str, x: float, y: float, size: float, fill, family: str = "song") -> None:
    """Write one line from the left; `y` is its base line."""
    for char in text:
        if char.strip():
            face = fonts.face_for(family, char, int(size))
            draw.text((x, y), char, font=face, fill=fill, anchor="ls")
            x += face.getlength(char)
        else:
            x += size * 0.5


def night(draw: ImageDraw.ImageDraw, i: int, w: int, h: int) -> None:
    """Stars, a ridge and a dome; the mirror's rings in the third chapter, the first star in the fourth."""
    rng = rng_for("lecture", i)
    u = h / 720
    for _ in range(300):
        x, y, v, r = rng.uniform(0, w), rng.uniform(0, h * 0.8), int(rng.uniform(40, 190)), rng.choice([0.6, 0.9, 1.5])
        draw.ellipse([x - r * u, y - r * u, x + r * u, y + r * u], fill=(v, v, min(255, v + 20)))
    cx, cy = w * 0.77, h * 0.66
    ridge = [
        (x, h * (0.80 - 0.05 * np.sin(x / w * 7 + i) - 0.02 * np.sin(x / w * 23 + 2 * i))) for x in range(0, w + 8, 8)
    ]
    if i == 2:
        for k in range(12):
            r = (230 - k * 18) * u
            colour = (214 - 10 * k, 186 - 6 * k, 124 + 7 * k)
            draw.ellipse([cx - r, cy - 90 * u - r, cx + r, cy - 90 * u + r], outline=colour, width=max(1, int(2 * u)))
    if i == 3:
        star = (cx - 40 * u, cy - 250 * u)
        for reach, colour in ((90, (58, 60, 70)), (40, (150, 142, 124))):
            draw.line([(star[0], star[1] - reach * u), (star[0], star[1] + reach * u)], fill=colour, width=int(2 * u))
            draw.line([(star[0] - reach * u, star[1]), (star[0] + reach * u, star[1])], fill=colour, width=int(2 * u))
        draw.ellipse([star[0] - 7 * u, star[1] - 7 * u, star[0] + 7 * u, star[1] + 7 * u], fill=(255, 244, 210))
    draw.polygon([*ridge, (w, h), (0, h)], fill=(10, 15, 26))
    if i != 2:
        dome(draw, cx, h * 0.74, 104 * u, u)


def dome(draw: ImageDraw.ImageDraw, x: float, y: float, r: float, u: float) -> None:
    """An observatory: drum, dome, and the slit with its telescope."""
    draw.pieslice([x - r, y - r, x + r, y + r], 180, 360, fill=(196, 190, 176))
    draw.pieslice([x - r * 0.2, y - r, x + r, y + r], 180, 360, fill=(170, 163, 150))
    draw.polygon([(x - 14 * u, y), (x + 14 * u, y), (x + 44 * u, y - r * 0.92), (x + 20 * u, y - r)], fill=(24, 30, 46))
    draw.rectangle([x - r * 1.06, y, x + r * 1.06, y + 14 * u], fill=(122, 116, 106))
    draw.rectangle([x - r * 0.96, y + 14 * u, x + r * 0.96, y + 90 * u], fill=(150, 144, 132))
    draw.rectangle([x - 16 * u, y + 42 * u, x + 16 * u, y + 90 * u], fill=(226, 168, 88))


def seeds(draw: ImageDraw.ImageDraw, i: int, w: int, h: int) -> None:
    """A seed's own picture for each chapter: whole, drying, cold, sprouting, a drawer of many."""
    rng = rng_for("seed slides", i)
    u = h / 720
    cx, cy = w * 0.78, h * 0.52
    brown, dark, pale = (150, 104, 58), (104, 68, 38), (214, 186, 142)
    draw.rectangle(
        [w * 0.58, h * 0.10, w * 0.955, h * 0.90], fill=(232, 225, 206), outline=(180, 170, 146), width=int(2 * u)
    )
    if i in (0, 1, 3):
        r = 120 * u if i != 3 else 84 * u
        if i == 3:
            for k in range(26):
                t = k / 25
                y = cy - r * 0.6 - 150 * u * t
                x = cx + 26 * u * np.sin(t * 3)
                draw.ellipse([x - 8 * u, y - 8 * u, x + 8 * u, y + 8 * u], fill=(122, 160, 92))
            for side in (-1, 1):
                leaf(draw, (x, y), (x + side * 120 * u, y + side * 10 * u - 26 * u), 34 * u, (98, 142, 80))
            draw.line(
                [(cx, cy + r), (cx - 16 * u, cy + r * 1.5), (cx + 12 * u, cy + r * 1.9)], fill=pale, width=int(9 * u)
            )
        draw.ellipse([cx - r * 0.72, cy - r, cx + r * 0.72, cy + r], fill=dark)
        for k in range(30):
            f = 1 - k / 30
            tone = tuple(int(a + (b - a) * k / 30) for a, b in zip(brown, pale, strict=True))
            x, y = cx - r * 0.16 * k / 30, cy - r * 0.24 * k / 30
            draw.ellipse([x - r * 0.68 * f, y - r * 0.95 * f, x + r * 0.68 * f, y + r * 0.95 * f], fill=tone)
        draw.arc([cx - r * 0.16, cy - r * 0.94, cx + r * 0.30, cy + r * 0.94], 95, 265, fill=dark, width=int(4 * u))
    if i == 1:
        for _ in range(16):
            x, y, r = cx + rng.normal(0, 130 * u), cy - rng.uniform(120, 260) * u, rng.uniform(4, 10) * u
            draw.ellipse([x - r, y - r, x + r, y + r], outline=(96, 140, 168), width=max(1, int(2 * u)))
    if i == 2:
        for arm in range(6):
            a = arm * np.pi / 3 + 0.26
            tip = (cx + 220 * u * np.cos(a), cy + 220 * u * np.sin(a))
            draw.line([(cx, cy), tip], fill=(110, 146, 168), width=int(7 * u))
            for reach in (80, 130, 180):
                for turn in (-0.9, 0.9):
                    x, y = cx + reach * u * np.cos(a), cy + reach * u * np.sin(a)
                    length = (250 - reach) * 0.42 * u
                    end = (x + length * np.cos(a + turn), y + length * np.sin(a + turn))
                    draw.line([(x, y), end], fill=(110, 146, 168), width=int(5 * u))
    if i == 4:
        for row in range(7):
            for column in range(6):
                x, y = w * (0.615 + 0.062 * column), h * (0.18 + 0.107 * row)
                r, q = rng.uniform(17, 25) * u, rng.uniform(0.55, 0.9)
                tone = tuple(int(v * rng.uniform(0.75, 1.3)) for v in brown)
                draw.ellipse([x - r * q, y - r, x + r * q, y + r], fill=tone, outline=dark, width=max(1, int(2 * u)))
                draw.ellipse([x - r * q * 0.5, y - r * 0.6, x - r * q * 0.1, y - r * 0.1], fill=pale)


def leaf(draw: ImageDraw.ImageDraw, root, tip, wide: float, fill) -> None:
    """A pointed leaf from `root` to `tip`, with its rib."""
    t = np.linspace(0, 1, 24)
    (x0, y0), (x1, y1) = root, tip
    length = np.hypot(x1 - x0, y1 - y0)
    nx, ny = -(y1 - y0) / length, (x1 - x0) / length
    swell = wide * np.sin(np.pi * t**0.8)
    x, y = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t
    upper = list(zip(x + nx * swell, y + ny * swell, strict=True))
    lower = list(zip(x - nx * swell, y - ny * swell, strict=True))
    draw.polygon(upper + lower[::-1], fill=fill)
    draw.line([root, tip], fill=tuple(int(v * 0.8) for v in fill), width=max(1, int(wide * 0.1)))


def sand(draw: ImageDraw.ImageDraw, i: int, w: int, h: int) -> None:
    """Dunes; wind lines, straw squares, seedlings and a grove as the chapters go."""
    rng = rng_for("sand slides", i)
    u = h / 720
    sun = (w * 0.84, h * 0.26)
    draw.ellipse([sun[0] - 62 * u, sun[1] - 62 * u, sun[0] + 62 * u, sun[1] + 62 * u], fill=(214, 112, 62))
    tops = []
    for k, colour in enumerate(((222, 186, 132), (208, 162, 104), (190, 138, 80))):
        base, tall = h * (0.70 + 0.10 * k), h * (0.13 - 0.02 * k)
        top = [
            (x, base - tall * abs(np.sin(x / w * (3.1 + k) + 0.9 * k + 0.25 * i)) ** 1.6) for x in range(0, w + 8, 8)
        ]
        draw.polygon([*top, (w, h), (0, h)], fill=colour)
        tops.append(dict(top))
    near = tops[2]
    if i == 1:
        for _ in range(34):
            x, y, length = rng.uniform(w * 0.52, w * 0.95), rng.uniform(h * 0.40, h * 0.70), rng.uniform(60, 200) * u
            draw.line([(x, y), (x + length, y - 5 * u)], fill=(250, 236, 206), width=int(3 * u))
    if i >= 2:
        left, right, middle, back = w * 0.56, w * 0.97, w * 0.76, h * 0.875
        straw = (232, 206, 146)
        for column in range(19):
            x = left + (right - left) * column / 18
            draw.line([(x, back), (middle + (x - middle) * 2.6, h)], fill=straw, width=int(4 * u))
        for row in range(7):
            f = (row / 6) ** 1.7
            y = back + (h - back) * f
            ends = [(middle + (x - middle) * (1 + 1.6 * f), y) for x in (left, right)]
            draw.line(ends, fill=straw, width=int((3 + 3 * f) * u))
    if i >= 3:
        for _ in range(26 if i == 3 else 70):
            x = int(rng.uniform(w * 0.54, w * 0.985)) // 8 * 8
            y = near[x] + rng.uniform(8, 70) * u
            tall = rng.uniform(20, 40) * u * (1 if i == 3 else 2.2)
            draw.line([(x, y), (x, y - tall)], fill=(92, 66, 40), width=max(1, int(3 * u)))
            for _ in range(5 if i == 3 else 9):
                a, b, r = (
                    x + rng.normal(0, tall * 0.26),
                    y - tall * rng.uniform(0.6, 1.2),
                    tall * rng.uniform(0.12, 0.22),
                )
                draw.ellipse(
                    [a - r, b - r, a + r, b + r], fill=(int(rng.uniform(84, 120)), int(rng.uniform(116, 146)), 74)
                )
