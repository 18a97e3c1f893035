"""Makes the small files that the tests send, each with one property."""

import shutil
import struct
import subprocess
import zipfile
import zlib
from pathlib import Path

from PIL import Image, ImageDraw
from PIL.ExifTags import GPS, IFD, Base

RED, GREEN, BLUE, YELLOW = (210, 40, 40), (40, 160, 60), (40, 60, 200), (230, 200, 40)
SERIAL = "TEST-SERIAL-77"
POEM = ("　　试墨窗前纸似霜，", "", "一行一断自成章。")


def scene(width: int = 300, height: int = 200) -> Image.Image:
    """A grey picture with a colour in each corner: red, green, blue, yellow."""
    picture = Image.new("RGB", (width, height), (128, 128, 128))
    draw = ImageDraw.Draw(picture)
    side = min(width, height) // 4
    for colour, left, top in (
        (RED, 0, 0),
        (GREEN, width - side, 0),
        (BLUE, 0, height - side),
        (YELLOW, width - side, height - side),
    ):
        draw.rectangle((left, top, left + side - 1, top + side - 1), fill=colour)
    return picture


def turned_jpeg(path: Path, orientation: int | str) -> Path:
    """The scene, stored so that this orientation shows it upright; another value stores it upright."""
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    picture = scene()
    if orientation in undo:
        picture = picture.transpose(undo[int(orientation)])
    picture.save(path, quality=95, subsampling=0, exif=_orientation_exif(orientation))
    return path


def _orientation_exif(orientation: int | str) -> bytes:
    # By hand, since Pillow writes no tag of a wrong type.
    if isinstance(orientation, int):
        entry, rest = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0), b""
    else:
        rest = orientation.encode() + b"\0"
        entry = struct.pack("<HHII", 0x0112, 2, len(rest), 26)
    return b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + entry + bytes(4) + rest


def jpeg_with_position(path: Path) -> Path:
    """A JPEG whose metadata holds a position and a serial number."""
    exif = Image.Exif()
    exif.get_ifd(IFD.Exif)[Base.BodySerialNumber] = SERIAL
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitudeRef] = "N"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (12.0, 20.0, 42.0)
    scene().save(path, exif=exif)
    return path


def bomb_png(path: Path, side: int = 30_000) -> Path:
    """A PNG whose header promises many pixels; its content doesn't matter."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b""))
    return path


def film(
    path: Path,
    *,
    size: str = "160x90",
    seconds: float = 1,
    sound: bool = True,
    before: tuple[str, ...] = (),
    more: tuple[str, ...] = (),
) -> Path:
    """A short film with a test picture; `before` are further inputs, `more` arguments for the output."""
    command = [shutil.which("ffmpeg") or "ffmpeg", "-v", "error", "-y"]
    command += ["-f", "lavfi", "-i", f"testsrc2=size={size}:rate=25:duration={seconds}"]
    if sound:
        command += ["-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds}"]
    subprocess.run([*command, *before, "-c:v", "libx264", "-preset", "ultrafast", *more, str(path)], check=True)
    return path


def turned_film(path: Path) -> Path:
    """A film stored 160x90 whose track says that it is to be turned by 90 degrees, as a phone held upright writes."""
    content = film(path, sound=False).read_bytes()
    one, whole = (1 << 16).to_bytes(4, "big"), (1 << 30).to_bytes(4, "big")
    upright = one + bytes(12) + one + bytes(12) + whole
    turned = bytes(4) + one + bytes(4) + (0xFFFF0000).to_bytes(4, "big") + bytes(16) + whole
    at = content.index(upright, content.index(b"tkhd"))
    path.write_bytes(content[:at] + turned + content[at + len(upright) :])
    return path


def recording(path: Path) -> Path:
    """A second of a tone."""
    command = [
        shutil.which("ffmpeg") or "ffmpeg",
        "-v",
        "error",
        "-y",
        "-f",
        "lavfi",
        "-i",
        "sine=duration=1",
        str(path),
    ]
    subprocess.run(command, check=True)
    return path


def document(path: Path, body: str, *, content_type: str = "document.main+xml", more: tuple[str, ...] = ()) -> Path:
    """A Word document with this body; `more` are names of further parts."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", f"<Types><Override ContentType='{content_type}'/></Types>")
        archive.writestr("word/document.xml", f"<w:document xmlns:w='{namespace}'><w:body>{body}</w:body></w:document>")
        for name in more:
            archive.writestr(name, "x")
    return path
