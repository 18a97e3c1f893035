"""The configuration as an app, so that it can hold commands that start the whole product."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Holds `serve`, which runs web server and worker together."""

    name = "config"
    label = "zhancang_config"
