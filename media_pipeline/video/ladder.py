"""Which rungs a film gets, and the one ffmpeg command that makes them all from one decode. Values in, values out.

Plain argument lists, not ffmpeg-python: the whole command is one list that can be read, and run by hand.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from media_pipeline.video.facts import Film, Picture, Sound, input_arguments

SEGMENT_SECONDS = 4
RUNGS_PX = (1080, 720, 480, 360)
"""Short sides, so that a portrait film is neither blown up nor starved."""

LOWEST_FULL_RUNG_PX = 480
STORYBOARD_SIDE_PX = 160
STORYBOARD_FRAMES = 100
SHORTEST_STORYBOARD_STEP_SECONDS = 2.0
POSTER_SHARES = (0.1, 0.3, 0.5)
"""Where in the film the candidates for its poster lie."""

_QUALITY = ((1080, 22, 5000), (720, 23, 2800), (480, 24, 1400), (360, 24, 800), (0, 24, 500))
_MATRICES = {"smpte170m": "bt601", "bt470bg": "bt601", "bt709": "bt709", "bt2020nc": "bt2020", "smpte240m": "smpte240m"}


@dataclass(frozen=True)
class Rung:
    """One height of the ladder. `name` is its short side and its folder; the rate is in kbit/s."""

    name: str
    width_px: int
    height_px: int
    quality: int
    most_kilobits: int


def rungs_for(picture: Picture) -> list[Rung]:
    """Return the rungs, large to small: at least two, none larger than the film, all sides even."""
    short = min(picture.width_px, picture.height_px)
    sides = [side for side in RUNGS_PX if side <= short]
    if short <= LOWEST_FULL_RUNG_PX or len(sides) < 2:
        sides = [short, max(2, round(short * 2 / 3))]
    return [_rung(picture, short, side) for side in sides]


def storyboard_step(duration_seconds: float) -> float:
    """Return the seconds between two pictures of the storyboard: two, more for a long film."""
    return max(SHORTEST_STORYBOARD_STEP_SECONDS, math.ceil(duration_seconds / STORYBOARD_FRAMES))


def ladder_command(
    path: Path, demuxers: str, film: Film, picture: Picture, duration_seconds: float, work: Path
) -> list[str]:
    """Return the command that writes HLS rungs, poster candidates and storyboard frames into `work`.

    `work` must hold the folders `hls`, `posters` and `frames`. Nothing of the original's metadata goes along.
    """
    rungs = rungs_for(picture)
    command = ["ffmpeg", "-hide_banner", "-nostdin", "-v", "error", "-y", "-progress", "pipe:1", "-stats_period", "1"]
    command += [*input_arguments(path, demuxers), "-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn"]
    command += ["-max_muxing_queue_size", "4096", "-filter_complex"]
    command += [filter_graph(picture, film.sound, rungs, duration_seconds)]
    for number in range(len(rungs)):
        command += ["-map", f"[v{number}]"]
    if film.sound:
        command += ["-map", "[sound]", "-c:a", "aac", "-b:a", "128k"]
    command += _encoder_arguments(picture.frame_rate, rungs)
    command += _hls_arguments(rungs, has_sound=film.sound is not None, folder=work / "hls")
    still = ["-map_metadata", "-1", "-fps_mode", "passthrough", "-flags", "+bitexact"]
    command += ["-map", "[poster]", *still, "-q:v", "2", f"file:{work}/posters/%03d.jpg"]
    command += ["-map", "[board]", *still, "-q:v", "4", f"file:{work}/frames/%05d.jpg"]
    return command


def filter_graph(picture: Picture, sound: Sound | None, rungs: list[Rung], duration_seconds: float) -> str:
    """Return the graph: upright, deinterlaced, tone-mapped frames at a steady rate, split and scaled."""
    rate, matrix = picture.frame_rate, _matrix(picture)
    prepare = []
    if picture.is_interlaced:
        prepare.append("bwdif=mode=send_frame:deint=interlaced")
    prepare.append(f"fps={rate.numerator}/{rate.denominator}:start_time=0")
    if picture.holds_frames:
        prepare += ["tpad=stop=-1:stop_mode=clone", f"trim=end={duration_seconds:.3f}"]
    if picture.is_hdr:
        # Scaled first: tone mapping works in floating point and is what costs.
        prepare += [_scale(rungs[0]), *_tone_mapping(picture)]
        matrix = "bt709"
    prepare.append(f"split={len(rungs) + 1}")
    names = [f"[s{number}]" for number in range(len(rungs))]
    parts = [f"[0:{picture.index}]{','.join(prepare)}{''.join(names)}[sb]"]
    for number, rung in enumerate(rungs):
        scaled = f"{names[number]}{_scale(rung, matrix)},format=yuv420p,setsar=1"
        parts.append(f"{scaled},split=2[v0][ps]" if number == 0 else f"{scaled}[v{number}]")
    parts.append(f"[ps]select='{_poster_times(duration_seconds)}'[poster]")
    step = storyboard_step(duration_seconds)
    small = _small_size(picture)
    parts.append(
        f"[sb]select='isnan(prev_selected_t)+gte(t,prev_selected_t+{step:g})',"
        f"scale={small[0]}:{small[1]}:flags=bicubic:in_color_matrix={matrix}:out_range=pc,format=yuvj420p,setsar=1[board]"
    )
    if sound:
        parts.append(
            f"[0:{sound.index}]aresample=async=1:first_pts=0,aformat=sample_rates=48000:channel_layouts=stereo[sound]"
        )
    return ";".join(parts)


def _rung(picture: Picture, short: int, side: int) -> Rung:
    width, height = (_even(length * side / short) for length in (picture.width_px, picture.height_px))
    _side, quality, kilobits = next(row for row in _QUALITY if side >= row[0])
    if picture.frame_rate > 35:
        kilobits = kilobits * 3 // 2
    return Rung(str(side), width, height, quality, kilobits)


def _even(length: float) -> int:
    # Down for a whole odd number, so that nothing is enlarged; else the nearest.
    return max(2, int(length) // 2 * 2 if length == int(length) else round(length / 2) * 2)


def _small_size(picture: Picture) -> tuple[int, int]:
    scale = min(1.0, STORYBOARD_SIDE_PX / max(picture.width_px, picture.height_px))
    return _even(round(picture.width_px * scale)), _even(round(picture.height_px * scale))


def _scale(rung: Rung, matrix: str = "") -> str:
    colours = f":in_color_matrix={matrix}:out_color_matrix=bt709:out_range=tv" if matrix else ""
    return f"scale={rung.width_px}:{rung.height_px}:flags=bicubic{colours}"


def _matrix(picture: Picture) -> str:
    # Without a tag: what players assume, by the height of the stored picture.
    return _MATRICES.get(picture.matrix, "bt709" if picture.stored_height_px >= 720 else "bt601")


def _tone_mapping(picture: Picture) -> list[str]:
    primaries = picture.primaries if picture.primaries in {"bt2020", "bt709", "smpte432"} else "bt2020"
    matrix = picture.matrix if picture.matrix in {"bt2020nc", "bt2020c", "bt709"} else "bt2020nc"
    return [
        f"zscale=tin={picture.transfer}:pin={primaries}:min={matrix}:t=linear:npl=203",
        "format=gbrpf32le",
        "zscale=p=bt709",
        "tonemap=mobius:desat=0",
        "zscale=t=bt709:m=bt709:r=tv",
        "format=yuv420p",
    ]


def _poster_times(duration_seconds: float) -> str:
    # The first frame comes at once (until every output has one, ffmpeg reports no progress) and is the last resort.
    times = [duration_seconds * share for share in POSTER_SHARES]
    later = "+".join(f"gte(t,{time:.3f})*lt(prev_selected_t,{time:.3f})" for time in times)
    return f"isnan(prev_selected_t)+{later}"


def _encoder_arguments(rate: Fraction, rungs: list[Rung]) -> list[str]:
    # Key frames by time, so that the segments of all rungs are cut at the same instants whatever the rate.
    group = math.ceil(SEGMENT_SECONDS * rate) + 2
    arguments = ["-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-pix_fmt", "yuv420p"]
    arguments += ["-g", str(group), "-sc_threshold", "0"]
    arguments += ["-force_key_frames", f"expr:gte(t,n_forced*{SEGMENT_SECONDS})"]
    arguments += ["-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"]
    arguments += ["-flags:v", "+bitexact", "-flags:a", "+bitexact"]
    for number, rung in enumerate(rungs):
        arguments += [f"-crf:v:{number}", str(rung.quality), f"-maxrate:v:{number}", f"{rung.most_kilobits}k"]
        arguments += [f"-bufsize:v:{number}", f"{2 * rung.most_kilobits}k"]
    return arguments


def _hls_arguments(rungs: list[Rung], *, has_sound: bool, folder: Path) -> list[str]:
    group = ",agroup:audio" if has_sound else ""
    variants = [f"v:{number}{group},name:{rung.name}" for number, rung in enumerate(rungs)]
    if has_sound:
        variants.append("a:0,agroup:audio,default:yes,name:audio")
    arguments = ["-f", "hls", "-hls_time", str(SEGMENT_SECONDS), "-hls_playlist_type", "vod"]
    arguments += ["-hls_segment_type", "fmp4", "-hls_flags", "independent_segments"]
    arguments += ["-var_stream_map", " ".join(variants), "-hls_fmp4_init_filename", "init_%v.mp4"]
    return [*arguments, "-hls_segment_filename", f"{folder}/%v/seg_%05d.m4s", f"{folder}/%v/index.m3u8"]
