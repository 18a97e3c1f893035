"""Frames computed as arrays, piped to ffmpeg."""

import struct
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from demo.art import ffmpeg, sound

GRAIN = "noise=alls=3:allf=t"


def size_at(s, wide=1280, tall=720):
    """Return the even width and height in px of a film at a scale."""
    return int(wide * s) // 2 * 2, int(tall * s) // 2 * 2


def rate_at(s):
    """Frames per second: 16 at full size, 12 for the demo, 8 for a quick look."""
    return 16 if s >= 0.9 else 12 if s >= 0.5 else 8


def encode(
    frames: Iterable[np.ndarray],
    path: Path,
    fps: int,
    size: tuple[int, int],
    track: np.ndarray | None = None,
    title: str = "",
    *,
    crf: int = 21,
    grain: str = GRAIN,
    extra: tuple[object, ...] = (),
) -> Path:
    """Write an H.264 film. `frames` gives arrays of any one size, which are brought to `size` (width, height)."""
    coming = iter(frames)
    frame: np.ndarray | None = next(coming, None)
    if frame is None:
        raise ValueError(f"{path.name} has no frames")
    h, w = frame.shape[:2]
    wav = sound.write(track, path.with_suffix(".wav")) if track is not None else None
    filters = [f"scale={size[0]}:{size[1]}:flags=bicubic", grain, "format=yuv420p"]
    command = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{w}x{h}", "-r", fps, "-i", "-"]
    command += ["-i", wav] if wav else []
    command += [*extra, "-vf", ",".join(filter(None, filters)), "-map", "0:v"]
    command += ["-map", "1:a", "-c:a", "aac", "-b:a", "112k", "-shortest"] if wav else []
    command += ["-c:v", "libx264", "-preset", "veryfast", "-crf", crf, "-threads", "1", "-movflags", "+faststart"]
    command += ["-fflags", "+bitexact", "-flags:v", "+bitexact", "-metadata", f"title={title}", path]
    with ffmpeg.feed(*command) as pipe:
        while frame is not None:
            if frame.dtype != np.uint8:
                frame = (np.clip(frame, 0, 1) * 255 + 0.5).astype(np.uint8)
            pipe.write(np.ascontiguousarray(frame).tobytes())
            frame = next(coming, None)
    if wav:
        wav.unlink()
    return path


def turn_quarter(path: Path, width, height) -> None:
    """Write a quarter turn into the track header, as a telephone held upright does; the pixels stay as they are."""
    data = bytearray(path.read_bytes())
    at = data.find(b"tkhd")
    long = data[at + 4] == 1
    matrix = at + 4 + (52 if long else 40)
    data[matrix : matrix + 36] = struct.pack(">9i", 0, 65536, 0, -65536, 0, 0, height * 65536, 0, 1 << 30)
    path.write_bytes(data)
