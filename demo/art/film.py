"""Films: frames computed as arrays and piped to ffmpeg. Each maker takes (path, s) and returns the files it wrote."""

import struct
import subprocess
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from . import fonts, paper, sound
from .brush import Hand, Writer, apply_ink
from .noise import fbm, fbm1d, lerp, ramp, resize, rgb, rng_for, smoothstep, value_noise
from .seal import stamp


def size_at(s, wide=1280, tall=720):
    return int(wide * s) // 2 * 2, int(tall * s) // 2 * 2


def encode(frames, path: Path, fps, size, track=None, title="", crf=21, extra=()) -> Path:
    """`frames` gives arrays of any one size; ffmpeg enlarges them to `size`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    frames = iter(frames)
    first = next(frames)
    h, w = first.shape[:2]
    wav = sound.write(track, path.with_suffix(".wav")) if track is not None else None
    command = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{w}x{h}", "-r", str(fps), "-i", "-"]
    command += ["-i", str(wav)] if wav else []
    command += [str(x) for x in extra]
    command += ["-vf", f"scale={size[0]}:{size[1]}:flags=bicubic,noise=alls=3:allf=t,format=yuv420p", "-map", "0:v"]
    command += ["-map", "1:a", "-c:a", "aac", "-b:a", "112k", "-shortest"] if wav else []
    command += ["-c:v", "libx264", "-preset", "veryfast", "-crf", str(crf), "-threads", "1", "-movflags", "+faststart"]
    command += ["-fflags", "+bitexact", "-flags:v", "+bitexact", "-metadata", f"title={title}", str(path)]
    pipe = subprocess.Popen(command, stdin=subprocess.PIPE)
    try:
        while first is not None:
            if first.dtype != np.uint8:
                first = (np.clip(first, 0, 1) * 255 + 0.5).astype(np.uint8)
            pipe.stdin.write(np.ascontiguousarray(first).tobytes())
            first = next(frames, None)
    finally:
        pipe.stdin.close()
        code = pipe.wait()
        if wav:
            wav.unlink()
    if code:
        raise RuntimeError(f"ffmpeg could not write {path.name}")
    return path


def turn_quarter(path: Path, width, height) -> None:
    """Write a quarter turn into the track header, as a telephone held upright does; the pixels stay as they are."""
    data = bytearray(path.read_bytes())
    at = data.find(b"tkhd")
    long = data[at + 4] == 1
    matrix = at + 4 + (52 if long else 40)
    data[matrix : matrix + 36] = struct.pack(">9i", 0, 65536, 0, -65536, 0, 0, height * 65536, 0, 1 << 30)
    path.write_bytes(data)


def brush_words(text, size, family="kai", seed="words", dry=0.5) -> np.ndarray:
    """One upright column of brush writing as ink density."""
    rng = rng_for(seed, text)
    sheet = np.zeros((int(size * 1.16 * len(text) + size), int(size * 2)), np.float32)
    hand = Hand(family, dryness=dry, swing=0.08, tilt=2, gap=0.06, dip=(4, 7), weight=0.6)
    Writer(hand, rng).column(sheet, text, sheet.shape[1] / 2, size * 0.3, size)
    rows, cols = np.flatnonzero(sheet.max(1) > 0.1), np.flatnonzero(sheet.max(0) > 0.1)
    return sheet[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]


def credit(frames, fps, title, by, rng_name, light=True, hold=2.4):
    """Lay a brush title and the maker's name over the first seconds of a film."""
    frames = iter(frames)
    first = next(frames)
    h, w = first.shape[:2]
    words = brush_words(title, h * 0.135, "xing", rng_name)
    small = brush_words(by, h * 0.05, "xing", rng_name + "by", 0.2)
    mask = np.zeros((h, w), np.float32)

    def put(ink, x, y):
        ink = ink[: h - int(y)]
        mask[int(y) : int(y) + ink.shape[0], int(x) : int(x) + ink.shape[1]] = ink

    put(words, w * 0.86, h * 0.12)
    put(small, w * 0.82, h * 0.16 + words.shape[0] * 0.35)
    colour = rgb(246, 240, 226) if light else rgb(26, 24, 24)
    box = (slice(0, h), slice(int(w * 0.78), w))
    i = 0
    while first is not None:
        t = i / fps
        a = smoothstep(0.1, 0.9, t) * (1 - smoothstep(hold, hold + 1, t))
        if a > 0:
            if first.dtype == np.uint8:
                first = first.astype(np.float32) / 255
            first = first.copy()
            first[box] = lerp(first[box], colour, (mask[box] * a)[..., None])
        yield first
        first = next(frames, None)
        i += 1


