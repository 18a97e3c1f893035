"""The child: does one thing to one picture and prints one JSON object a line, the answer being the last.

Called by `sandbox` as `python -m media_pipeline.images ACTION PATH FORMAT [OUT]`. Exit status 0 also for a refusal.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pyvips

from media_pipeline.images.inspection import inspect
from media_pipeline.images.opening import Refusal, open_image
from media_pipeline.images.renditions import render_extras, render_sizes
from media_pipeline.images.sizes import TILED_FROM_PX
from media_pipeline.images.sprites import join_storyboard, render_poster
from media_pipeline.images.tiles import cut_tiles


def tell(answer: dict[str, Any]) -> None:
    """Print one line for the parent."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def render(path: Path, file_format: str, out: Path) -> dict[str, Any]:
    """Make all renditions of a picture and return their records, the main colour and the placeholder."""
    opened = open_image(path, file_format)
    turned = opened.orientation >= 5
    width, height = opened.image.width, opened.image.height
    if turned:
        width, height = height, width
    has_tiles = max(width, height) > TILED_FROM_PX
    share_of_sizes = 0.7 if has_tiles else 0.95
    made, image = render_sizes(
        opened, width, height, out, lambda fraction: tell({"progress": fraction * share_of_sizes})
    )
    extras, colour, placeholder = render_extras(image, out)
    made.extend(extras)
    if has_tiles:
        full_sizes = [record for record in reversed(made) if record["name"].startswith("jpeg-")]
        made.append(cut_tiles(open_image(path, file_format), out, full_sizes))
    return {"made": made, "colour": colour, "placeholder": placeholder}


def answer_to(action: str, *arguments: str) -> dict[str, Any]:
    """Return the answer to one request."""
    match action, arguments:
        case "inspect", [path, file_format]:
            return inspect(Path(path), file_format)
        case "render", [path, file_format, out]:
            return render(Path(path), file_format, Path(out))
        case "poster", [frames, out]:
            return render_poster(Path(frames), Path(out))
        case "storyboard", [frames, out, step_seconds, duration_seconds]:
            return join_storyboard(Path(frames), Path(out), float(step_seconds), float(duration_seconds))
    raise SystemExit(f"no such action: {action} {arguments}")


def main() -> None:
    """Answer the request on the command line."""
    try:
        tell({"answer": answer_to(*sys.argv[1:])})
    except Refusal as refusal:
        tell({"refused": refusal.code, "values": refusal.values})
    except MemoryError:
        tell({"refused": "too_heavy", "values": {}})
    except (pyvips.Error, OSError, SyntaxError, ValueError) as error:
        tell({"refused": "damaged", "values": {}, "detail": str(error)[:2000]})


main()
