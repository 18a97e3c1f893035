"""Ink landscapes: ridges laid from far to near, each with its wash, its texture strokes 皴 and its mist."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from demo.art import paper
from demo.art.brush import Hand, Writer, apply_ink
from demo.art.noise import fbm, fbm1d, lerp, resize, smoothstep
from demo.art.seal import stamp


def profile(n, rng, cell, peaks=(), sharp=1.5) -> np.ndarray:
    """A skyline, 0..1: noise with a few great peaks raised out of it."""
    base = (0.5 + 0.5 * fbm1d(n, cell, rng, 6, 0.48)) ** sharp
    x = np.arange(n) / n
    for where, wide, high in peaks:
        d = np.abs(x - where) / wide
        base = base * (1 - 0.4 * np.exp(-d * d)) + high * np.exp(-(d**1.35)) * (
            1 + 0.10 * fbm1d(n, cell * 0.25, rng, 4)
        )
    return base


class Scene:
    """Ink density and colour of a picture in the making; `unit` is about one thousandth of its short side."""

    def __init__(self, h, w, rng, unit):
        self.h, self.w, self.rng, self.unit = h, w, rng, unit
        self.ink = np.zeros((h, w), np.float32)
        self.tint = np.zeros((h, w, 3), np.float32)
        self.cover = np.zeros((h, w), np.float32)  # of the tint
        self.lines = []

    def sky(self, tone, rng, cell=400):
        """Wash the sky, darker above; `tone` 0 to 1, `cell` the size of a cloud in units."""
        cloud = fbm((self.h, self.w), cell * self.unit, rng, 5, aspect=2.2)
        y = np.linspace(0, 1, self.h, dtype=np.float32)[:, None]
        self.ink = np.clip(tone * (0.8 + 0.45 * cloud) * (1 - 0.35 * y), 0, 1)

    def ridge(
        self,
        foot,
        tall,
        line,
        *,
        ink,
        depth=0.9,
        mist=0.75,
        grain=1.0,
        snow=0.0,
        tint=None,
        dots=0,
        trees=0,
        contour=1.0,
    ):
        """One range. `line` is a skyline 0..1 for each column, `foot` where it stands, `tall` how high 1.0 is.
        `depth` is how far down (in `tall`) it shows before the mist takes it."""
        rng, u, w = self.rng, self.unit, self.w
        top = foot - tall * line
        y0, y1 = int(max(0, top.min() - 4)), int(min(self.h, foot + tall * 0.25))
        if y1 - y0 < 8:
            return top
        rows = y1 - y0
        d = np.arange(y0, y1, dtype=np.float32)[:, None] - top[None].astype(np.float32)
        inside = smoothstep(-1.0, 1.0, d)
        rel = d / tall
        # textures hang from the skyline, so that strokes run down the slope
        extra = int(tall * 0.5) + 8
        folds = fbm((rows + extra, w), 130 * u * grain, rng, 4, aspect=0.85, ridged=True)
        fine = fbm((rows + extra, w), 52 * u * grain, rng, 5, gain=0.66, aspect=0.20)
        # and fan out from the peaks along the fall of the slope
        slope = np.gradient(resize(top[None, :: max(1, int(30 * u))].astype(np.float32), (1, w))[0])
        lean = np.clip(slope, -1.6, 1.6).astype(np.float32)[None] * np.sqrt(np.clip(rel, 0, 1)) * 60 * u
        down = np.clip(
            np.arange(rows)[:, None] + ((foot - top) / tall * extra * 0.7).astype(int)[None], 0, rows + extra - 1
        )
        across = np.clip(np.arange(w)[None] - lean.astype(np.int32), 0, w - 1)
        folds, fine = folds[down, across], fine[down, across]
        shade = smoothstep(-0.55, 0.35, -folds + 0.25 * fine)
        strokes = smoothstep(0.02, 0.34, fine + 0.35 * (shade - 0.5))
        drift = fbm((rows // 4 + 2, w // 4 + 2), 70 * u, rng, 4, aspect=2.4)
        drift = resize(drift, (rows, w))
        here = 1 - smoothstep(depth * (1 - mist), depth, rel + 0.28 * drift)
        here *= 1 - smoothstep(
            foot - 0.10 * tall, foot + 0.20 * tall, np.arange(y0, y1, dtype=np.float32)[:, None] + 0.16 * tall * drift
        )
        here *= smoothstep(0.0, 0.06, line).astype(np.float32)[None]
        wash = 0.30 * np.exp(-rel * 4.5) + 0.34 * shade * np.exp(-rel * 1.3) + 0.10
        body = ink * (wash * (1 - snow) + 0.52 * strokes * (0.35 + 0.65 * shade) * (0.5 + 0.5 * here))
        edge = np.exp(-(((d - 1.6 * u) / (1.7 * u)) ** 2)) * (0.55 + 0.45 * fbm1d(w, 60 * u, rng, 3)[None]) * contour
        body = np.maximum(body, ink * 0.85 * edge) * here * inside
        part = self.ink[y0:y1]
        part *= 1 - inside
        part += np.clip(body, 0, 0.96)
        if y1 < self.h:
            self.ink[y1:] = 0
            self.cover[y1:] = 0
        if tint is not None:
            colours = tint(rel, shade)
            cover = inside * here
            self.tint[y0:y1] = lerp(self.tint[y0:y1], colours, inside[..., None])
            self.cover[y0:y1] = lerp(self.cover[y0:y1], cover * 0.86, inside)
        else:
            self.cover[y0:y1] *= 1 - inside
        if dots:
            self.moss(top, foot, tall, dots, ink)
        if trees:
            self.far_trees(top, tall, trees, ink)
        return top

    def moss(self, top, foot, tall, count, ink):
        """Set groups of moss dots 苔点 on a skyline: `top` is its height in px for each column."""
        rng, u = self.rng, self.unit
        for _ in range(count):
            x = int(rng.uniform(0, self.w - 1))
            y = top[x] + rng.exponential(tall * 0.05)
            r = rng.uniform(1.2, 3.6) * u
            for _ in range(int(rng.integers(2, 6))):
                self.dot(
                    x + rng.normal(0, 7 * u),
                    y + rng.normal(0, 4 * u),
                    r * rng.uniform(0.6, 1.1),
                    ink * rng.uniform(0.5, 1),
                )

    def far_trees(self, top, tall, count, ink):
        """Set groups of small bare trees on a skyline: `top` is its height in px for each column."""
        rng, u = self.rng, self.unit
        for _ in range(count):
            x = int(rng.uniform(0, self.w - 1))
            for _ in range(int(rng.integers(4, 12))):
                xx = int(np.clip(x + rng.normal(0, 22 * u), 0, self.w - 1))
                y = top[xx] + rng.uniform(-1, 7) * u
                height = rng.uniform(9, 26) * u
                self.lines.append(([(xx, y), (xx + rng.normal(0, 1.2 * u), y - height)], ink * 0.8, 1.3 * u))
                for k in range(5):
                    f = k / 5
                    self.dot(
                        xx + rng.normal(0, 2.5 * u),
                        y - height * (0.3 + 0.75 * f),
                        (3.6 - 2.4 * f) * u,
                        ink * rng.uniform(0.45, 0.95),
                    )

    def dot(self, x, y, r, shade):
        """Set one dot of radius `r` px; drawn by `flush`."""
        self.lines.append(([(x, y), (x, y)], shade, -r))

    def pine(self, x, y, tall, ink=0.92):
        """A pine: a bent trunk, level boughs, fans of needles."""
        rng = self.rng
        t = np.linspace(0, 1, 26)
        sway = rng.choice([-1, 1]) * tall * rng.uniform(0.04, 0.13)
        px = x + sway * np.sin(t * np.pi * rng.uniform(0.8, 1.4)) + np.cumsum(rng.normal(0, tall * 0.006, 26))
        py = y - tall * t
        for i in range(25):
            self.lines.append(
                ([(px[i], py[i]), (px[i + 1], py[i + 1])], ink * rng.uniform(0.65, 1), tall * 0.036 * (1 - 0.75 * t[i]))
            )
        for k in range(17):
            i = int(np.clip(25 * (0.30 + 0.72 * ((k + rng.uniform(0, 0.9)) / 17)), 0, 25))
            side = rng.choice([-1, 1])
            reach = tall * rng.uniform(0.16, 0.34) * (1.28 - t[i]) * (1 if t[i] > 0.5 else 0.8)
            ex, ey = px[i] + side * reach, py[i] + rng.normal(-0.01, 0.03) * tall
            mx, my = (px[i] + ex) / 2, (py[i] + ey) / 2 + tall * 0.02
            self.lines.append(([(px[i], py[i]), (mx, my), (ex, ey)], ink, tall * 0.010))
            for _ in range(8):
                f = rng.uniform(0.25, 1.08)
                cx, cy = lerp(px[i], ex, f), lerp(py[i], ey, f) - rng.uniform(0, 0.018) * tall
                for a in np.linspace(np.pi * 1.02, np.pi * 1.98, 13):
                    a += rng.normal(0, 0.08)
                    length = tall * rng.uniform(0.032, 0.052)
                    self.lines.append(
                        (
                            [(cx, cy), (cx + np.cos(a) * length, cy + np.sin(a) * length * 0.8)],
                            ink * rng.uniform(0.55, 1),
                            max(1.0, tall * 0.0032),
                        )
                    )

    def dome(self, x, y, r, ink=0.9):
        """A small observatory: drum, dome, slit."""
        w = max(1.2, r * 0.05)
        a = np.linspace(np.pi, 2 * np.pi, 40)
        self.fill(
            [(x + r * np.cos(q), y - r * 0.5 + r * np.sin(q)) for q in a]
            + [(x + r * 0.95, y + r * 0.35), (x - r * 0.95, y + r * 0.35)],
            0.0,
        )
        self.lines.append(([(x + r * np.cos(q), y - r * 0.5 + r * np.sin(q)) for q in a], ink, w))
        self.lines.append(([(x - r, y - r * 0.5), (x + r, y - r * 0.5)], ink, w))
        self.lines.append(
            (
                [
                    (x - r * 0.95, y - r * 0.5),
                    (x - r * 0.95, y + r * 0.35),
                    (x + r * 0.95, y + r * 0.35),
                    (x + r * 0.95, y - r * 0.5),
                ],
                ink,
                w,
            )
        )
        self.lines.append(
            ([(x + r * 0.12, y - r * 0.55), (x + r * 0.20, y - r * 1.1), (x + r * 0.30, y - r * 1.45)], ink, w * 2.4)
        )
        for k in np.linspace(-0.7, 0.7, 5):
            self.lines.append(([(x + r * k, y - r * 0.3), (x + r * k, y + r * 0.2)], ink * 0.5, w * 0.7))

    def dish(self, x, y, r, ink=0.9, tilt=-0.9):
        """A radio dish on its mount."""
        w = max(1.2, r * 0.06)
        ca, sa = np.cos(tilt), np.sin(tilt)

        def at(p, q):
            return (x + p * ca - q * sa, y + p * sa + q * ca)

        t = np.linspace(-1, 1, 30)
        bowl = [at(r * k, -r * 0.0 + r * 0.42 * (1 - k * k)) for k in t]
        self.fill(bowl, 0.0)
        self.lines.append((bowl, ink, w))
        self.lines.append(([at(-r, 0), at(r, 0)], ink * 0.8, w * 0.7))
        self.lines.append(([at(-r * 0.5, 0.1 * r), at(0, -r * 0.75), at(r * 0.5, 0.1 * r)], ink * 0.8, w * 0.6))
        base = at(0, r * 0.42)
        self.lines.append(([base, (x - r * 0.4, y + r * 1.35)], ink, w))
        self.lines.append(([base, (x + r * 0.5, y + r * 1.35)], ink, w))
        self.lines.append(([(x - r * 0.55, y + r * 1.35), (x + r * 0.65, y + r * 1.35)], ink, w * 1.2))

    def fill(self, points, shade):
        """Fill a shape with a shade, 0 to 1; drawn by `flush`."""
        self.lines.append((points, shade, None))

    def boat(self, x, y, r, ink=0.85):
        """Set a boat with its boatman, `r` px from the middle to either end."""
        self.lines.append(
            (
                [
                    (x - r, y - r * 0.12),
                    (x - r * 0.6, y + r * 0.10),
                    (x + r * 0.6, y + r * 0.10),
                    (x + r, y - r * 0.16),
                ],
                ink,
                r * 0.10,
            )
        )
        self.lines.append(
            (
                [
                    (x - r * 0.35, y + r * 0.02),
                    (x - r * 0.28, y - r * 0.30),
                    (x + r * 0.25, y - r * 0.30),
                    (x + r * 0.32, y + r * 0.02),
                ],
                ink * 0.8,
                r * 0.06,
            )
        )
        self.lines.append(([(x + r * 0.45, y + r * 0.04), (x + r * 0.5, y - r * 0.9)], ink, r * 0.03))
        for k in range(4):
            self.lines.append(
                (
                    [
                        (x - r * (1.1 + k * 0.2), y + r * (0.25 + 0.12 * k)),
                        (x + r * (0.8 - k * 0.2), y + r * (0.25 + 0.12 * k)),
                    ],
                    ink * 0.22,
                    r * 0.035,
                )
            )

    def birds(self, x, y, count):
        """Set a flock of `count` birds around a place."""
        rng, u = self.rng, self.unit
        for _ in range(count):
            bx, by, r = x + rng.normal(0, 60 * u), y + rng.normal(0, 26 * u), rng.uniform(5, 10) * u
            self.lines.append(
                (
                    [
                        (bx - r, by - r * 0.35),
                        (bx - r * 0.2, by),
                        (bx, by - r * 0.1),
                        (bx + r * 0.2, by),
                        (bx + r, by - r * 0.5),
                    ],
                    0.6,
                    1.3 * u,
                )
            )

    def water(self, y0, y1, count, ink=0.18):
        """Draw `count` ripples between two heights in px."""
        rng, u = self.rng, self.unit
        for _ in range(count):
            x, y = rng.uniform(0, self.w), rng.uniform(y0, y1)
            length = rng.uniform(40, 240) * u
            t = np.linspace(0, 1, 12)
            self.lines.append(
                (
                    list(zip(x + t * length, y + 1.5 * u * np.sin(t * 7 + x), strict=False)),
                    ink * rng.uniform(0.4, 1),
                    1.2 * u,
                )
            )

    def flush(self):
        """Draw the waiting strokes, twice as large and then reduced, in bands to save memory."""
        if not self.lines:
            return
        image = Image.fromarray((np.clip(self.ink, 0, 1) * 255).astype(np.uint8))
        draw = ImageDraw.Draw(image)
        for points, shade, width in self.lines:
            value = int(255 * min(0.97, max(0, shade)))
            if width is None:
                draw.polygon(points, fill=value)
            elif width < 0:
                (x, y), r = points[0], -width
                draw.ellipse([x - r, y - r * 0.75, x + r, y + r * 0.75], fill=value)
            else:
                draw.line(points, fill=value, width=max(1, round(width)), joint="curve")
        drawn = np.asarray(image, np.float32) / 255
        changed = np.asarray(image.filter(ImageFilter.GaussianBlur(0.7)), np.float32) / 255
        self.ink = np.where(np.abs(drawn - self.ink) > 0.01, drawn, self.ink) * 0.45 + changed * 0.55
        self.lines.clear()

    def on(self, sheet, ink_colour=(24, 24, 27)):
        """Return the sheet with all of the scene laid into its tooth. RGB, 0 to 1."""
        self.flush()
        rng = self.rng
        grain = paper.tooth((self.h, self.w), rng)
        if self.cover.max() > 0:
            sheet = paper.blend(sheet, self.tint * sheet, self.cover * (0.93 + 0.07 * grain))
        return apply_ink(sheet, np.clip(self.ink, 0, 0.97), ink_colour, grain, dry_catch=0.045)


def inscription(sheet, lines, x, y, size, rng, family="xing", seals=("印",), gap=1.25):
    """Return the sheet with columns written from `x` px leftwards and seals below the last of them."""
    density = np.zeros(sheet.shape[:2], np.float32)
    writer = Writer(Hand(family, dryness=0.45, swing=0.09, tilt=2.5, gap=0.06, dip=(6, 10)), rng)
    end = y
    for i, line in enumerate(lines):
        end = writer.column(density, line, x - i * size * gap, y, size, drift=0.03, small=size < 70)
    sheet = apply_ink(sheet, density, tooth=paper.tooth(density.shape, rng))
    for k, mark in enumerate(seals):
        stamp(
            sheet,
            mark,
            size * 1.25,
            end + size * (0.4 + 1.5 * k),
            x - (len(lines) - 1) * size * gap - size * 0.62,
            rng,
            white=k % 2 == 0,
        )
    return sheet
