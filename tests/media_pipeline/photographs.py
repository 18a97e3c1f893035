"""A photograph that holds a position and a name, as a camera would write them."""

from pathlib import Path

from PIL import Image


def a_photograph(folder: Path, size: tuple[int, int] = (1200, 900)) -> Path:
    """Write the JPEG and return where it lies."""
    exif = Image.Exif()
    exif[0x013B] = "SECRET-NAME"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (12.0, 20.0, 42.0)
    path = folder / "photo.jpg"
    Image.linear_gradient("L").resize(size).convert("RGB").save(path, exif=exif)
    return path
