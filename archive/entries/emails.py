"""Messages about entries, composed from templates."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string

from archive.entries.models import Entry


@dataclass(frozen=True)
class Message:
    """Subject and text of a mail."""

    subject: str
    body: str


def receipt(entry: Entry) -> Message:
    """Compose the receipt: number, time, fingerprints. Two queries."""
    files = list(entry.work.files.select_related("original"))
    context = {"entry": entry, "files": files, "base_url": settings.BASE_URL}
    subject = render_to_string("emails/receipt_subject.txt", context).strip()
    return Message(subject, render_to_string("emails/receipt.txt", context))
