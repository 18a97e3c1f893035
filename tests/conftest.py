"""What every test has: storages and uploads in a temporary folder of its own."""

from pathlib import Path
from typing import Any

import pytest

from config.storages import media_storages


@pytest.fixture(autouse=True)
def _temporary_storage(settings: Any, tmp_path: Path) -> None:
    """Keep originals, renditions and uploads away from var/."""
    settings.STORAGES = {
        **settings.STORAGES,
        **media_storages(f"file://{tmp_path / 'media'}", base_url="http://testserver"),
    }
    settings.UPLOAD_DIR = tmp_path / "uploads"
