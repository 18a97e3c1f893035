"""How WebVTT writes things. Imports nothing, since the image child uses it, too."""


def timestamp(seconds: float) -> str:
    """Return seconds as WebVTT writes an instant."""
    thousandths = round(seconds * 1000)
    minutes, thousandths = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{thousandths // 1000:02d}.{thousandths % 1000:03d}"
