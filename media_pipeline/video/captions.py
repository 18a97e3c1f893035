"""Captions as WebVTT: taken out of a film, or made from an SRT file. Chapters, too."""

import re
from collections.abc import Sequence
from pathlib import Path

from media_pipeline.runner import Limits, run
from media_pipeline.video.facts import Film, input_arguments
from media_pipeline.webvtt import timestamp

_LANGUAGES = {"chi": "zh", "zho": "zh", "eng": "en", "jpn": "ja", "kor": "ko", "fre": "fr", "fra": "fr", "ger": "de",
              "deu": "de", "rus": "ru", "spa": "es"}  # fmt: skip
_SRT_TIMES = re.compile(r"^(\d{1,3}):(\d{2}):(\d{2})[,.](\d{1,3})\s*-->\s*(\d{1,3}):(\d{2}):(\d{2})[,.](\d{1,3})")


def extract_captions(path: Path, demuxers: str, film: Film, folder: Path, limits: Limits) -> list[tuple[str, Path]]:
    """Write every text caption track into `folder` as WebVTT; return language and path of each that came out.

    One run for all tracks. Captions that can't be read are left out: they never stop a film.
    """
    tracks = [captions for captions in film.captions if captions.is_text]
    if not tracks:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    command = ["ffmpeg", "-hide_banner", "-nostdin", "-v", "error", "-y", *input_arguments(path, demuxers)]
    written: list[tuple[str, Path]] = []
    for captions in tracks:
        language = language_code(captions.language)
        taken = sum(1 for name, _path in written if name.partition("-")[0] == language)
        name = f"{language}-{taken + 1}" if taken else language
        target = folder / f"{name}.vtt"
        command += ["-map", f"0:{captions.index}", "-map_metadata", "-1", "-c:s", "webvtt", "-f", "webvtt"]
        command.append(f"file:{target}")
        written.append((name, target))
    run(command, limits=limits)
    return [
        (name, target) for name, target in written if target.exists() and "-->" in target.read_text("utf-8", "replace")
    ]


def language_code(language: str) -> str:
    """Return the two-letter code that HTML wants, where there is one; 'und' for what is no code."""
    code = _LANGUAGES.get(language, language)
    return code if re.fullmatch(r"[a-z]{2,3}", code) else "und"


def srt_to_vtt(lines: Sequence[str]) -> str:
    """Return the lines of an SRT file as WebVTT; what stands outside a cue is left out, markup is shown as text."""
    cues: list[list[str]] = []
    is_inside = False
    for line in lines:
        times = _SRT_TIMES.match(line.strip())
        if times:
            parts = times.groups()
            cues.append([f"{_vtt_time(parts[:4])} --> {_vtt_time(parts[4:])}"])
            is_inside = True
        elif not line.strip():
            is_inside = False
        elif is_inside:
            cues[-1].append(line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    return "\n\n".join(["WEBVTT", *("\n".join(cue) for cue in cues)]) + "\n"


def chapters_to_vtt(chapters: Sequence[tuple[float, str]], duration_seconds: float) -> str:
    """Return chapters as WebVTT; each ends where the next begins."""
    cues = ["WEBVTT"]
    ends = [*(start for start, _title in chapters[1:]), duration_seconds]
    for number, ((start, title), end) in enumerate(zip(chapters, ends, strict=True), start=1):
        shown = title.replace("&", "&amp;").replace("<", "&lt;").replace("\n", " ") or str(number)
        cues.append(f"{timestamp(start)} --> {timestamp(max(end, start + 0.001))}\n{shown}")
    return "\n\n".join(cues) + "\n"


def _vtt_time(parts: Sequence[str]) -> str:
    hours, minutes, seconds, thousandths = parts
    return f"{int(hours):02d}:{minutes}:{seconds}.{thousandths.ljust(3, '0')}"
