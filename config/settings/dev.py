"""One machine, from `make run`: everything under var/, its secret too, which is made the first time."""

from config.environment import kept_secret, read_text
from config.settings.base import *  # noqa: F403 -- settings modules extend each other

DEBUG = False
SECRET_KEY = read_text("SECRET_KEY", "") or kept_secret(VAR_DIR / "secret-key")  # noqa: F405
