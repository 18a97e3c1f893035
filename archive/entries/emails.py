"""Messages about entries, composed from templates, in Chinese first and then in English."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from archive.entries.models import Entry

LANGUAGES = ("zh-hans", "en")


@dataclass(frozen=True)
class Message:
    """Subject and text of a mail."""

    subject: str
    body: str


def receipt(entry: Entry) -> Message:
    """Compose the receipt: number, time, fingerprints, what comes next. One query beyond the entry with its relations."""
    files = list(entry.work.files.select_related("original"))
    subjects, bodies = [], []
    for language in LANGUAGES:
        with translation.override(language):
            context = {
                "entry": entry,
                "files": files,
                "url": f"{settings.BASE_URL}{entry.get_absolute_url()}",
                "is_forwarded": entry.state != "submitted",
            }
            subjects.append(render_to_string("emails/receipt_subject.txt", context).strip())
            bodies.append(render_to_string("emails/receipt.txt", context).strip())
    return Message(subjects[0], "\n\n----\n\n".join(bodies) + "\n")
