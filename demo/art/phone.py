"""Large and telephone-made files for the browser tests: a great scan, a photograph and an upright video."""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from demo.art import ffmpeg, files, sound
from demo.art.brush import Hand, write_char
from demo.art.noise import fbm, ramp, rng_for, smoothstep, value_noise
from demo.art.paper import xuan

SCAN_PX = (7680, 7840)  # width and height: 60.2 megapixels
STRIP_ROWS = 280
OPEN_SEA = (17.6, 113.9)
SERIAL = "DP7-004217"


def write_calligraphy_tiff(path: Path) -> Path:
    """Write the brush work 守夜题壁 as an RGB TIFF of 60 megapixels, deflate-compressed in strips, 300 dpi, sRGB."""
    rng = rng_for("scan")
    k = 8
    w, h = SCAN_PX[0] // k, SCAN_PX[1] // k
    sheet = xuan((h, w), rng, age=0.4)
    density = np.zeros((h, w), np.float32)
    hand = Hand("xing", weight=1.2, wobble=1.3, tilt=2)
    for char, x, y in (("守", 0.70, 0.27), ("夜", 0.70, 0.73), ("题", 0.29, 0.27), ("壁", 0.29, 0.73)):
        ink = write_char(hand, char, 420, rng, 0.35)
        top, left = int(h * y - ink.shape[0] / 2), int(w * x - ink.shape[1] / 2)
        part = density[top : top + ink.shape[0], left : left + ink.shape[1]]
        part[...] = np.maximum(part, ink[: part.shape[0], : part.shape[1]])
    picture = sheet * (1 - density[..., None]) + np.float32(0.085) * density[..., None]
    small = Image.fromarray((np.clip(picture, 0, 1) * 255).astype(np.uint8))
    write_tiff(path, small.resize(SCAN_PX, Image.Resampling.BICUBIC))
    return path


def write_tiff(path: Path, image: Image.Image) -> None:
    """Write a baseline RGB TIFF with deflate and horizontal differencing; quicker than Pillow's and always alike."""
    w, h = image.size
    icc = files.srgb_profile()
    strips = []
    for top in range(0, h, STRIP_ROWS):
        rows = np.asarray(image.crop((0, top, w, min(h, top + STRIP_ROWS))))
        difference = rows.copy()
        difference[:, 1:] -= rows[:, :-1]
        strips.append(zlib.compress(difference.tobytes(), 1))
    body = io.BytesIO()
    body.write(b"II*\0\0\0\0\0")
    offsets = []
    for strip in strips:
        offsets.append(body.tell())
        body.write(strip + b"\0" * (len(strip) % 2))

    def put(raw: bytes) -> int:
        at = body.tell()
        body.write(raw + b"\0" * (len(raw) % 2))
        return at

    short, long, rational, undefined = 3, 4, 5, 7
    n = len(strips)
    dpi = struct.pack("<II", 300, 1)
    entries = [
        (256, long, 1, w),
        (257, long, 1, h),
        (258, short, 3, put(struct.pack("<3H", 8, 8, 8))),
        (259, short, 1, 8),  # deflate
        (262, short, 1, 2),  # RGB
        (273, long, n, put(struct.pack(f"<{n}I", *offsets))),
        (277, short, 1, 3),
        (278, long, 1, STRIP_ROWS),
        (279, long, n, put(struct.pack(f"<{n}I", *map(len, strips)))),
        (282, rational, 1, put(dpi)),
        (283, rational, 1, put(dpi)),
        (296, short, 1, 2),  # inches
        (317, short, 1, 2),  # horizontal differencing
        (34675, undefined, len(icc), put(icc)),
    ]
    directory = put(struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *e) for e in entries) + b"\0" * 4)
    raw = bytearray(body.getvalue())
    raw[4:8] = struct.pack("<I", directory)
    path.write_bytes(raw)


