"""The works of the demo, one module per medium, each a tuple of recipes."""

from demo.art.catalogue import calligraphy, film, fine_art, photography, writing
from demo.art.worksheet import Recipe, WorkSheet

RECIPES: tuple[Recipe, ...] = (
    *calligraphy.RECIPES,
    *fine_art.RECIPES,
    *photography.RECIPES,
    *writing.RECIPES,
    *film.RECIPES,
)


def catalogue() -> list[WorkSheet]:
    """List every work of the demo, without its files."""
    return [recipe.sheet for recipe in RECIPES]
