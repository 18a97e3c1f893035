"""Addresses of the submission desk, under /submit/."""

from django.urls import path

from archive.entries.views import board, desk, form

app_name = "entries"
urlpatterns = [
    path("", desk.home, name="home"),
    path("new/", desk.start, name="start"),
    path("unit/", board.unit_board, name="unit_board"),
    path("<uuid:uuid>/", desk.detail, name="detail"),
    path("<uuid:uuid>/edit/", form.edit, name="edit"),
    path("<uuid:uuid>/save/", form.autosave, name="autosave"),
    path("<uuid:uuid>/files/", form.files, name="files"),
    path("<uuid:uuid>/files/<uuid:file>/remove/", form.remove_file, name="remove_file"),
    path("<uuid:uuid>/forward/", board.move, {"verb": "forward"}, name="forward"),
    path("<uuid:uuid>/return/", board.move, {"verb": "return"}, name="return"),
    path("<uuid:uuid>/withdraw/", desk.withdraw, name="withdraw"),
]
