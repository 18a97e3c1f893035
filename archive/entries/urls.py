"""Addresses of the submission desk, under /submit/."""

from django.urls import path

from archive.entries import views

app_name = "entries"
urlpatterns = [
    path("", views.home, name="home"),
    path("new/", views.start, name="start"),
    path("unit/", views.unit_board, name="unit_board"),
    path("<uuid:uuid>/", views.detail, name="detail"),
    path("<uuid:uuid>/edit/", views.edit, name="edit"),
    path("<uuid:uuid>/save/", views.autosave, name="autosave"),
    path("<uuid:uuid>/files/", views.files, name="files"),
    path("<uuid:uuid>/files/<uuid:file>/remove/", views.remove_file, name="remove_file"),
    path("<uuid:uuid>/forward/", views.move, {"verb": "forward"}, name="forward"),
    path("<uuid:uuid>/return/", views.move, {"verb": "return"}, name="return"),
    path("<uuid:uuid>/withdraw/", views.move, {"verb": "withdraw"}, name="withdraw"),
]
