"""Writes the master playlist of a ladder from what the rungs turned out to be. Source: RFC 8216, section 4.3.4."""

import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from media_pipeline.video.boxes import avc_codec
from media_pipeline.video.ladder import Rung

AUDIO_CODEC = "mp4a.40.2"
_SEGMENT = re.compile(r"#EXTINF:([\d.]+),[^\n]*\n(?:#[^\n]*\n)*([^#\n]+)")


@dataclass(frozen=True)
class Rate:
    """Bits a second: of the heaviest segment, and on average."""

    peak: int
    average: int


def write_master(hls: Path, rungs: list[Rung], rate: Fraction, *, has_sound: bool, language: str) -> None:
    """Write `master.m3u8` beside the rungs' folders. No audio group for a silent film."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    sound = Rate(0, 0)
    if has_sound:
        sound = measured_rate(hls / "audio")
        spoken = f',LANGUAGE="{language}"' if re.fullmatch(r"[a-z]{2,3}", language) and language != "und" else ""
        lines.append(
            f'#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="audio",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2"{spoken},'
            'URI="audio/index.m3u8"'
        )
    for rung in rungs:
        pictures = measured_rate(hls / rung.name)
        codecs = [avc_codec(hls / rung.name / f"init_{rung.name}.mp4"), *([AUDIO_CODEC] if has_sound else [])]
        attributes = [
            f"BANDWIDTH={pictures.peak + sound.peak}",
            f"AVERAGE-BANDWIDTH={pictures.average + sound.average}",
            f"RESOLUTION={rung.width_px}x{rung.height_px}",
            f'CODECS="{",".join(codecs)}"',
            f"FRAME-RATE={float(rate):.3f}",
            *(['AUDIO="audio"'] if has_sound else []),
        ]
        lines += [f"#EXT-X-STREAM-INF:{','.join(attributes)}", f"{rung.name}/index.m3u8"]
    (hls / "master.m3u8").write_text("\n".join(lines) + "\n")


def measured_rate(folder: Path) -> Rate:
    """Return the rate of the segments that a media playlist lists."""
    playlist = (folder / "index.m3u8").read_text()
    segments = [
        (float(seconds), (folder / name.strip()).stat().st_size * 8) for seconds, name in _SEGMENT.findall(playlist)
    ]
    # A very short last segment says nothing about what a line must carry.
    rates = [bits / max(seconds, 1.0) for seconds, bits in segments]
    total_seconds = sum(seconds for seconds, _bits in segments)
    average = sum(bits for _seconds, bits in segments) / total_seconds if total_seconds else 0
    return Rate(peak=round(max(rates, default=0)), average=round(average))


def stated_duration(folder: Path) -> float:
    """Return the seconds that a media playlist lists in all."""
    return sum(float(seconds) for seconds, _name in _SEGMENT.findall((folder / "index.m3u8").read_text()))
