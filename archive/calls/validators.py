"""Checks of plain values of a call and its categories; each error says what is wrong and where."""

import re
from collections.abc import Mapping
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.calls.enums import FieldKind

KEY = re.compile(r"^[a-z][a-z0-9_]{0,39}$")
CODE = re.compile(r"^[A-Z0-9]{1,4}$")
TEXTS = ("label_en", "help", "help_en")
KNOWN = {"key", "label", "label_en", "kind", "choices", "required", "help", "help_en"}


def validate_zone(name: str) -> None:
    """Refuse a name that is no IANA time zone, with the code `zone`."""
    if name not in available_timezones():
        raise ValidationError(_("There is no time zone %(name)s; one is Asia/Shanghai."), "zone", {"name": name})


def validate_category_code(code: str) -> None:
    """Refuse a code that cannot stand in an entry number, with the code `category_code`."""
    if not CODE.match(code):
        raise ValidationError(_("A code is 1 to 4 capital letters or digits, for example SF."), "category_code")


def validate_fields(fields: object) -> None:
    """Refuse extra fields of a category that are not shaped as Category's docstring says; code `fields`.

    Every mistake is told, each with the place of its field, counted from 1.
    """
    if not isinstance(fields, list):
        raise ValidationError(_("Extra fields are a list: [ ] when there are none."), "fields")
    errors: list[ValidationError] = []
    seen: set[str] = set()
    for place, field in enumerate(fields, start=1):
        errors += [
            ValidationError(_("Extra field %(place)d: %(mistake)s"), "fields", {"place": place, "mistake": mistake})
            for mistake in _mistakes(field, seen)
        ]
    if errors:
        raise ValidationError(errors)


def _mistakes(field: object, seen: set[str]) -> list[str]:
    """Return what is wrong with one field, as sentences. Its key is added to those seen."""
    if not isinstance(field, Mapping):
        return [_("it must be an object in braces, with “key”, “label” and “kind”.")]
    mistakes = []
    if unknown := sorted(set(field) - KNOWN):
        mistakes.append(_("“%(name)s” is not known here.") % {"name": unknown[0]})
    key = field.get("key")
    if not isinstance(key, str) or not KEY.match(key):
        mistakes.append(_("“key” must be small letters, digits and _, beginning with a letter."))
    elif key in seen:
        mistakes.append(_("the key “%(key)s” is there twice.") % {"key": key})
    else:
        seen.add(key)
    label = field.get("label")
    if not isinstance(label, str) or not label.strip():
        mistakes.append(_("“label” must be the words that people see."))
    kind = field.get("kind")
    if kind not in FieldKind.values:
        mistakes.append(_("“kind” must be one of %(kinds)s.") % {"kinds": ", ".join(FieldKind.values)})
    if kind == FieldKind.CHOICE and not _are_choices(field.get("choices")):
        mistakes.append(
            _("“choices” must be a list of [value, label] or [value, label, English label], each value once.")
        )
    if not isinstance(field.get("required", False), bool):
        mistakes.append(_("“required” must be true or false."))
    mistakes += [
        _("“%(name)s” must be text.") % {"name": name} for name in TEXTS if not isinstance(field.get(name, ""), str)
    ]
    return mistakes


def _are_choices(choices: object) -> bool:
    if not isinstance(choices, list) or not choices:
        return False
    values = []
    for choice in choices:
        if not isinstance(choice, list) or len(choice) not in {2, 3} or not all(isinstance(c, str) for c in choice):
            return False
        values.append(choice[0])
    return len(set(values)) == len(values) and all(values)
