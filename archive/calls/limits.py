"""What a category takes, in words: how many files, how long, how large, how many a unit. For the call and the desk."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.calls.models import Category
from media_pipeline.enums import Medium

UNITS = (("GB", 1024**3), ("MB", 1024**2), ("KB", 1024))


def duration_in_words(seconds: int) -> str:
    """Return '15 seconds', '5 minutes' or '1 minute 30 seconds'."""
    minutes, rest = divmod(seconds, 60)
    parts = []
    if minutes:
        parts.append(ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes})
    if rest or not minutes:
        parts.append(ngettext("%(count)d second", "%(count)d seconds", rest) % {"count": rest})
    return " ".join(parts)


def size_in_words(size_bytes: int) -> str:
    """Return '4 GB', '1.5 MB'; units of 1024, at most one decimal."""
    for unit, worth in UNITS:
        if size_bytes >= worth:
            return f"{size_bytes / worth:.1f}".removesuffix(".0") + f" {unit}"
    return f"{size_bytes} B"


def _files(category: Category) -> str:
    least, most = category.min_files, category.max_files
    if most == 0:
        return _("typed here, no file")
    if least == 0:
        return ngettext("a file may come with it", "up to %(most)d files may come with it", most) % {"most": most}
    values = {"least": least, "most": most}
    if category.medium == Medium.IMAGE:
        if least == most:
            return ngettext("%(most)d picture", "%(most)d pictures", most) % values
        return _("%(least)d to %(most)d pictures") % values
    if category.medium == Medium.VIDEO:
        if least == most:
            return ngettext("%(most)d film", "%(most)d films", most) % values
        return _("%(least)d to %(most)d films") % values
    if least == most:
        return ngettext("%(most)d file", "%(most)d files", most) % values
    return _("%(least)d to %(most)d files") % values


def _length(category: Category) -> str:
    least, most = category.min_seconds, category.max_seconds
    if least and most:
        return _("%(least)s to %(most)s long") % {
            "least": duration_in_words(least),
            "most": duration_in_words(most),
        }
    if most:
        return _("up to %(most)s long") % {"most": duration_in_words(most)}
    if least:
        return _("at least %(least)s long") % {"least": duration_in_words(least)}
    return ""


def limits_in_words(category: Category) -> list[str]:
    """Return what a category takes, one phrase a limit, in the page's language; a text begins with its medium."""
    medium = "" if category.medium in {Medium.IMAGE, Medium.VIDEO} else str(category.get_medium_display())
    words = [medium, _files(category), _length(category)]
    if category.max_files:
        words.append(_("up to %(size)s a file") % {"size": size_in_words(category.max_file_bytes)})
    if category.asks_size:
        words.append(_("with its size in cm"))
    if category.asks_text and category.medium == Medium.IMAGE:
        words.append(_("with its transcription"))
    if category.quota_per_unit:
        words.append(
            ngettext("%(count)d work a unit", "%(count)d works a unit", category.quota_per_unit)
            % {"count": category.quota_per_unit}
        )
    return [word for word in words if word]
