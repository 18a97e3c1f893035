"""Saves the pictures of a work as JPEG, with the colour profile and camera data it is meant to carry."""

from pathlib import Path

import numpy as np
from PIL import Image

from demo.art import files
from demo.art.worksheet import Recipe, Scale


def save_work(recipe: Recipe, made: np.ndarray | list[np.ndarray], folder: Path, scale: Scale) -> list[Path]:
    """Save one array (h, w, 3), or a list of them, and return the paths in order."""
    arrays = made if isinstance(made, list) else [made]
    paths = []
    for i, array in enumerate(arrays):
        picture = files.to_image(array)
        if scale == "full" and recipe.enlarged != 1:
            picture = files.enlarge(picture, recipe.enlarged)
        tail = f"_{i + 1}" if len(arrays) > 1 else ""
        paths.append(save_picture(recipe, picture, folder / f"{recipe.sheet.id}{tail}.jpg", i))
    return paths


def save_picture(recipe: Recipe, picture: Image.Image, path: Path, index: int) -> Path:
    """Write the picture as its camera would have: lying, with camera data, where the recipe says so."""
    camera = recipe.camera
    if camera is None:
        return files.save_jpeg(picture, path, quality=88, icc=files.srgb_profile())
    if camera.lying:
        picture = picture.transpose(Image.Transpose.ROTATE_90)
    exif = files.camera_data(
        taken=f"{recipe.sheet.made_on:%Y:%m:%d} {5 + index * 3:02d}:12:30",
        model="DO-21",
        lens="Demo 35mm F1.8",
        focal=35,
        aperture=2.8,
        shutter=(1, 60),
        iso=800,
        orientation=6 if camera.lying else 1,
        position=camera.position,
    )
    icc = files.display_p3_profile() if camera.wide_gamut else files.srgb_profile()
    return files.save_jpeg(picture, path, quality=88, exif=exif, icc=icc)
