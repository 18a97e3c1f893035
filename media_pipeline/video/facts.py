"""Asks ffprobe about a film or a recording, once, and reads its answer. Called by probing and by preparation."""

import json
import math
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from media_pipeline.exceptions import ToolFailed
from media_pipeline.runner import PROBE_LIMITS, film_limits, run, run_checked

PROTOCOLS = "file,pipe"
SLOW_RATE = Fraction(10)
HDR_TRANSFERS = {"smpte2084", "arib-std-b67"}
TEXT_CAPTION_CODECS = {"mov_text", "subrip", "srt", "ass", "ssa", "webvtt", "text"}

Answer = dict[str, Any]


@dataclass(frozen=True)
class Picture:
    """The picture track. Sizes are as displayed; `frame_rate` is what renditions of it should have.

    `holds_frames`: single frames stand for long, the last one, too, so that the end is not where it begins.
    """

    index: int
    codec: str
    width_px: int
    height_px: int
    stored_height_px: int
    frame_rate: Fraction
    holds_frames: bool
    is_interlaced: bool
    is_turned: bool
    transfer: str
    primaries: str
    matrix: str

    @property
    def is_hdr(self) -> bool:
        """Tell whether the picture needs tone mapping for a screen of ordinary range."""
        return self.transfer in HDR_TRANSFERS


@dataclass(frozen=True)
class Sound:
    """The sound track that is used: the one marked default, else the first."""

    index: int
    channels: int
    language: str


@dataclass(frozen=True)
class Captions:
    """One caption track; pictures of text (`is_text` false) can't be made into WebVTT."""

    index: int
    language: str
    is_text: bool


@dataclass(frozen=True)
class Film:
    """What matters of ffprobe's answer about a film or recording."""

    picture: Picture | None
    sound: Sound | None
    sound_tracks: int
    captions: tuple[Captions, ...]
    chapters: tuple[tuple[float, str], ...]
    duration_seconds: float | None
    has_cover: bool
    has_position: bool


def input_arguments(path: Path, demuxers: str) -> list[str]:
    """Return the arguments that open one file, only with these demuxers and never another file or address."""
    return ["-protocol_whitelist", PROTOCOLS, "-format_whitelist", demuxers, "-i", f"file:{path.resolve()}"]


def ask_ffprobe(path: Path, demuxers: str) -> Answer:
    """Return ffprobe's answer: format, streams, chapters. Raises ToolFailed if it can't read the file."""
    command = ["ffprobe", "-v", "error", "-show_format", "-show_streams", "-show_chapters", "-of", "json"]
    finished = run(command + input_arguments(path, demuxers), limits=PROBE_LIMITS)
    if finished.exit_status != 0:
        raise ToolFailed("ffprobe", finished.errors, exit_status=finished.exit_status)
    return dict(json.loads(finished.output))


def measure_duration(path: Path, demuxers: str) -> float | None:
    """Return the duration in seconds, found by reading every packet without decoding; None if there is none."""
    command = ["ffmpeg", "-hide_banner", "-nostdin", "-v", "error", "-progress", "pipe:1"]
    command += [*input_arguments(path, demuxers), "-map", "0:v?", "-map", "0:a?", "-c", "copy", "-f", "null", "-"]
    finished = run_checked(command, limits=film_limits(3600))
    latest = None
    for line in finished.output.decode("ascii", "replace").splitlines():
        name, _equals, value = line.partition("=")
        if name == "out_time_us" and value.lstrip("-").isdigit():
            latest = int(value) / 1_000_000
    return latest if latest and latest > 0 else None


