"""Background jobs on works."""

from django_tasks import task

from archive.units.models import Unit


@task()
def reindex_works_of_unit(unit_id: int) -> None:
    """Bring the search up to date after a unit got another name. Safe to run twice."""
    from archive.works import operations  # noqa: PLC0415 -- operations may queue this task

    unit = Unit.objects.filter(pk=unit_id).first()
    if unit is not None:
        operations.reindex_works_of_unit(unit)
