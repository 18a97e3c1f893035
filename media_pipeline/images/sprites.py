"""Pictures that come out of a film: its poster in all sizes, and the storyboard sprite. Runs in the child only."""

from pathlib import Path
from typing import Any

import pyvips

from media_pipeline.images.renditions import file_record, fitted, render_extras, write_image
from media_pipeline.images.sizes import Size
from media_pipeline.webvtt import timestamp

POSTER_WIDTHS = (640, 1280)
SPRITE_COLUMNS = 10


def render_poster(frames: Path, out: Path) -> dict[str, Any]:
    """Choose the liveliest of the frames as the poster and make its renditions, share card and square.

    The first frame is the last resort: films open in black. Returns records, main colour and placeholder.
    """
    paths = sorted(frames.glob("*.jpg"))
    chosen = max(paths[1:] or paths, key=_liveliness)
    image = pyvips.Image.new_from_file(str(chosen), fail_on="error").copy_memory()
    widths = [width for width in POSTER_WIDTHS if width < image.width] or [image.width]
    if widths[-1] < image.width <= POSTER_WIDTHS[-1]:
        widths.append(image.width)
    made = [{**write_image(image, out, "jpeg", "poster.jpg", "poster"), "kind": "poster"}]
    for width in widths:
        scaled = fitted(image, Size(width, width, max(1, round(image.height * width / image.width))))
        for kind, suffix in (("avif", "avif"), ("webp", "webp"), ("jpeg", "jpg")):
            name = f"poster-{kind}-{width}"
            made.append({**write_image(scaled, out, kind, f"poster/{width}.{suffix}", name), "kind": "poster"})
    extras, colour, placeholder = render_extras(image, out)
    return {"made": made + extras, "colour": colour, "placeholder": placeholder}


def join_storyboard(frames: Path, out: Path, step_seconds: float, duration_seconds: float) -> dict[str, Any]:
    """Join small frames, one each `step_seconds`, to one sprite with a WebVTT file that says where each lies."""
    images = [pyvips.Image.new_from_file(str(path)) for path in sorted(frames.glob("*.jpg"))]
    width, height = images[0].width, images[0].height
    sprite = pyvips.Image.arrayjoin(images, across=min(SPRITE_COLUMNS, len(images)))
    folder = out / "storyboard"
    folder.mkdir(parents=True, exist_ok=True)
    sprite.jpegsave(str(folder / "sprite.jpg"), Q=70, optimize_coding=True, keep="none")
    cues = ["WEBVTT"]
    for number in range(len(images)):
        start = number * step_seconds
        end = duration_seconds if number == len(images) - 1 else start + step_seconds
        left, top = number % SPRITE_COLUMNS * width, number // SPRITE_COLUMNS * height
        times = f"{timestamp(start)} --> {timestamp(max(end, start + 0.001))}"
        cues.append(f"{times}\nsprite.jpg#xywh={left},{top},{width},{height}")
    (folder / "storyboard.vtt").write_text("\n\n".join(cues) + "\n")
    picture = file_record(out, "storyboard-sprite", "storyboard", "storyboard/sprite.jpg", "image/jpeg", sprite)
    list_of_cues = file_record(out, "storyboard", "storyboard", "storyboard/storyboard.vtt", "text/vtt", images[0])
    return {"made": [picture, list_of_cues]}


def _liveliness(path: Path) -> float:
    return float(pyvips.Image.new_from_file(str(path), fail_on="error").colourspace("b-w").deviate())
