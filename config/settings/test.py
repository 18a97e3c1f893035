"""The test suite: the same product, with a fast password hash and storage in a temporary folder (tests/conftest.py)."""

from config.settings.base import *  # noqa: F403 -- settings modules extend each other

DEBUG = False
SECRET_KEY = "for-tests-only"  # noqa: S105 -- signs nothing outside a test run
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_AUTOREFRESH = True
AXES_ENABLED = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
