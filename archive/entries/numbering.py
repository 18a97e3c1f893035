"""Entry numbers: category code, year, a running number of six digits, as in SF-2021-000317."""


def entry_number(category_code: str, year: int, running: int) -> str:
    """Return the number of the `running`-th entry of a category."""
    return f"{category_code}-{year}-{running:06d}"
