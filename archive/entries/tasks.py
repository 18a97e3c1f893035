"""Background jobs about entries: ids in, one thing done. Safe to run twice."""

from django.conf import settings
from django.core.mail import send_mail
from django_tasks import task


@task()
def send_receipt(entry_id: int) -> None:
    """Mail the receipt of a submitted entry to its uploader, in Chinese and English."""
    from archive.entries.emails import receipt  # noqa: PLC0415 -- operations import this module
    from archive.entries.models import Entry  # noqa: PLC0415 -- as above

    entry = Entry.objects.select_related("owner", "work", "call", "unit", "category").get(pk=entry_id)
    if entry.owner.email:
        message = receipt(entry)
        send_mail(message.subject, message.body, settings.DEFAULT_FROM_EMAIL, [entry.owner.email])
