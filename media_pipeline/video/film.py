"""Makes a film's renditions: HLS ladder, MP4, poster, storyboard, captions, chapters. Called by preparation.

One decode makes ladder, poster candidates and storyboard frames; the MP4 is a remux of a rung.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from media_pipeline.exceptions import RefusedFile, ToolFailed, ToolStalled
from media_pipeline.images.sandbox import join_storyboard, render_poster
from media_pipeline.made import Made, Prepared, made_file
from media_pipeline.runner import Limits, film_limits, run_checked
from media_pipeline.video.captions import chapters_to_vtt, extract_captions
from media_pipeline.video.facts import Film, Picture
from media_pipeline.video.hls import stated_duration, write_master
from media_pipeline.video.ladder import Rung, ladder_command, rungs_for, storyboard_step

MP4_SIDE_PX = 720
"""The MP4 for players without HLS is the largest rung up to this short side."""

SHARE_OF_LADDER = 0.94

_DAMAGED = _(
    "The film can't be read to its end: it is damaged or incomplete. Play it through on your computer, export it "
    "again as MP4 (H.264), and send that."
)


def prepare_film(
    path: Path, demuxers: str, film: Film, duration_seconds: float, out: Path, on_progress: Callable[[float], None]
) -> Prepared:
    """Make all renditions of a film under `out`. Raises RefusedFile for a damaged film, ToolFailed for ours."""
    picture = film.picture
    if picture is None:
        raise ValueError("a film without a picture track is no film")
    limits = film_limits(duration_seconds)
    rungs = rungs_for(picture)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="work-", dir=out) as folder:
        work = Path(folder).resolve()
        _make_ladder(path, demuxers, film, picture, duration_seconds, work, on_progress)
        write_master(
            work / "hls", rungs, picture.frame_rate, has_sound=film.sound is not None,
            language=film.sound.language if film.sound else "",
        )  # fmt: skip
        (work / "hls").rename(out / "hls")
        made = [
            made_file(out, "hls/master.m3u8", name="hls", kind="hls", mime="application/vnd.apple.mpegurl",
                      width_px=rungs[0].width_px, height_px=rungs[0].height_px),
            _make_mp4(out, rungs, limits, has_sound=film.sound is not None),
        ]  # fmt: skip
        on_progress(0.96)
        poster = render_poster(work / "posters", out)
        seconds = stated_duration(out / "hls" / rungs[-1].name)
        board = join_storyboard(work / "frames", out, storyboard_step(duration_seconds), seconds)
    made += [Made(**record) for record in poster["made"] + board["made"]]
    made += _make_captions(path, demuxers, film, out, limits)
    made += _make_chapters(film, duration_seconds, out)
    return Prepared(tuple(made), poster["colour"], poster["placeholder"])


def progress_reader(
    duration_seconds: float, on_progress: Callable[[float], None], share: float
) -> Callable[[str], None]:
    """Return a reader of ffmpeg's progress lines that reports fractions up to `share`, never falling.

    ffmpeg may say N/A, or more than the duration; neither is passed on.
    """
    latest = 0.0

    def read_line(line: str) -> None:
        nonlocal latest
        name, _equals, value = line.partition("=")
        if name == "out_time_us" and value.isdigit() and duration_seconds > 0:
            latest = max(latest, min(share, share * int(value) / 1_000_000 / duration_seconds))
            on_progress(latest)

    return read_line


def refuse_damaged(error: ToolFailed) -> RefusedFile | ToolFailed:
    """Return what a failed run over somebody's file is: the file's fault, unless it was the machine's."""
    is_ours = isinstance(error, ToolStalled) or error.exit_status is None or error.exit_status < 0
    if is_ours or "No space left" in error.detail or "Cannot allocate memory" in error.detail:
        return error
    return RefusedFile("damaged", _DAMAGED)


def _make_ladder(
    path: Path, demuxers: str, film: Film, picture: Picture, duration_seconds: float, work: Path,
    on_progress: Callable[[float], None],
) -> None:  # fmt: skip
    for name in ("hls", "posters", "frames"):
        (work / name).mkdir()
    command = ladder_command(path, demuxers, film, picture, duration_seconds, work)
    reader = progress_reader(duration_seconds, on_progress, SHARE_OF_LADDER)
    try:
        run_checked(command, limits=film_limits(duration_seconds), on_line=reader)
    except ToolFailed as error:
        raise refuse_damaged(error) from error
    _refuse_early_end(work / "hls", film, picture, duration_seconds)
    if not any((work / "posters").iterdir()) or not any((work / "frames").iterdir()):
        raise RefusedFile("damaged", _DAMAGED)


def _refuse_early_end(hls: Path, film: Film, picture: Picture, duration_seconds: float) -> None:
    # ffmpeg is content with a film that breaks off; one second and a tenth are granted to careless containers.
    folders = [hls / rungs_for(picture)[-1].name, *([hls / "audio"] if film.sound else [])]
    reached = max(stated_duration(folder) for folder in folders if (folder / "index.m3u8").exists())
    if reached < 0.9 * duration_seconds - 1:
        raise RefusedFile("damaged", _DAMAGED)


def _make_mp4(out: Path, rungs: list[Rung], limits: Limits, *, has_sound: bool) -> Made:
    rung = next((rung for rung in rungs if int(rung.name) <= MP4_SIDE_PX), rungs[-1])
    command = ["ffmpeg", "-hide_banner", "-nostdin", "-v", "error", "-y"]
    for name in [rung.name, *(["audio"] if has_sound else [])]:
        playlist = (out / "hls" / name / "index.m3u8").resolve()
        # Our own playlist, just written: the only one that is ever opened.
        command += ["-protocol_whitelist", "file,crypto", "-format_whitelist", "hls,mov", "-i", f"file:{playlist}"]
    command += ["-map", "0:v", *(["-map", "1:a"] if has_sound else []), "-c", "copy", "-map_metadata", "-1"]
    command += ["-fflags", "+bitexact", "-movflags", "+faststart", f"file:{(out / 'film.mp4').resolve()}"]
    run_checked(command, limits=limits)
    return made_file(
        out, "film.mp4", name="mp4", kind="mp4", mime="video/mp4", width_px=rung.width_px, height_px=rung.height_px
    )


def _make_captions(path: Path, demuxers: str, film: Film, out: Path, limits: Limits) -> list[Made]:
    return [
        made_file(out, f"captions/{target.name}", name=f"captions-{name}", kind="captions", mime="text/vtt")
        for name, target in extract_captions(path, demuxers, film, out / "captions", limits)
    ]


def _make_chapters(film: Film, duration_seconds: float, out: Path) -> list[Made]:
    if not film.chapters:
        return []
    (out / "chapters.vtt").write_text(chapters_to_vtt(film.chapters, duration_seconds), encoding="utf-8")
    return [made_file(out, "chapters.vtt", name="chapters", kind="chapters", mime="text/vtt")]