# --- ink in water -------------------------------------------------------------------------------------------------


def ink_in_water(path, s, title, by, seconds=12):
    """Vorticity in a periodic box; the ink is heavier than water and stirs it as it sinks."""
    rng = rng_for("film", "ink")
    fps = 16 if s >= 0.9 else 8
    w, h = (384, 216) if s >= 0.9 else (192, 108)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    kx, ky = np.fft.rfftfreq(w) * 2 * np.pi, np.fft.fftfreq(h) * 2 * np.pi
    k2 = kx[None] ** 2 + ky[:, None] ** 2
    k2[0, 0] = 1
    k2 = k2.astype(np.float32)
    unit = h / 252
    ink = np.zeros((h, w), np.float32)
    spin = fbm((h, w), 60 * unit, rng, 3) * 0.02
    drops = [(0.2, 0.38, 0.12, 20), (1.2, 0.60, 0.10, 25), (2.6, 0.48, 0.15, 29), (4.4, 0.27, 0.12, 19), (5.6, 0.72, 0.13, 23)]
    drops = [(a, b * w, c * h, r * unit) for a, b, c, r in drops]
    base = ramp(np.clip(y / h + 0.1 * fbm((h, w), 90 * unit, rng, 3), 0, 1), [(0, (250, 248, 240)), (1, (214, 220, 220))])
    taint = np.array([2.2, 1.75, 1.35], np.float32)

    def frames():
        nonlocal ink, spin
        dt = 24 / fps
        for i in range(seconds * fps):
            t = i / fps
            for at, cx, cy, r in drops:
                if at <= t < at + 0.5:
                    d = np.hypot(x - cx, (y - cy)) + 3 * unit * np.sin(np.arctan2(y - cy, x - cx) * 5 + at)
                    ink = np.maximum(ink, smoothstep(r + 2, r - 4, d))
            dx = (np.roll(ink, -1, 1) - np.roll(ink, 1, 1)) * 0.5
            spin = spin * 0.997 + 0.24 * dt * dx * unit
            psi = np.fft.irfft2(np.fft.rfft2(spin) / k2, (h, w)).astype(np.float32)
            u = (np.roll(psi, -1, 0) - np.roll(psi, 1, 0)) * 0.5
            v = -(np.roll(psi, -1, 1) - np.roll(psi, 1, 1)) * 0.5
            back = [y - dt * v, x - dt * u]
            spin = ndimage.map_coordinates(spin, back, order=1, mode="wrap")
            ink = np.clip(ndimage.map_coordinates(ink, back, order=3, mode="grid-wrap", prefilter=True), 0, 1.05) * 0.9985
            yield base * np.exp(-ink[..., None] * taint)

    track = sound.room(sound.tune(seconds, rng, 0.7), rng) + 0.0
    return [encode(credit(frames(), fps, title, by, "ink", light=False), path, fps, size_at(s), track, title)]


# --- stars --------------------------------------------------------------------------------------------------------


