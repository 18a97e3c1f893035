"""What a person reads about a file: its format, size as displayed, length and weight, in one line."""

from django.template.defaultfilters import filesizeformat

from media_pipeline.models import Original


def clock(seconds: float) -> str:
    """Return a length as people write it: 3:05, 1:02:09."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def facts_line(original: Original) -> str:
    """Return for example 'JPEG · 6000 × 4000 · 12.3 MB'; what isn't known yet is left out."""
    facts = [
        original.format.upper(),
        f"{original.width_px} × {original.height_px}" if original.width_px and original.height_px else "",
        clock(original.duration_seconds) if original.duration_seconds else "",
        filesizeformat(original.size_bytes),
    ]
    return " · ".join(fact for fact in facts if fact)
