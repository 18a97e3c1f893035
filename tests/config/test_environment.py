"""Settings from the environment."""

import stat

from config.environment import kept_secret


def test_secret_is_made_once_and_is_its_owners_alone(tmp_path):
    path = tmp_path / "secret-key"

    made = kept_secret(path)

    assert len(made) == 50
    assert kept_secret(path) == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert kept_secret(tmp_path / "another") != made
