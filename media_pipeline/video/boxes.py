"""Reads the boxes of MP4 files as far as is needed: is one cut short, and what codec an init segment declares.

Source: ISO/IEC 14496-12, section 4.2; RFC 6381 for the codec's name.
"""

from pathlib import Path

_MOST_BOXES = 10_000


def is_cut_short(path: Path) -> bool:
    """Tell whether a top-level box promises more bytes than the file has."""
    end = path.stat().st_size
    position = 0
    with path.open("rb") as file:
        for _box in range(_MOST_BOXES):
            file.seek(position)
            header = file.read(16)
            size, kind = int.from_bytes(header[:4], "big"), header[4:8]
            if size == 1:
                size = int.from_bytes(header[8:16], "big")
            if len(header) < 8 or size < 8 or not kind.isalnum():
                # The end, a last box that runs to it (size 0), or padding that is no box.
                return False
            if position + size > end:
                return kind in {b"mdat", b"moov", b"moof"}
            position += size
    return False


def avc_codec(init_segment: Path) -> str:
    """Return the codec's name in an init segment of H.264, such as 'avc1.64001f'."""
    content = init_segment.read_bytes()
    at = content.find(b"avcC")
    if at < 0:
        raise ValueError(f"{init_segment.name} holds no avcC box")
    profile, compatibility, level = content[at + 5 : at + 8]
    return f"avc1.{profile:02x}{compatibility:02x}{level:02x}"
