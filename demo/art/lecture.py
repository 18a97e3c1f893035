"""Recorded lectures: slides, a voice made of tones, chapters in the file, captions beside it."""

from pathlib import Path

import numpy as np

from demo.art import slides, sound
from demo.art.film.encoding import encode, size_at
from demo.art.lectures import LECTURES, SECONDS, Lecture
from demo.art.noise import rng_for, smoothstep

FPS = 6


def lecture(path: Path, s: float, id: str) -> list[Path]:
    """Write the film and its captions, and return their paths."""
    talk = LECTURES[id]
    size = size_at(s)
    pictures = [slides.slide(talk, i, *size) for i in range(len(talk.chapters))]
    chapters = path.with_suffix(".ffmeta")
    chapters.write_text(chapter_file(talk), encoding="utf-8")
    track = sound.speech(
        SECONDS, silences(talk), rng_for("lecture", id), 128 if id == "DK01" else 168 if id == "DK02" else 116
    )
    extra = ("-f", "ffmetadata", "-i", chapters, "-map_chapters", "2")
    encode(frames(talk, pictures), path, FPS, size, track, talk.title, crf=23, grain="", extra=extra)
    chapters.unlink()
    captions = path.with_suffix(".zh.vtt")
    captions.write_text(webvtt(talk), encoding="utf-8")
    return [path, captions]


def frames(talk: Lecture, pictures: list[np.ndarray]):
    """Show each slide in its time, melting from the last, over a thin bar that tells how far the talk is."""
    starts = [chapter.start for chapter in talk.chapters]
    h, w = pictures[0].shape[:2]
    for k in range(SECONDS * FPS):
        t = k / FPS
        i = max(j for j, start in enumerate(starts) if start <= t)
        part = float(smoothstep(0, 0.8, t - starts[i])) if i else 1.0
        last = pictures[max(0, i - 1)].astype(np.float32)
        frame = pictures[i].copy() if part >= 1 else (last * (1 - part) + pictures[i] * part).astype(np.uint8)
        frame[-max(2, h // 180) :, : int(w * t / SECONDS)] = slides.SEAL
        yield frame


def chapter_file(talk: Lecture) -> str:
    """Return the chapters as ffmpeg's metadata file has them."""
    ends = [chapter.start for chapter in talk.chapters[1:]] + [SECONDS]
    rows = [";FFMETADATA1", f"title={talk.title}", f"artist={talk.lecturer}"]
    for chapter, end in zip(talk.chapters, ends, strict=True):
        rows += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={chapter.start * 1000}", f"END={end * 1000}"]
        rows.append(f"title={chapter.name}")
    return "\n".join(rows) + "\n"


def silences(talk: Lecture) -> list[tuple[float, float]]:
    """Return when nobody speaks: before, between and after the captions."""
    starts = [start for start, _, _ in talk.captions] + [SECONDS + 1.0]
    ends = [0.0] + [end for _, end, _ in talk.captions]
    return list(zip(ends, starts, strict=True))


def webvtt(talk: Lecture) -> str:
    """Return the captions as WebVTT."""
    cues = [f"{n}\n{clock(a)} --> {clock(b)}\n{text}" for n, (a, b, text) in enumerate(talk.captions, 1)]
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


def clock(t: float) -> str:
    """Return seconds as 00:00:00.000."""
    return f"00:{int(t // 60):02d}:{t % 60:06.3f}"
