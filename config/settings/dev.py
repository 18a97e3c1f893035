"""One machine, from `make run`: everything under var/, no secret needed."""

from config.environment import read_text
from config.settings.base import *  # noqa: F403 -- settings modules extend each other

DEBUG = False
SECRET_KEY = read_text("SECRET_KEY", "for-one-machine-only-never-on-a-network-0123456789abcdef")