def dusk(h: int, w: int, rng: np.random.Generator) -> np.ndarray:
    """A shore at dusk, (h, w, 3) uint8: enough of a subject to tell which way is up."""
    y = np.linspace(0, 1, h, dtype=np.float32)[:, None] * np.ones((1, w), np.float32)
    y += 0.03 * fbm((h, w), w / 3, rng, 4, aspect=2.5)
    stops = [
        (0, (48, 70, 122)),
        (0.35, (150, 130, 158)),
        (0.56, (250, 186, 130)),
        (0.60, (66, 84, 104)),
        (1, (24, 34, 48)),
    ]
    picture = ramp(y, stops)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    sun = smoothstep(w * 0.075, w * 0.072, np.hypot(xx - w * 0.62, yy - h * 0.47))
    picture += sun[..., None] * np.array([0.25, 0.22, 0.12], np.float32)
    glint = value_noise((h, w), max(4, w / 160), rng, aspect=6) * smoothstep(h * 0.60, h * 0.75, yy)
    picture += (0.10 * glint * np.exp(-(((xx - w * 0.62) / (w * 0.2)) ** 2)))[..., None]
    image = Image.fromarray((np.clip(picture, 0, 1) * 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    mast = w * 0.24
    draw.polygon([(0, h), (0, h * 0.86), (w * 0.5, h * 0.90), (w, h * 0.96), (w, h)], fill=(14, 18, 24))
    draw.line([(mast, h * 0.88), (mast, h * 0.44)], fill=(14, 18, 24), width=max(2, w // 90))
    draw.line([(mast - w * 0.1, h * 0.50), (mast + w * 0.1, h * 0.50)], fill=(14, 18, 24), width=max(1, w // 180))
    draw.ellipse([mast - w * 0.03, h * 0.42, mast + w * 0.03, h * 0.42 + w * 0.06], fill=(240, 196, 110))
    return np.asarray(image)


def write_phone_photo(path: Path) -> Path:
    """Write a JPEG stored on its side: orientation 6, a position in the open sea, a serial number."""
    upright = dusk(2016, 1512, rng_for("phone photo"))
    lying = Image.fromarray(upright).transpose(Image.Transpose.ROTATE_90)
    exif = files.camera_data(
        taken="2021:06:18 18:42:07",
        model="DP-7",
        lens="DP-7 back camera 5.1mm f/1.7",
        focal=5.1,
        aperture=1.7,
        shutter=(1, 120),
        iso=100,
        orientation=6,
        position=OPEN_SEA,
        serial=SERIAL,
    )
    return files.save_jpeg(lying, path, quality=90, exif=exif, icc=files.display_p3_profile())


def write_phone_video(path: Path, seconds: int = 6) -> Path:
    """Write an upright HEVC video in MP4: pixels lying down and turned by metadata, with sound and a location tag."""
    rng = rng_for("phone video")
    fps, w, h = 24, 1280, 720
    upright = dusk(w + 48, h + 48, rng)
    plain, wav = path.with_name(f"{path.stem}.plain.mp4"), path.with_name(f"{path.stem}.wav")
    sound.write(sound.wind(seconds, rng) + 0.4 * sound.tune(seconds, rng), wav)
    encoder = ["-c:v", "libx265", "-preset", "ultrafast", "-crf", 26, "-tag:v", "hvc1", "-pix_fmt", "yuv420p"]
    encoder += ["-x265-params", "log-level=error:pools=1:frame-threads=1:info=0"]
    audio = ["-c:a", "aac", "-b:a", "96k", "-shortest", "-fflags", "+bitexact"]
    source = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{w}x{h}", "-r", fps, "-i", "-", "-i", wav]
    with ffmpeg.feed(*source, "-map", "0:v", "-map", "1:a", *encoder, *audio, plain) as pipe:
        for i in range(seconds * fps):
            dx, dy = 24 + round(20 * np.sin(i * 0.05)), 24 + round(14 * np.sin(i * 0.083 + 1))
            frame = upright[dy : dy + w, dx : dx + h]
            pipe.write(np.ascontiguousarray(np.rot90(frame)).tobytes())
    place = f"{OPEN_SEA[0]:+08.4f}{OPEN_SEA[1]:+09.4f}/"
    tags = ["-metadata", f"location={place}", "-metadata", f"location-eng={place}"]
    ffmpeg.run("-i", plain, "-map", "0", "-c", "copy", *tags, "-movflags", "+faststart", path)
    turn_clockwise(path)
    plain.unlink()
    wav.unlink()
    return path


def turn_clockwise(path: Path) -> None:
    """Have players turn the MP4's first track by 90 degrees: the matrix of its track header (ISO 14496-12, 8.3.2).

    ffmpeg 5 does it by a tag that ffmpeg 7 ignores, ffmpeg 7 by an option that ffmpeg 5 lacks.
    """
    film = bytearray(path.read_bytes())
    header = film.index(b"tkhd") + 4
    matrix = header + (40 if film[header] == 0 else 52)  # by the box's version: times of 32 or of 64 bits
    film[matrix : matrix + 36] = struct.pack(">9i", 0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30)
    path.write_bytes(film)
