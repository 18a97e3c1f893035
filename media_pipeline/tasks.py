"""Background jobs of the pipeline: an id in, one operation called. Safe to run twice."""

from uuid import UUID

from django_tasks import task


@task(queue_name="media")
def prepare(original_id: str) -> None:
    """Make an original's renditions."""
    from media_pipeline.operations import prepare_original  # noqa: PLC0415 -- operations import this module

    prepare_original(UUID(original_id))
