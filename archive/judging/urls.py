"""Addresses of the judging desk."""

from django.urls import path

from archive.judging.views import chair, desk

app_name = "judging"
urlpatterns = [
    path("", desk.home, name="home"),
    path("work/<uuid:assignment_uuid>/", desk.work, name="work"),
    path("work/<uuid:assignment_uuid>/score/", desk.save, name="save"),
    path("work/<uuid:assignment_uuid>/step-back/", desk.step_back, name="step_back"),
    path("light-table/<uuid:round_uuid>/", desk.light_table, name="light_table"),
    path("sign/<uuid:round_uuid>/", desk.sign, name="sign"),
    path("chair/<uuid:round_uuid>/", chair.board, name="chair"),
    path("chair/<uuid:round_uuid>/close/", chair.close, name="close"),
    path("chair/<uuid:round_uuid>/settle/", chair.settle, name="settle"),
    path("chair/<uuid:round_uuid>/publish/", chair.publish, name="publish"),
]
