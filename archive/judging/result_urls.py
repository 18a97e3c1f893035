"""The address of a round's public result."""

from django.urls import path

from archive.judging.views import results

app_name = "results"
urlpatterns = [path("<uuid:round_uuid>/", results.round_result, name="round")]
