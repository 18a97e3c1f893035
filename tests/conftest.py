"""What every test has: storages and uploads in a temporary folder of its own."""

from pathlib import Path
from typing import Any

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from config.storages import media_storages


@pytest.fixture(autouse=True)
def _temporary_storage(settings: Any, tmp_path: Path) -> None:
    """Keep originals, renditions and uploads away from var/."""
    settings.STORAGES = {
        **settings.STORAGES,
        **media_storages(f"file://{tmp_path / 'media'}", base_url="http://testserver"),
    }
    settings.UPLOAD_DIR = tmp_path / "uploads"


TOGETHER = ("tests/browser/", "tests/media_pipeline/test_s3.py")  # what shares one running product, one S3 server


class SharingScheduling(LoadScopeScheduling):
    """Gives tests that share a server to one process. (xdist's own groups do nothing since pytest 9.2.)"""

    def _split_scope(self, nodeid: str) -> str:
        return next((shared for shared in TOGETHER if nodeid.startswith(shared)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> SharingScheduling:
    """Hand out the tests of a run with several processes."""
    return SharingScheduling(config, log)