def star_flight(path, s, title, by, seconds=12):
    rng = rng_for("film", "stars")
    fps = 16 if s >= 0.9 else 8
    w, h = size_at(s * 0.75)
    n = 2600
    place = rng.uniform(-1, 1, (n, 3)).astype(np.float32)
    place[:, 2] = rng.uniform(0.02, 1, n)
    power = (rng.pareto(1.6, n) + 0.2).clip(0, 8).astype(np.float32)
    warm = rng.normal(0.05, 0.5, n).astype(np.float32)[:, None]
    colour = np.clip(1 + warm * np.array([0.4, 0.0, -0.45], np.float32), 0.3, 1.7)
    nh, nw = h // 2, w // 2
    cloud = fbm((nh * 2, nw * 2), 0.55 * h, rng, 6, 0.55)
    dust = fbm((nh * 2, nw * 2), 0.4 * h, rng, 6, 0.6, ridged=True)
    yy, xx = np.mgrid[0 : nh * 2, 0 : nw * 2].astype(np.float32)
    band = np.exp(-(((yy - nh) * 0.9 + (xx - nw) * 0.35) / (0.42 * h)) ** 2)
    milk = ramp(np.clip(band * (0.55 + 0.9 * cloud), 0, 1), [(0, (3, 5, 13)), (0.35, (20, 24, 50)), (0.7, (86, 66, 86)), (1, (206, 160, 128))])
    milk *= (1 - 0.72 * band * smoothstep(0.05, 0.6, dust))[..., None]
    milk = Image.fromarray((np.clip(milk, 0, 1) * 255).astype(np.uint8))

    def frames():
        for i in range(seconds * fps):
            t = i / (seconds * fps)
            speed = 0.30 + 0.75 * t
            travel = 0.30 * t * seconds / 12 + 0.45 * t * t
            z = (place[:, 2] - travel * 1.2) % 1 + 0.015
            roll = 0.35 * t
            px = place[:, 0] * np.cos(roll) - place[:, 1] * np.sin(roll)
            py = place[:, 0] * np.sin(roll) + place[:, 1] * np.cos(roll)
            zoom = 1.9 / (1 + 0.55 * t)
            cut = (nw - nw * zoom / 2, nh - nh * zoom / 2, nw + nw * zoom / 2, nh + nh * zoom / 2)
            back = milk.rotate(np.rad2deg(-roll * 0.5), Image.BILINEAR).resize((w, h), Image.BILINEAR, box=cut)
            out = np.asarray(back, np.float32) / 255
            near = 1 - z
            level = power * near**2 * smoothstep(0, 0.15, 1.015 - z)
            for k in range(4):  # a short exposure: stars trail as they pass
                zk = z + 0.012 * k / 4 * speed * 24 / 24
                sx, sy = w / 2 + px / zk * w * 0.30, h / 2 + py / zk * w * 0.30
                ok = (sx > 1) & (sx < w - 3) & (sy > 1) & (sy < h - 3)
                ix, iy = sx[ok].astype(int), sy[ok].astype(int)
                fx, fy = (sx[ok] - ix)[:, None], (sy[ok] - iy)[:, None]
                c = colour[ok] * np.clip(level[ok] * 0.20 * (0.4 + 1.1 * h / 270), 0.0, 2.2)[:, None]
                np.add.at(out, (iy, ix), c * (1 - fx) * (1 - fy))
                np.add.at(out, (iy, ix + 1), c * fx * (1 - fy))
                np.add.at(out, (iy + 1, ix), c * (1 - fx) * fy)
                np.add.at(out, (iy + 1, ix + 1), c * fx * fy)
                if k == 0:
                    halo = np.zeros((h // 4, w // 4, 3), np.float32)
                    np.add.at(halo, (iy // 4, ix // 4), c)
            halo = np.stack([ndimage.gaussian_filter(halo[..., q], 1.1) for q in range(3)], -1)
            halo = np.stack([resize(halo[..., q], (h, w)) for q in range(3)], -1)
            out += 0.9 * np.clip(halo, 0, None)
            yield np.clip(out, 0, None) / (1 + 0.35 * np.clip(out, 0, None)) * 1.25 * smoothstep(0, 0.05, t) * (1 - smoothstep(0.95, 1, t))

    track = 0.25 * sound.wind(seconds, rng, 90, 260)
    for k, at in enumerate((0.2, 3.4, 6.8, 9.0)):
        sound.place(track, sound.bowl((196, 147, 220, 98)[k], 6, rng), at)
    return [encode(credit(frames(), fps, title, by, "stars"), path, fps, size_at(s), sound.room(track, rng), title, crf=23)]


# --- dunes --------------------------------------------------------------------------------------------------------


def dunes_day_night(path, s, title, by, seconds=14):
    """A height field seen in perspective, relit for each frame: the sun crosses, shadows lengthen, the stars come."""
    rng = rng_for("film", "dunes")
    fps = 16 if s >= 0.9 else 8
    w, h = size_at(s * 0.5)
    N, D = 560, 420
    zz, xx = np.mgrid[0:D, 0:N].astype(np.float32)
    field = np.zeros((D, N), np.float32)
    for cell, amp, slant in ((230, 30, 0.30), (130, 15, -0.15), (60, 4, 0.5)):
        phase = (xx + slant * zz) / cell + 0.85 * fbm((D, N), cell * 1.5, rng, 3)
        p = phase % 1
        saw = np.where(p < 0.70, p / 0.70, (1 - p) / 0.30)
        saw = saw * saw * (3 - 2 * saw)
        field += amp * saw * (0.45 + 0.75 * smoothstep(-0.5, 0.5, fbm((D, N), cell * 1.8, rng, 2)))
    field = ndimage.gaussian_filter(field, 0.9)
    horizon = int(h * 0.40)
    focal = w * 0.75
    eye = 58.0
    buffer = np.full(w, h, np.int32)
    zi, xi = np.zeros((h, w), np.float32), np.zeros((h, w), np.float32)
    seen = np.zeros((h, w), bool)
    rows = np.arange(h)[:, None]
    cx = (np.arange(w) - w / 2) / focal
    last = np.full(w, -1.0)
    for z in np.geomspace(46, D - 2, 620):
        px = N / 2 + cx * z * 1.0
        ok = (px >= 0) & (px < N - 1)
        hz = ndimage.map_coordinates(field, [np.full(w, z), np.clip(px, 0, N - 1)], order=1)
        sy = np.clip(horizon + (eye - hz) * focal / z * 0.80, 0, h).astype(np.int32)
        fill = (rows >= sy[None]) & (rows < buffer[None])
        zi = np.where(fill, z, zi)
        xi = np.where(fill, np.clip(px, 0, N - 1)[None], xi)
        seen |= fill
        buffer = np.minimum(buffer, sy)
    zi, xi = ndimage.gaussian_filter(zi, (0.7, 0)), xi
    gz, gx = np.gradient(field)
    at = [zi, xi]
    gx, gz = ndimage.map_coordinates(gx, at, order=1), ndimage.map_coordinates(gz, at, order=1)
    near = np.clip(1 - zi / 240, 0, 1)
    ripple = np.sin((xi * 0.5 + zi * 1.1) * 2.6 + 2.5 * ndimage.map_coordinates(fbm((D, N), 30, rng, 3), at, order=1))
    gx = gx + 0.11 * ripple * near
    norm = 1 / np.sqrt(1 + gx * gx + gz * gz)
    haze = (smoothstep(120, D, zi) * 0.75)[..., None]
    y01 = np.clip(np.arange(h, dtype=np.float32) / horizon, 0, 1)[:, None] * np.ones((1, w), np.float32)
    stars = np.zeros((h, w), np.float32)
    for _ in range(int(700 * s) + 60):
        a, b = int(rng.uniform(0, horizon)), int(rng.uniform(1, w - 1))
        stars[a, b] = min(1.6, 0.12 + rng.pareto(1.5) * 0.16)
    stars = stars + 0.7 * ndimage.gaussian_filter(stars, 0.8)
    milky = np.exp(-(((np.arange(w)[None] - w * 0.62) + (rows - horizon) * 1.1) / (0.10 * w)) ** 2) * np.clip(0.5 + fbm((h, w), 60 * s, rng, 5), 0, 1)
    keys = [0, 0.12, 0.40, 0.62, 0.74, 0.86, 1]
    high = np.array([(60, 80, 130), (96, 146, 200), (70, 130, 196), (84, 112, 166), (48, 46, 92), (14, 20, 48), (10, 16, 40)]) / 255
    low = np.array([(250, 190, 140), (226, 220, 206), (206, 222, 230), (250, 206, 146), (226, 96, 70), (46, 40, 70), (12, 18, 38)]) / 255
    lamp = np.array([(255, 190, 130), (255, 236, 208), (255, 246, 230), (255, 206, 140), (240, 110, 66), (70, 80, 130), (74, 92, 140)]) / 255
    power = [0.75, 1.0, 1.08, 1.0, 0.65, 0.30, 0.55]
    sand = rgb(214, 160, 104)

    def mix(table, t):
        return np.array([np.interp(t, keys, table[:, c]) for c in range(3)], np.float32)

    def shadow(elev, side):
        tan = np.tan(elev)
        f = field if side > 0 else field[:, ::-1]
        line, out = f[:, -1].copy(), np.empty_like(f)
        for col in range(N - 1, -1, -1):
            line = np.maximum(line - tan, f[:, col])
            out[:, col] = line - f[:, col]
        out = out if side > 0 else out[:, ::-1]
        return ndimage.map_coordinates(smoothstep(0.2, 2.2, out), at, order=1)

    def frames():
        total = seconds * fps
        cast = None
        for i in range(total):
            t = i / total
            day = np.clip(t / 0.78, 0, 1)
            arc = np.pi * (0.06 + 0.94 * day) if t < 0.80 else np.pi * (0.12 + 0.5 * (t - 0.80) / 0.2)
            elev = max(0.03, 0.85 * np.sin(arc))
            side = np.cos(arc)
            L = np.array([np.cos(elev) * (1 if side > 0 else -1), np.sin(elev), -0.25 * np.cos(elev)], np.float32)
            L /= np.linalg.norm(L)
            if cast is None or i % 2 == 0:
                cast = shadow(elev, side)
            lit = np.clip((-gx * L[0] + L[1] - gz * L[2]) * norm, 0, None) * (1 - 0.92 * cast)
            sky_hi, sky_lo, sun = mix(high, t), mix(low, t), mix(lamp, t)
            strength = np.interp(t, keys, power)
            sky = lerp(sky_hi[None, None], sky_lo[None, None], (y01**1.8)[..., None])
            night = smoothstep(0.80, 0.92, t)
            if night > 0:
                sky = sky + (night * (stars + 0.13 * milky) * (1 - y01**3))[..., None] * np.array([0.92, 0.96, 1.0], np.float32)
            ground = sand * (lit[..., None] * sun * strength * 1.25 + (0.20 + 0.25 * norm[..., None]) * lerp(sky_hi, sky_lo, 0.35) * 0.9)
            ground = lerp(ground, sky_lo * 0.92, haze)
            yield np.where(seen[..., None], ground, sky)

    track = 0.55 * sound.wind(seconds, rng) + 0.8 * sound.room(sound.tune(seconds, rng, 0.8, 130.81, 0.4), rng)
    return [encode(credit(frames(), fps, title, by, "dunes"), path, fps, size_at(s), track, title)]


# --- crystal ------------------------------------------------------------------------------------------------------


def crystal(path, s, title, by, seconds=10):
    """Reiter's snow crystal on a hexagonal lattice: vapour creeps in, and what it touches freezes."""
    rng = rng_for("film", "crystal")
    fps = 16 if s >= 0.9 else 8
    n = 260 if s >= 0.9 else 130
    state = np.full((n, n), 0.46, np.float32)
    state[n // 2, n // 2] = 1
    age = np.full((n, n), 1e6, np.float32)
    w, h = size_at(s * 0.5)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    scale = n * 0.46 / h
    py, px = (yy - h / 2) * scale, (xx - w / 2) * scale
    a, b = np.cos(0.26), np.sin(0.26)
    py, px = py * a - px * b, py * b + px * a
    gy = py * 2 / np.sqrt(3)
    at = [gy + n // 2, px + gy / 2 + n // 2]
    outside = np.hypot(px, py) > n * 0.49
    base = ramp(np.clip(np.hypot((xx - w / 2) / w, (yy - h / 2) / h) * 1.5 + 0.10 * fbm((h, w), 120 * s, rng, 4), 0, 1), [(0, (46, 74, 112)), (0.6, (20, 36, 66)), (1, (8, 14, 30))])
    dust = 0.35 * (np.clip(fbm((h, w), 5 * s + 1, rng, 2), 0.6, 1)[..., None] - 0.6)

    def grow(k):
        nonlocal state
        ice = state >= 1
        wet = ice.copy()
        for dy, dx in ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, -1)):
            wet |= np.roll(ice, (dy, dx), (0, 1))
        u = np.where(wet, 0, state)
        spread = sum(np.roll(u, d, (0, 1)) for d in ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, -1))) / 12
        state = np.where(wet, state + 0.0006, 0) + u * 0.5 + spread
        age[(state >= 1) & (age > 1e5)] = k

    def frames():
        k, total = 0, int(seconds * fps)
        limit = n * 0.21
        grown = False
        for i in range(total):
            for _ in range(int(2 + 6.0 * i / total) * (1 if fps == 16 else 2)):
                if not grown:
                    grow(k)
                    k += 1
            ice = state >= 1
            grown = grown or bool(ice[n // 2, int(n // 2 + limit) :].any())
            thick = np.where(ice, np.clip(state, 0, 3), 0).astype(np.float32)
            band = np.where(ice, 0.5 + 0.5 * np.sin(age * 0.09), 0).astype(np.float32)
            mask = ndimage.map_coordinates(ice.astype(np.float32), at, order=1)
            relief = ndimage.map_coordinates(ndimage.gaussian_filter(thick + 0.35 * band, 0.7), at, order=1)
            rim_y, rim_x = np.gradient(ndimage.gaussian_filter(relief, 0.8))
            edge = np.clip(0.5 - 1.6 * (rim_x + rim_y), 0, 1.6)
            mask = smoothstep(0.30, 0.70, mask) * ~outside
            face = lerp(rgb(120, 168, 206), rgb(246, 250, 252), np.clip(0.15 + 0.75 * edge, 0, 1)[..., None])
            shine = 0.10 * np.exp(-((xx - yy * 0.7 - (i / total * 1.8 - 0.4) * w) / (0.10 * w)) ** 2)
            out = base + dust * 0.5 + 0.30 * resize(ndimage.gaussian_filter(mask[::4, ::4], 6 * s), (h, w))[..., None] * rgb(120, 170, 220)
            yield lerp(out, face + shine[..., None], (mask * 0.92)[..., None])

    track = sound.tune(seconds, rng, 0.5, 293.66, 0.15)
    sound.place(track, sound.bowl(440, 5, rng) * 0.5, 0.1)
    return [encode(credit(frames(), fps, title, by, "crystal"), path, fps, size_at(s), sound.room(track, rng), title)]


# --- verse --------------------------------------------------------------------------------------------------------


def verse_columns(path, s, title, by, lines, per=3.2):
    """A poem written on paper, column by column, right to left; the brush's path is a wipe with a ragged front."""
    rng = rng_for("film", "verse", title)
    fps = 16 if s >= 0.9 else 8
    w, h = size_at(s)
    sheet = paper.xuan((h, w), rng, age=0.45)
    veil = fbm((h, w), 260 * s, rng, 4, aspect=2.6)
    hill = h * (0.80 - 0.16 * (0.5 + fbm1d(w, 300 * s, rng, 5)))
    d = np.arange(h)[:, None] - hill[None]
    wash = smoothstep(-2, 4, d) * np.exp(-np.clip(d, 0, None) / (h * 0.16)) * 0.30 * (0.7 + 0.5 * veil)
    sheet = apply_ink(sheet, np.clip(wash, 0, 1).astype(np.float32), (60, 66, 70))
    density = np.zeros((h, w), np.float32)
    hand = Hand("xing", dryness=0.8, swing=0.13, tilt=3, gap=0.04, dip=(5, 9), weight=0.4)
    writer = Writer(hand, rng)
    pitch = w * 0.60 / max(1, len(lines))
    size = min(h * 0.80 / max(map(len, lines)), pitch * 0.86)
    when = np.full((h, w), 1e6, np.float32)
    y = np.arange(h, dtype=np.float32)[:, None]
    for i, line in enumerate(lines):
        x = w * 0.84 - pitch * (i + 0.5)
        writer.column(density, line, x, h * 0.09, size, drift=0.03)
        x0, x1 = int(max(0, x - pitch / 2)), int(min(w, x + pitch / 2))
        when[:, x0:x1] = 0.9 + i * per + (y - h * 0.09) / (size * 1.0 * len(line)) * (per * 0.80)
    end = 0.9 + per * len(lines)
    d2 = np.zeros((h, w), np.float32)
    low = Writer(Hand("xing", dryness=0.4, gap=0.05), rng).column(d2, title + by, w * 0.84 - pitch * len(lines) - w * 0.035, h * 0.18, h * 0.052)
    density = np.maximum(density, d2)
    when[d2 > 0.02] = end
    when += 0.10 * value_noise((h, w), 12 * s, rng)
    inked = (apply_ink(sheet, density, tooth=paper.tooth((h, w), rng)) * 255).astype(np.uint8)
    stamped = inked.astype(np.float32) / 255
    stamp(stamped, "言志", h * 0.085, low + h * 0.02, w * 0.84 - pitch * len(lines) - w * 0.035 - h * 0.0425, rng, white=True)
    stamped = (stamped * 255).astype(np.uint8)
    bare = (sheet * 255).astype(np.uint8)
    seconds = end + 2.6

    def frames():
        frame = bare.copy()
        for i in range(int(seconds * fps)):
            t = i / fps
            now = (when > t - 0.6) & (when <= t + 0.02)
            if now.any():
                k = smoothstep(0, 0.5, t - when[now])[:, None]
                frame[now] = (bare[now] * (1 - k) + inked[now] * k).astype(np.uint8)
            if t > end + 1.0:
                frame = stamped
            yield frame

    track = 0.9 * sound.tune(seconds, rng, 0.75)
    for i in range(len(lines)):
        sound.place(track, sound.bowl(196, 4, rng) * 0.25, 0.9 + i * per)
    return [encode(frames(), path, fps, (w, h), sound.room(track, rng), title, crf=22)]


# --- made on a telephone ------------------------------------------------------------------------------------------


def rain_portrait(path, s, title, seconds=8):
    """Rings on a pond at dusk, held upright: 1280x720 pixels stored lying down, with a quarter turn in the header."""
    rng = rng_for("film", "rain")
    fps = 16 if s >= 0.9 else 8
    H, W = (426, 240) if s >= 0.9 else (256, 144)
    height, before = np.zeros((H, W), np.float32), np.zeros((H, W), np.float32)
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    u = H / 426
    sky = ramp(np.clip(np.linspace(0, 1, 900), 0, 1), [(0, (24, 34, 44)), (0.35, (66, 92, 104)), (0.62, (226, 168, 112)), (0.8, (120, 118, 116)), (1, (30, 44, 40))])
    leaves = []
    for _ in range(5):
        cx, cy, r = rng.uniform(0, W), rng.uniform(0.05, 1.0) * H, rng.uniform(24, 50) * u
        a = np.arctan2(y - cy, x - cx)
        d = np.hypot(x - cx, (y - cy) * 1.7) / r
        cut = smoothstep(0.06, 0.12, np.abs(np.angle(np.exp(1j * (a - rng.uniform(-3, 3))))))
        vein = 0.12 * np.cos(a * 17) * d
        leaves.append((smoothstep(1.0, 0.96, d) * cut, (rgb(46, 84, 58) * (0.7 + 0.5 * d + vein)[..., None])))

    def frames():
        nonlocal height, before
        sub = 4 * (16 // fps)
        for i in range(seconds * fps):
            for _ in range(sub):
                if rng.random() < 0.035:
                    cy, cx = int(rng.uniform(4, H - 4)), int(rng.uniform(4, W - 4))
                    height[cy - 2 : cy + 3, cx - 2 : cx + 3] -= 0.42
                lap = np.roll(height, 1, 0) + np.roll(height, -1, 0) + np.roll(height, 1, 1) + np.roll(height, -1, 1) - 4 * height
                height, before = (2 * height - before + 0.22 * lap) * 0.9935 + 0 * before, height * 0.9965
            gy, gx = np.gradient(height)
            look = np.clip((y / H + 0.05 * np.sin(x / W * 5 + i / fps * 0.7) * 0.2 + 1.7 * gy + 0.6 * gx) * 899, 0, 899).astype(np.int32)
            out = sky[look] * (1.0 + 0.9 * gx[..., None])
            for mask, tint in leaves:
                out = lerp(out, tint * (1 + 0.5 * (gx + gy)[..., None]), (mask * 0.96)[..., None])
            shake = np.roll(out, (int(1.5 * np.sin(i * 0.31)), int(1.2 * np.sin(i * 0.23 + 1))), (0, 1))
            yield np.rot90(shake)

    track = 0.35 * sound.wind(seconds, rng, 1400, 4200)
    for _ in range(seconds * 7):
        sound.place(track, sound.pluck(sound.pitch(int(rng.integers(10, 20)), 196), 0.5, rng, 0.2) * rng.uniform(0.05, 0.35), rng.uniform(0, seconds))
    w, h = size_at(s)
    encode(frames(), path, fps, (w, h), track, title)
    turn_quarter(path, w, h)
    return [path]


def silent_growth(path, s, title, seconds=9):
    """Two substances, one feeding on the other (Gray-Scott), seen as under a microscope. There is no sound track."""
    rng = rng_for("film", "growth")
    fps = 16 if s >= 0.9 else 8
    h, w = (216, 384) if s >= 0.9 else (126, 224)
    U, V = np.ones((h, w), np.float32), np.zeros((h, w), np.float32)
    for _ in range(9):
        cy, cx, r = rng.uniform(0, h), rng.uniform(0, w), rng.uniform(3, 6)
        yy, xx = np.mgrid[0:h, 0:w]
        spot = np.hypot(yy - cy, xx - cx) < r
        U[spot], V[spot] = 0.5, 0.28 + 0.05 * rng.random(spot.sum())
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    ring = np.hypot((x - w / 2) / (h * 0.86), (y - h / 2) / (h * 0.86))
    field = smoothstep(1.02, 0.90, ring)[..., None]

    def lap(a):
        return 0.2 * (np.roll(a, 1, 0) + np.roll(a, -1, 0) + np.roll(a, 1, 1) + np.roll(a, -1, 1)) + 0.05 * (
            np.roll(a, (1, 1), (0, 1)) + np.roll(a, (1, -1), (0, 1)) + np.roll(a, (-1, 1), (0, 1)) + np.roll(a, (-1, -1), (0, 1))) - a

    def frames():
        nonlocal U, V
        for i in range(seconds * fps):
            for _ in range(11 * (16 // fps)):
                r = U * V * V
                U = U + 1.0 * lap(U) - r + 0.037 * (1 - U)
                V = V + 0.5 * lap(V) + r - (0.037 + 0.060) * V
            gy, gx = np.gradient(V)
            tone = ramp(np.clip(V * 3.0, 0, 1), [(0, (226, 214, 190)), (0.3, (214, 170, 150)), (0.65, (150, 70, 96)), (1, (70, 26, 66))])
            out = tone * (1 + 3.0 * (gx - gy)[..., None]) * (0.94 + 0.06 * np.cos(ring * 1.6)[..., None])
            yield out * field + rgb(12, 10, 12) * (1 - field)

    return [encode(frames(), path, fps, size_at(s), None, title)]
