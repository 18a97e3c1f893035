"""A recorded lecture of one minute: slides, a voice made of tones, chapters in the file, captions beside it."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from . import fonts, sound
from .film import encode, size_at
from .lectures import LECTURES, SECONDS
from .noise import rng_for, smoothstep

def line(draw, text, x, y, size, fill, family="song"):
    for char in text:
        if char.strip():
            face = fonts.face_for(family, char, size)
            draw.text((x, y), char, font=face, fill=fill, anchor="ls")
            x += face.getlength(char)
        else:
            x += size * 0.5


def slide(talk, i, w, h):
    rng = rng_for("lecture", i)
    im = Image.new("RGB", (w, h), (18, 26, 44))
    d = ImageDraw.Draw(im)
    for _ in range(260):
        x, y, v = rng.uniform(0, w), rng.uniform(0, h * 0.8), int(rng.uniform(40, 190))
        d.point((x, y), (v, v, min(255, v + 20)))
    u = h / 720
    cx, cy = w * 0.77, h * 0.66
    ridge = [(x, h * (0.80 - 0.05 * np.sin(x / w * 7 + i) - 0.02 * np.sin(x / w * 23 + 2 * i))) for x in range(0, w + 8, 8)]
    if i == 2:  # the mirror and its rings
        for k in range(9):
            r = (190 - k * 20) * u
            d.ellipse([cx - r, cy - r * 0.95 - 60 * u, cx + r, cy + r * 0.95 - 60 * u], outline=(210 - 12 * k, 180 - 6 * k, 120 + 8 * k), width=max(1, int(2 * u)))
    if i == 3:
        d.ellipse([cx - 4 * u, cy - 190 * u, cx + 4 * u, cy - 182 * u], fill=(255, 244, 210))
        d.line([(cx, cy - 240 * u), (cx, cy - 130 * u)], fill=(160, 150, 130))
        d.line([(cx - 55 * u, cy - 186 * u), (cx + 55 * u, cy - 186 * u)], fill=(160, 150, 130))
    d.polygon(ridge + [(w, h), (0, h)], fill=(10, 15, 26))
    if i != 2:
        r = 70 * u
        top = h * 0.76
        d.pieslice([cx - r, top - r, cx + r, top + r], 180, 360, fill=(196, 190, 176))
        d.rectangle([cx - r, top, cx + r, top + 46 * u], fill=(150, 144, 132))
        d.polygon([(cx - 9 * u, top), (cx + 9 * u, top), (cx + 26 * u, top - 66 * u), (cx + 12 * u, top - 69 * u)], fill=(24, 30, 46))
    line(d, talk.chapters[i].heading, w * 0.07, h * 0.24, int((58 if len(talk.chapters[i].heading) < 11 else 46) * u), (240, 226, 190), "kai")
    d.line([(w * 0.07, h * 0.29), (w * 0.30, h * 0.29)], fill=(176, 60, 44), width=max(2, int(4 * u)))
    for k, text in enumerate(talk.chapters[i].points):
        line(d, text, w * 0.07, h * (0.42 + 0.11 * k), int(34 * u), (206, 212, 222))
    return np.asarray(im)


def clock(t):
    return f"00:{int(t // 60):02d}:{t % 60:06.3f}"


def lecture(path, s, id):
    talk = LECTURES[id]
    title = talk.title
    CHAPTERS = [(c.start, c.name, c.heading) for c in talk.chapters]
    CAPTIONS = talk.captions
    rng = rng_for("lecture", id)
    fps = 6
    w, h = size_at(s)
    slides = [slide(talk, i, w, h) for i in range(len(CHAPTERS))]
    starts = [c[0] for c in CHAPTERS]

    def frames():
        for k in range(SECONDS * fps):
            t = k / fps
            i = max(j for j, at in enumerate(starts) if at <= t)
            a = float(smoothstep(0, 0.8, t - starts[i])) if i else 1.0
            out = slides[i].copy() if a >= 1 else (slides[i - 1] * (1 - a) + slides[i] * a).astype(np.uint8)
            out[-max(2, h // 180) :, : int(w * t / SECONDS)] = (176, 60, 44)
            yield out

    meta = path.with_suffix(".ffmeta")
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [";FFMETADATA1", f"title={title}"]
    for i, (at, name, _) in enumerate(CHAPTERS):
        end = CHAPTERS[i + 1][0] if i + 1 < len(CHAPTERS) else SECONDS
        rows += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={at * 1000}", f"END={end * 1000}", f"title={name}"]
    meta.write_text("\n".join(rows) + "\n", encoding="utf-8")
    gaps = [(0, 0.5)] + [(CAPTIONS[i][1], CAPTIONS[i + 1][0]) for i in range(len(CAPTIONS) - 1)] + [(CAPTIONS[-1][1], SECONDS + 1)]
    track = sound.speech(SECONDS, gaps, rng)
    encode(frames(), path, fps, (w, h), track, title, extra=["-f", "ffmetadata", "-i", meta, "-map_chapters", "2"])
    meta.unlink()
    vtt = path.with_suffix(".zh.vtt")
    vtt.write_text("WEBVTT\n\n" + "\n\n".join(f"{n}\n{clock(a)} --> {clock(b)}\n{text}" for n, (a, b, text) in enumerate(CAPTIONS, 1)) + "\n", encoding="utf-8")
    return [path, vtt]