def read_film(answer: Answer) -> Film:
    """Return what matters of ffprobe's answer; a cover picture is no picture track."""
    streams: list[Answer] = answer.get("streams", [])
    covers = [stream for stream in streams if _is_marked(stream, "attached_pic")]
    pictures = [s for s in streams if s.get("codec_type") == "video" and s not in covers and s.get("width")]
    sounds = [s for s in streams if s.get("codec_type") == "audio" and s.get("channels")]
    picture = _chosen(pictures)
    sound = _chosen(sounds)
    return Film(
        picture=_read_picture(picture) if picture else None,
        sound=Sound(sound["index"], sound["channels"], _language(sound)) if sound else None,
        sound_tracks=len(sounds),
        captions=tuple(
            Captions(stream["index"], _language(stream), stream.get("codec_name") in TEXT_CAPTION_CODECS)
            for stream in streams
            if stream.get("codec_type") == "subtitle"
        ),
        chapters=tuple(
            (max(0.0, float(chapter.get("start_time", 0))), chapter.get("tags", {}).get("title", ""))
            for chapter in answer.get("chapters", [])
        ),
        duration_seconds=_duration(answer, picture, sound),
        has_cover=bool(covers),
        has_position=any("location" in name.lower() or "gps" in name.lower() for name in _all_tags(answer)),
    )


def _chosen(streams: list[Answer]) -> Answer | None:
    marked = [stream for stream in streams if _is_marked(stream, "default")]
    # Some writers mark every track: then the first is meant.
    return next(iter(marked or streams), None)


def _is_marked(stream: Answer, mark: str) -> bool:
    return bool(stream.get("disposition", {}).get(mark))


def _language(stream: Answer) -> str:
    return str(stream.get("tags", {}).get("language", "und")).lower()


def _all_tags(answer: Answer) -> list[str]:
    tags = list(answer.get("format", {}).get("tags", {}))
    for stream in answer.get("streams", []):
        tags.extend(stream.get("tags", {}))
    return tags


def _duration(answer: Answer, *streams: Answer | None) -> float | None:
    for source in (answer.get("format", {}), *(stream or {} for stream in streams)):
        try:
            seconds = float(source.get("duration", "nan"))
        except ValueError:
            continue
        if math.isfinite(seconds) and seconds > 0:
            return seconds
    return None


def _read_picture(stream: Answer) -> Picture:
    rotation = _rotation(stream)
    shape = _fraction(stream.get("sample_aspect_ratio", "").replace(":", "/")) or Fraction(1)
    stored_width, stored_height = int(stream["width"]), int(stream["height"])
    if not Fraction(1, 16) < shape < 16:
        shape = Fraction(1)
    # The side that the pixel shape widens grows; the other is kept, so that nothing is thrown away.
    width, height = max(1, round(stored_width * shape)), stored_height
    is_turned = rotation % 180 == 90
    interlaced = stream.get("field_order") in {"tt", "bb", "tb", "bt"}
    average = _fraction(stream.get("avg_frame_rate", "")) or Fraction(0)
    base = _fraction(stream.get("r_frame_rate", "")) or Fraction(0)
    is_variable = bool(average and base) and not interlaced and abs(base - average) > base / 20
    return Picture(
        index=stream["index"],
        codec=stream.get("codec_name", ""),
        width_px=height if is_turned else width,
        height_px=width if is_turned else height,
        stored_height_px=stored_height,
        frame_rate=_rendition_rate(average, base, is_variable=is_variable),
        holds_frames=is_variable or average < SLOW_RATE,
        is_interlaced=interlaced,
        is_turned=rotation % 360 != 0,
        transfer=stream.get("color_transfer", ""),
        primaries=stream.get("color_primaries", ""),
        matrix=stream.get("color_space", ""),
    )


def _rotation(stream: Answer) -> int:
    for side in stream.get("side_data_list", []):
        if "rotation" in side:
            return round(float(side["rotation"]) / 90) * 90
    return 0


def _rendition_rate(average: Fraction, base: Fraction, *, is_variable: bool) -> Fraction:
    rate = average or base or Fraction(25)
    if is_variable:
        # A phone's bursts keep their smoothness: the base rate if it is one that films have, else 30.
        rate = base if 20 <= base <= 60 else Fraction(30)
    while rate > 61:
        rate /= 2
    # A slide show repeats its pictures: players and seeking need frames.
    return max(rate, SLOW_RATE).limit_denominator(1001)


def _fraction(text: str) -> Fraction | None:
    try:
        value = Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None
    return value if value > 0 else None
