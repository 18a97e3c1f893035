"""What every test has: storages and uploads in a temporary folder of its own."""

from pathlib import Path

import pytest
from django.core.files.storage import storages
from pytest_django.fixtures import SettingsWrapper


@pytest.fixture(autouse=True)
def _temporary_storage(settings: SettingsWrapper, tmp_path: Path) -> None:
    """Keep originals, renditions and uploads away from var/."""
    from config.storages import media_storages

    settings.STORAGES = {
        **settings.STORAGES,
        **media_storages(f"file://{tmp_path / 'media'}", base_url="http://testserver"),
    }
    settings.UPLOAD_DIR = tmp_path / "uploads"
    storages._storages = {}
    storages.__dict__.pop("backends", None)
