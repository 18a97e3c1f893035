"""Makes a recording's renditions: an M4A that every browser plays, and the peaks of its waveform. One decode."""

import json
import tempfile
from array import array
from collections.abc import Callable
from pathlib import Path

from media_pipeline.exceptions import ToolFailed
from media_pipeline.made import Made, Prepared, made_file
from media_pipeline.runner import film_limits, run_checked
from media_pipeline.video.facts import Film, input_arguments
from media_pipeline.video.film import progress_reader, refuse_damaged

PEAKS = 800
_PEAK_RATE_HZ = 4000


def prepare_recording(
    path: Path, demuxers: str, film: Film, duration_seconds: float, out: Path, on_progress: Callable[[float], None]
) -> Prepared:
    """Make the renditions of a recording under `out`. Raises RefusedFile for a damaged one, ToolFailed for ours."""
    if film.sound is None:
        raise ValueError("a recording without a sound track is no recording")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="work-", dir=out) as folder:
        samples = Path(folder).resolve() / "samples.raw"
        command = ["ffmpeg", "-hide_banner", "-nostdin", "-v", "error", "-y", "-progress", "pipe:1"]
        command += [
            "-stats_period",
            "1",
            *input_arguments(path, demuxers),
            "-map_metadata",
            "-1",
            "-map_chapters",
            "-1",
        ]
        track = f"0:{film.sound.index}"
        command += ["-map", track, "-c:a", "aac", "-b:a", "128k", "-ac", "2", "-ar", "48000", "-fflags", "+bitexact"]
        command += ["-flags:a", "+bitexact", "-movflags", "+faststart", f"file:{(out / 'recording.m4a').resolve()}"]
        command += ["-map", track, "-ac", "1", "-ar", str(_PEAK_RATE_HZ), "-f", "s16le", f"file:{samples}"]
        try:
            run_checked(
                command,
                limits=film_limits(duration_seconds),
                on_line=progress_reader(duration_seconds, on_progress, 0.97),
            )
        except ToolFailed as error:
            raise refuse_damaged(error) from error
        _write_peaks(samples, out / "waveform.json")
    return Prepared(
        (
            made_file(out, "recording.m4a", name="m4a", kind="m4a", mime="audio/mp4"),
            _waveform(out),
        )
    )


def _waveform(out: Path) -> Made:
    return made_file(out, "waveform.json", name="waveform", kind="waveform", mime="application/json")


def _write_peaks(samples_file: Path, target: Path) -> None:
    samples = array("h")
    samples.frombytes(samples_file.read_bytes())
    count = min(PEAKS, len(samples)) or 1
    peaks = []
    for number in range(count):
        part = samples[number * len(samples) // count : (number + 1) * len(samples) // count]
        peaks.append(round(max(abs(min(part)), abs(max(part))) / 32768, 3) if part else 0)
    duration = round(len(samples) / _PEAK_RATE_HZ, 3)
    target.write_text(json.dumps({"duration_seconds": duration, "peaks": peaks}), encoding="utf-8")
