"""Cuts a large picture into IIIF Image API 3 tiles that need no server (level 0). Runs in the child only."""

import json
import shutil
from pathlib import Path
from typing import Any

from media_pipeline.images.opening import Opened, on_paper, whole

TILES_ID = "urn:zhancang:tiles"
"""Stands in info.json for the public address, which is not known here; delivery puts the address in its place."""

TILE_PX = 512


def cut_tiles(opened: Opened, out: Path, full_sizes: list[dict[str, Any]]) -> dict[str, Any]:
    """Write `tiles/` with info.json and tiles, and `full/W,H/0/default.jpg` for each size; return the record.

    `full_sizes` are the records of the JPEG renditions, small to large: their files are copied, not made again.
    Source: IIIF Image API 3.0, sections 4.2, 5.4 and 6.
    """
    image = on_paper(whole(opened))
    folder = out / "tiles"
    # keep="none" also stops dzsave from writing the original's metadata into a vips-properties.xml of its own.
    # The profile is left out of tiles: their pixels are sRGB, and there are thousands of them.
    image.dzsave(str(folder), layout="iiif3", tile_size=TILE_PX, suffix=".jpg[Q=82]", keep="none")
    sizes = []
    for record in full_sizes:
        width, height = record["width_px"], record["height_px"]
        target = folder / "full" / f"{width},{height}" / "0" / "default.jpg"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(out / record["path"], target)
        sizes.append({"width": width, "height": height})
    description = folder / "info.json"
    facts = json.loads(description.read_text())
    facts |= {"id": TILES_ID, "sizes": sizes}
    description.write_text(json.dumps(facts, indent=1))
    weight = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return {
        "name": "tiles", "kind": "tiles", "path": "tiles/info.json", "mime": "application/json",
        "bytes": weight, "width_px": image.width, "height_px": image.height,
    }  # fmt: skip
