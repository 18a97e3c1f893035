"""Ink landscapes: ridges laid from far to near, each with its wash, its texture strokes 皴 and its mist."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from . import paper, texts
from .brush import Hand, Writer, apply_ink
from .noise import fbm, fbm1d, lerp, resize, rgb, rng_for, smoothstep, value_noise
from .seal import stamp


def profile(n, rng, cell, peaks=(), sharp=1.5) -> np.ndarray:
    """A skyline, 0..1: noise with a few great peaks raised out of it."""
    base = (0.5 + 0.5 * fbm1d(n, cell, rng, 6, 0.48)) ** sharp
    x = np.arange(n) / n
    for where, wide, high in peaks:
        d = np.abs(x - where) / wide
        base = base * (1 - 0.4 * np.exp(-d * d)) + high * np.exp(-(d**1.35)) * (1 + 0.10 * fbm1d(n, cell * 0.25, rng, 4))
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
        cloud = fbm((self.h, self.w), cell * self.unit, rng, 5, aspect=2.2)
        y = np.linspace(0, 1, self.h, dtype=np.float32)[:, None]
        self.ink = np.clip(tone * (0.8 + 0.45 * cloud) * (1 - 0.35 * y), 0, 1)

    def ridge(self, foot, tall, line, *, ink, depth=0.9, mist=0.75, grain=1.0, snow=0.0, tint=None, dots=0, trees=0, contour=1.0):
        """One range. `line` is a skyline 0..1 for each column, `foot` where it stands, `tall` how high 1.0 is.
        `depth` is how far down (in `tall`) it shows before the mist takes it."""
        rng, u, w = self.rng, self.unit, self.w
        top = foot - tall * line
        y0, y1 = int(max(0, top.min() - 4)), int(min(self.h, foot + tall * 0.25))
        if y1 - y0 < 8:
            return top
        rows = y1 - y0
        d = (np.arange(y0, y1, dtype=np.float32)[:, None] - top[None].astype(np.float32))
        inside = smoothstep(-1.0, 1.0, d)
        rel = d / tall
        # textures hang from the skyline, so that strokes run down the slope
        extra = int(tall * 0.5) + 8
        folds = fbm((rows + extra, w), 130 * u * grain, rng, 4, aspect=0.85, ridged=True)
        fine = fbm((rows + extra, w), 52 * u * grain, rng, 5, gain=0.66, aspect=0.20)
        # and fan out from the peaks along the fall of the slope
        slope = np.gradient(resize(top[None, :: max(1, int(30 * u))].astype(np.float32), (1, w))[0])
        lean = np.clip(slope, -1.6, 1.6).astype(np.float32)[None] * np.sqrt(np.clip(rel, 0, 1)) * 60 * u
        down = np.clip(np.arange(rows)[:, None] + ((foot - top) / tall * extra * 0.7).astype(int)[None], 0, rows + extra - 1)
        across = np.clip(np.arange(w)[None] - lean.astype(np.int32), 0, w - 1)
        folds, fine = folds[down, across], fine[down, across]
        shade = smoothstep(-0.55, 0.35, -folds + 0.25 * fine)
        strokes = smoothstep(0.02, 0.34, fine + 0.35 * (shade - 0.5))
        drift = fbm((rows // 4 + 2, w // 4 + 2), 70 * u, rng, 4, aspect=2.4)
        drift = resize(drift, (rows, w))
        here = 1 - smoothstep(depth * (1 - mist), depth, rel + 0.28 * drift)
        here *= 1 - smoothstep(foot - 0.10 * tall, foot + 0.20 * tall, np.arange(y0, y1, dtype=np.float32)[:, None] + 0.16 * tall * drift)
        here *= smoothstep(0.0, 0.06, line).astype(np.float32)[None]
        wash = 0.30 * np.exp(-rel * 4.5) + 0.34 * shade * np.exp(-rel * 1.3) + 0.10
        body = ink * (wash * (1 - snow) + 0.52 * strokes * (0.35 + 0.65 * shade) * (0.5 + 0.5 * here))
        edge = np.exp(-((d - 1.6 * u) / (1.7 * u)) ** 2) * (0.55 + 0.45 * fbm1d(w, 60 * u, rng, 3)[None]) * contour
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
        rng, u = self.rng, self.unit
        for _ in range(count):
            x = int(rng.uniform(0, self.w - 1))
            y = top[x] + rng.exponential(tall * 0.05)
            r = rng.uniform(1.2, 3.6) * u
            for _ in range(int(rng.integers(2, 6))):
                self.dot(x + rng.normal(0, 7 * u), y + rng.normal(0, 4 * u), r * rng.uniform(0.6, 1.1), ink * rng.uniform(0.5, 1))

    def far_trees(self, top, tall, count, ink):
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
                    self.dot(xx + rng.normal(0, 2.5 * u), y - height * (0.3 + 0.75 * f), (3.6 - 2.4 * f) * u, ink * rng.uniform(0.45, 0.95))

    def dot(self, x, y, r, shade):
        self.lines.append(([(x, y), (x, y)], shade, -r))

    def pine(self, x, y, tall, ink=0.92):
        """A pine: a bent trunk, level boughs, fans of needles."""
        rng, u = self.rng, self.unit
        t = np.linspace(0, 1, 26)
        sway = rng.choice([-1, 1]) * tall * rng.uniform(0.04, 0.13)
        px = x + sway * np.sin(t * np.pi * rng.uniform(0.8, 1.4)) + np.cumsum(rng.normal(0, tall * 0.006, 26))
        py = y - tall * t
        for i in range(25):
            self.lines.append(([(px[i], py[i]), (px[i + 1], py[i + 1])], ink * rng.uniform(0.65, 1), tall * 0.036 * (1 - 0.75 * t[i])))
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
                    self.lines.append(([(cx, cy), (cx + np.cos(a) * length, cy + np.sin(a) * length * 0.8)], ink * rng.uniform(0.55, 1), max(1.0, tall * 0.0032)))

    def dome(self, x, y, r, ink=0.9):
        """A small observatory: drum, dome, slit."""
        w = max(1.2, r * 0.05)
        a = np.linspace(np.pi, 2 * np.pi, 40)
        self.fill([(x + r * np.cos(q), y - r * 0.5 + r * np.sin(q)) for q in a] + [(x + r * 0.95, y + r * 0.35), (x - r * 0.95, y + r * 0.35)], 0.0)
        self.lines.append(([(x + r * np.cos(q), y - r * 0.5 + r * np.sin(q)) for q in a], ink, w))
        self.lines.append(([(x - r, y - r * 0.5), (x + r, y - r * 0.5)], ink, w))
        self.lines.append(([(x - r * 0.95, y - r * 0.5), (x - r * 0.95, y + r * 0.35), (x + r * 0.95, y + r * 0.35), (x + r * 0.95, y - r * 0.5)], ink, w))
        self.lines.append(([(x + r * 0.12, y - r * 0.55), (x + r * 0.20, y - r * 1.1), (x + r * 0.30, y - r * 1.45)], ink, w * 2.4))
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
        self.lines.append((points, shade, None))

    def boat(self, x, y, r, ink=0.85):
        self.lines.append(([(x - r, y - r * 0.12), (x - r * 0.6, y + r * 0.10), (x + r * 0.6, y + r * 0.10), (x + r, y - r * 0.16)], ink, r * 0.10))
        self.lines.append(([(x - r * 0.35, y + r * 0.02), (x - r * 0.28, y - r * 0.30), (x + r * 0.25, y - r * 0.30), (x + r * 0.32, y + r * 0.02)], ink * 0.8, r * 0.06))
        self.lines.append(([(x + r * 0.45, y + r * 0.04), (x + r * 0.5, y - r * 0.9)], ink, r * 0.03))
        for k in range(4):
            self.lines.append(([(x - r * (1.1 + k * 0.2), y + r * (0.25 + 0.12 * k)), (x + r * (0.8 - k * 0.2), y + r * (0.25 + 0.12 * k))], ink * 0.22, r * 0.035))

    def birds(self, x, y, count):
        rng, u = self.rng, self.unit
        for _ in range(count):
            bx, by, r = x + rng.normal(0, 60 * u), y + rng.normal(0, 26 * u), rng.uniform(5, 10) * u
            self.lines.append(([(bx - r, by - r * 0.35), (bx - r * 0.2, by), (bx, by - r * 0.1), (bx + r * 0.2, by), (bx + r, by - r * 0.5)], 0.6, 1.3 * u))

    def water(self, y0, y1, count, ink=0.18):
        rng, u = self.rng, self.unit
        for _ in range(count):
            x, y = rng.uniform(0, self.w), rng.uniform(y0, y1)
            length = rng.uniform(40, 240) * u
            t = np.linspace(0, 1, 12)
            self.lines.append((list(zip(x + t * length, y + 1.5 * u * np.sin(t * 7 + x))), ink * rng.uniform(0.4, 1), 1.2 * u))

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
                draw.line(points, fill=value, width=max(1, int(round(width))), joint="curve")
        drawn = np.asarray(image, np.float32) / 255
        changed = np.asarray(image.filter(ImageFilter.GaussianBlur(0.7)), np.float32) / 255
        self.ink = np.where(np.abs(drawn - self.ink) > 0.01, drawn, self.ink) * 0.45 + changed * 0.55
        self.lines.clear()

    def on(self, sheet, ink_colour=(24, 24, 27)):
        self.flush()
        rng = self.rng
        grain = paper.tooth((self.h, self.w), rng)
        if self.cover.max() > 0:
            sheet = paper.blend(sheet, self.tint * sheet, self.cover * (0.93 + 0.07 * grain))
        return apply_ink(sheet, np.clip(self.ink, 0, 0.97), ink_colour, grain, dry_catch=0.045)


def inscription(sheet, lines, x, y, size, rng, family="xing", seals=("印",), gap=1.25):
    density = np.zeros(sheet.shape[:2], np.float32)
    writer = Writer(Hand(family, dryness=0.45, swing=0.09, tilt=2.5, gap=0.06, dip=(6, 10)), rng)
    end = y
    for i, line in enumerate(lines):
        end = writer.column(density, line, x - i * size * gap, y, size, drift=0.03, small=size < 70)
    sheet = apply_ink(sheet, density, tooth=paper.tooth(density.shape, rng))
    for k, mark in enumerate(seals):
        stamp(sheet, mark, size * 1.25, end + size * (0.4 + 1.5 * k), x - (len(lines) - 1) * size * gap - size * 0.62, rng, white=k % 2 == 0)
    return sheet


def dome_in_mist(s, by):
    """A tall mountain scroll; the dome stands where a temple would."""
    rng = rng_for("MS01")
    h, w = int(3700 * s), int(1700 * s)
    u = w / 1000
    scene = Scene(h, w, rng, u)
    scene.sky(0.07, rng)
    x = np.arange(w) / w
    scene.ridge(h * 0.40, h * 0.20, profile(w, rng, 180 * u, [(0.2, 0.10, 0.5), (0.86, 0.12, 0.7)]), ink=0.20, depth=0.8, mist=0.9, contour=0.4, grain=1.4)
    scene.ridge(h * 0.50, h * 0.36, profile(w, rng, 150 * u, [(0.60, 0.14, 0.86), (0.38, 0.10, 0.42), (0.82, 0.07, 0.5)], 2.2) * 0.9, ink=0.44, depth=0.95, mist=0.72, dots=140, trees=18)
    top = scene.ridge(h * 0.66, h * 0.36, profile(w, rng, 140 * u, [(0.26, 0.15, 0.78), (0.52, 0.09, 0.32)], 2.4) * 0.95, ink=0.66, depth=0.95, mist=0.70, dots=260, trees=30)
    k = int(w * 0.265)
    scene.dome(k + 10 * u, top[k] - 6 * u, 34 * u, 0.8)
    scene.birds(w * 0.72, h * 0.50, 9)
    scene.ridge(h * 0.80, h * 0.20, profile(w, rng, 120 * u, [(0.85, 0.20, 0.8), (0.1, 0.08, 0.35)], 2.0), ink=0.80, depth=0.95, mist=0.7, dots=300, trees=36)
    scene.water(h * 0.82, h * 0.90, 60)
    scene.boat(w * 0.40, h * 0.855, 46 * u)
    top = scene.ridge(h * 1.02, h * 0.16, profile(w, rng, 160 * u, [(0.95, 0.30, 0.9), (0.02, 0.2, 0.75)], 1.6), ink=0.95, depth=1.6, mist=0.3, dots=380)
    for px, tall in ((0.80, 470), (0.90, 560), (0.70, 330), (0.10, 380), (0.20, 260)):
        i = int(px * w)
        scene.pine(i, top[i] + 14 * u, tall * u)
    sheet = scene.on(paper.xuan((h, w), rng, age=0.5))
    sheet = inscription(sheet, ["云中有台夜夜开", f"{by}写于山站"], w * 0.93, h * 0.05, 66 * u, rng, seals=("山站", by[1:]))
    return paper.mount_hanging(sheet, rng, (164, 158, 138))


def blue_green(s, by):
    """青绿: mineral colour over ink."""
    rng = rng_for("MS07")
    h, w = int(1500 * s), int(3600 * s)
    u = h / 1000
    scene = Scene(h, w, rng, u)
    scene.sky(0.05, rng)

    def mineral(strength, blue):
        def colours(rel, shade):
            t = np.clip(rel * 1.6 + 0.25 * shade, 0, 1)[..., None]
            peak = lerp(rgb(52, 134, 116), rgb(34, 92, 150), blue)
            c = np.where(t < 0.45, lerp(peak, rgb(86, 150, 112), t / 0.45), lerp(rgb(86, 150, 112), rgb(206, 170, 112), (t - 0.45) / 0.55))
            return lerp(np.ones(3, np.float32), c, strength).astype(np.float32)
        return colours

    spec = [(0.50, 0.34, 170, [(0.15, 0.06, 0.6), (0.55, 0.08, 0.8), (0.8, 0.05, 0.5)], 0.16, 0.45, 0.9),
            (0.66, 0.46, 150, [(0.30, 0.08, 0.9), (0.68, 0.05, 0.6), (0.90, 0.06, 0.3)], 0.34, 0.75, 0.8),
            (0.82, 0.42, 130, [(0.08, 0.07, 0.9), (0.52, 0.09, 0.6), (0.78, 0.06, 0.8)], 0.48, 0.92, 0.5)]
    for i, (foot, tall, cell, peaks, ink, strength, blue) in enumerate(spec):
        top = scene.ridge(h * foot, h * tall, profile(w, rng, cell * u, peaks, 2.2), ink=ink, depth=0.95, mist=0.6,
                          tint=mineral(strength, blue), dots=0 if i == 0 else 240 * i, trees=0 if i == 0 else 26)
        if i == 1:
            for px in (0.40, 0.425, 0.45, 0.475):
                k = int(px * w)
                scene.dish(k, top[k] - 26 * u, 22 * u, 0.75)
    scene.water(h * 0.80, h * 0.93, 160, 0.16)
    scene.boat(w * 0.36, h * 0.86, 40 * u)
    top = scene.ridge(h * 1.04, h * 0.24, profile(w, rng, 150 * u, [(0.02, 0.10, 0.9), (0.98, 0.14, 1.0), (0.62, 0.1, 0.4)], 2.0), ink=0.66, depth=1.5, mist=0.3, tint=mineral(0.95, 0.15), dots=500)
    for px, tall in ((0.03, 330), (0.075, 250), (0.93, 360), (0.965, 420), (0.89, 240), (0.63, 200)):
        k = int(px * w)
        scene.pine(k, top[k] + 10 * u, tall * u)
    sheet = scene.on(paper.xuan((h, w), rng, rgb(224, 198, 150), age=0.5))
    sheet = inscription(sheet, ["千峰听宇图", by], w * 0.965, h * 0.08, 50 * u, rng, seals=("听宇",))
    return paper.mount_flat(sheet, rng, (150, 138, 108), 0.10, inner=(190, 160, 96))


def snow_river(s, by):
    """A polar plateau in ink: the snow is the bare paper, the sky carries the wash."""
    rng = rng_for("MS02")
    h, w = int(1700 * s), int(2900 * s)
    u = h / 1000
    scene = Scene(h, w, rng, u)
    scene.sky(0.40, rng, 320)
    for foot, tall, cell, peaks, ink in ((0.47, 0.26, 150, [(0.7, 0.12, 0.9), (0.2, 0.07, 0.5)], 0.30), (0.60, 0.30, 130, [(0.32, 0.12, 0.9), (0.9, 0.10, 0.7)], 0.52)):
        scene.ridge(h * foot, h * tall, profile(w, rng, cell * u, peaks, 2.0), ink=ink, depth=1.0, mist=0.8, snow=0.8, contour=0.5)
    top = scene.ridge(h * 0.80, h * 0.22, profile(w, rng, 420 * u, [(0.15, 0.2, 0.5)], 1.4), ink=0.34, depth=1.0, mist=0.95, snow=0.95, grain=2.2, contour=0.5)
    for i, px in enumerate((0.57, 0.61, 0.65)):
        k = int(px * w)
        scene.dome(k, top[k] + 8 * u, (16 - 2 * i) * u, 0.7)
    k = int(0.50 * w)
    scene.lines.append(([(k, top[k]), (k, top[k] - 90 * u)], 0.75, 2 * u))
    scene.lines.append(([(k - 22 * u, top[k]), (k, top[k] - 90 * u), (k + 22 * u, top[k])], 0.6, 1.6 * u))
    top = scene.ridge(h * 1.05, h * 0.24, profile(w, rng, 520 * u, [(0.9, 0.25, 0.7)], 1.5), ink=0.42, depth=1.2, mist=0.9, snow=0.95, grain=2.6, contour=0.7)
    for j in range(10):  # a line of tractors' tracks and figures
        x = w * (0.30 + 0.012 * j + 0.010 * (j % 3) + 0.05 * (j > 6))
        y = top[int(x)] + 5 * u
        lean = rng.uniform(1, 3) * u
        scene.lines.append(([(x - 2 * u, y), (x + lean * 0.5, y - 5 * u), (x + lean, y - 9 * u)], 0.9, 3.4 * u))
        scene.dot(x + lean * 1.2, y - 12 * u, 1.9 * u, 0.9)
    for sx in (0.275, 0.40):
        x, y = w * sx, top[int(w * sx)] + 4 * u
        scene.lines.append(([(x - 20 * u, y - 3 * u), (x - 14 * u, y), (x + 16 * u, y), (x + 22 * u, y - 5 * u)], 0.85, 2 * u))
        scene.fill([(x - 13 * u, y - 2 * u), (x - 12 * u, y - 11 * u), (x + 11 * u, y - 12 * u), (x + 13 * u, y - 2 * u)], 0.7)
    scene.flush()
    flakes = Image.new("L", (w, h), 0)
    draw = ImageDraw.Draw(flakes)
    for _ in range(1500):
        x, y, r = rng.uniform(0, w), rng.uniform(0, h), rng.uniform(0.8, 3.2) * u
        draw.ellipse([x - r, y - r, x + r, y + r], fill=int(rng.uniform(120, 255)))
    sheet = paper.xuan((h, w), rng, age=0.25)
    white = sheet.copy()
    sheet = scene.on(sheet, (34, 38, 46))
    sheet = paper.blend(sheet, np.clip(white * 1.02, 0, 1), np.asarray(flakes.filter(ImageFilter.GaussianBlur(0.8)), np.float32) / 255)
    sheet = inscription(sheet, ["取芯图", by], w * 0.95, h * 0.08, 64 * u, rng, seals=(by[1:],))
    return paper.mount_flat(sheet, rng, (176, 178, 176), 0.09)


def hand_scroll(s, by):
    """手卷: title, a landscape from desert to sea, then a poem. At least 20,000 px wide at full size."""
    rng = rng_for("SF06")
    H = int(1400 * s)
    parts_w = (int(3000 * s), int(14600 * s), int(5200 * s))
    # the picture is painted at half size and enlarged before the paper's own grain goes on
    h, w = H // 2, parts_w[1] // 2
    u = h / 1000
    scene = Scene(h, w, rng, u)
    scene.sky(0.05, rng)
    x = np.arange(w) / w
    land = smoothstep(0.0, 0.08, x) * (1 - smoothstep(0.70, 0.80, x)) + 0.35 * smoothstep(0.90, 0.97, x)
    scene.ridge(h * 0.52, h * 0.34, profile(w, rng, 260 * u, [(0.18, 0.03, 0.8), (0.33, 0.05, 1.0), (0.52, 0.03, 0.7), (0.64, 0.03, 0.6)]) * land, ink=0.20, depth=0.85, mist=0.85, contour=0.4, grain=1.5)
    scene.ridge(h * 0.68, h * 0.52, profile(w, rng, 210 * u, [(0.13, 0.03, 0.8), (0.26, 0.035, 1.0), (0.42, 0.04, 1.05), (0.58, 0.03, 0.75)], 2.2) * land, ink=0.42, depth=0.95, mist=0.7, dots=500, trees=70)
    top = scene.ridge(h * 0.84, h * 0.50, profile(w, rng, 190 * u, [(0.07, 0.02, 0.5), (0.20, 0.03, 0.85), (0.36, 0.03, 0.9), (0.50, 0.03, 0.8), (0.68, 0.02, 0.5)], 2.4) * land, ink=0.64, depth=0.95, mist=0.65, dots=900, trees=110)
    for px, kind in ((0.20, "dome"), (0.212, "dome"), (0.36, "dome"), (0.60, "dish"), (0.612, "dish"), (0.624, "dish"), (0.636, "dish")):
        k = int(px * w)
        if kind == "dome":
            scene.dome(k, top[k] + 2 * u, 24 * u, 0.8)
        else:
            scene.dish(k, top[k] - 34 * u, 26 * u, 0.8)
    scene.water(h * 0.62, h * 0.97, 500, 0.22)
    for px, py in ((0.80, 0.72), (0.86, 0.66), (0.47, 0.93)):
        scene.boat(w * px, h * py, 50 * u)
    scene.birds(w * 0.76, h * 0.30, 12)
    scene.birds(w * 0.30, h * 0.22, 8)
    near = smoothstep(0.0, 0.03, x) * (1 - smoothstep(0.30, 0.36, x)) + smoothstep(0.44, 0.50, x) * (1 - smoothstep(0.66, 0.72, x)) + 0.7 * smoothstep(0.92, 0.97, x)
    top = scene.ridge(h * 1.06, h * 0.42, profile(w, rng, 260 * u, [], 2.2) * near, ink=0.92, depth=1.4, mist=0.35, dots=1300)
    for px in rng.uniform(0.02, 0.99, 54):
        k = int(px * w)
        if near[k] > 0.6:
            scene.pine(k, top[k] + 8 * u, rng.uniform(170, 360) * u)
    scene.flush()
    ink = resize(scene.ink, (H, parts_w[1]))
    W = sum(parts_w) + int(400 * s)
    border = int(120 * s)
    density = np.zeros((H, W), np.float32)
    x1 = W - int(200 * s) - parts_w[0]  # a hand scroll opens from the right: title first
    density[:, x1 - parts_w[1] : x1] = ink
    fade = smoothstep(0, 260 * s, np.arange(parts_w[1], dtype=np.float32))
    density[:, x1 - parts_w[1] : x1] *= (fade * fade[::-1])[None]
    title = Writer(Hand("kai", dryness=0.75, swing=0.05, tilt=2, weight=1.2, dip=(2, 4)), rng)
    from .brush import lay, write_char
    for i, char in enumerate("山海星辰"):
        glyph = write_char(title.hand, char, 760 * s, rng, title.dry())
        lay(density, glyph, H * 0.5 - glyph.shape[0] / 2, W - 520 * s - i * 660 * s - glyph.shape[1] / 2)
    poem = Writer(Hand("cao", dryness=0.9, swing=0.2, tilt=4, gap=0.02, join=0.35, weight=0.5, dip=(6, 11)), rng)
    text = "".join(texts.MIRROR)
    x2 = x1 - parts_w[1] - 260 * s
    for c in range(0, len(text), 5):
        poem.column(density, text[c : c + 5], x2 - c / 5 * 335 * s, H * 0.085, 262 * s, drift=0.05, bottom=H * (0.90 + 0.03 * rng.uniform(-1, 1)))
    sx = x2 - 12 * 335 * s - 60 * s
    sign = Writer(Hand("xing", dryness=0.4, gap=0.05), rng)
    end = sign.column(density, f"录磨镜歌一首辛丑岁寒{by}", sx, H * 0.10, 82 * s)
    block = paper.xuan((H, int(5000 * s)), rng, age=0.35)
    block = np.concatenate([block, block[:, ::-1]], 1)
    out = np.empty((H + 2 * border, W + 2 * border, 3), np.uint8)
    silk = (paper.silk((border, 2 * int(1000 * s) or 2), rng, (150, 152, 138), scale=0.9) * 255).astype(np.uint8)
    reps = out.shape[1] // silk.shape[1] + 1
    out[:border] = np.tile(silk, (1, reps, 1))[:, : out.shape[1]]
    out[-border:] = out[:border]
    side = (paper.silk((H, border), rng, (150, 152, 138), scale=0.9) * 255).astype(np.uint8)
    out[border:-border, :border], out[border:-border, -border:] = side, side
    seals = [(by[1:], 118, end + 30 * s, sx - 59 * s, True), ("磨镜人", 118, end + 170 * s, sx - 59 * s, False)]
    step = block.shape[1]
    grain = paper.tooth((H, step), rng)
    for left in range(0, W, step):
        right = min(W, left + step)
        part = apply_ink(block[:, : right - left], density[:, left:right], (23, 22, 24), grain[:, : right - left], 0.08)
        for mark, size, y, at, white in seals:
            if left <= at < right - 200 * s:
                stamp(part, mark, size * s, y, at - left, rng, white=white)
        if right == W:
            stamp(part, "开卷", 150 * s, H * 0.10, right - left - 190 * s, rng, oval=True)
        out[border:-border, border + left : border + right] = (np.clip(part, 0, 1) * 255 + 0.5).astype(np.uint8)
    return out
