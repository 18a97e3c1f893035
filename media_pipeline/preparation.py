"""Makes every rendition of one file into a folder. Called by the worker and by `manage.py ingest`.

Knows paths, not models. The same file and the same recipe give the same names and layout.
"""

from collections.abc import Callable
from pathlib import Path

from media_pipeline.audio import prepare_recording
from media_pipeline.enums import Medium
from media_pipeline.images.sandbox import render_image
from media_pipeline.made import Made, Prepared, made_file
from media_pipeline.probing import Probe
from media_pipeline.video.captions import srt_to_vtt
from media_pipeline.video.facts import ask_ffprobe, read_film
from media_pipeline.video.film import prepare_film

__all__ = ["RECIPE_VERSION", "Made", "Prepared", "prepare"]

RECIPE_VERSION = 1
"""Raised whenever the renditions change, so that older ones can be found and made again."""

_ALL_DEMUXERS = "mov,matroska,avi,mpegts,mpeg,mxf,asf,ogg,flv,wav,w64,mp3,flac,aac,aiff"


def prepare(path: Path, probe: Probe, out: Path, *, on_progress: Callable[[float], None]) -> Prepared:
    """Make the renditions of the probed file under `out` (created if need be) and return what was made.

    `out` must be empty. `on_progress` is called with fractions, 0 to 1, never falling. Raises RefusedFile for a file
    that turns out damaged, ToolFailed where a program of ours failed; what lies in `out` then is worth nothing.
    """
    out.mkdir(parents=True, exist_ok=True)
    if probe.medium is Medium.IMAGE:
        prepared = _prepare_image(path, probe, out, on_progress)
    elif probe.medium is Medium.TEXT:
        prepared = _prepare_text(probe, out)
    else:
        prepared = _prepare_streams(path, probe, out, on_progress)
    on_progress(1.0)
    return prepared


def _prepare_image(path: Path, probe: Probe, out: Path, on_progress: Callable[[float], None]) -> Prepared:
    answer = render_image(path, probe.format, out, on_progress)
    return Prepared(tuple(Made(**record) for record in answer["made"]), answer["colour"], answer["placeholder"])


def _prepare_text(probe: Probe, out: Path) -> Prepared:
    (out / "text.txt").write_text(probe.text + "\n", encoding="utf-8", newline="\n")
    made = [made_file(out, "text.txt", name="text", kind="text", mime="text/plain; charset=utf-8")]
    if probe.format in {"srt", "vtt"}:
        captions = srt_to_vtt(probe.lines) if probe.format == "srt" else probe.text + "\n"
        (out / "captions.vtt").write_text(captions, encoding="utf-8", newline="\n")
        made.append(made_file(out, "captions.vtt", name="captions", kind="captions", mime="text/vtt"))
    return Prepared(tuple(made))


def _prepare_streams(path: Path, probe: Probe, out: Path, on_progress: Callable[[float], None]) -> Prepared:
    demuxers = probe.metadata.get("demuxers", _ALL_DEMUXERS)
    # The answer of the one ffprobe run; a probe that was stored without it costs another.
    film = read_film(probe.metadata.get("ffprobe") or ask_ffprobe(path, demuxers))
    duration = probe.duration_seconds or film.duration_seconds or 0.0
    make = prepare_film if probe.medium is Medium.VIDEO else prepare_recording
    return make(path, demuxers, film, duration, out, on_progress)
