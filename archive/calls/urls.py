"""Addresses of the public pages of calls."""

from django.urls import path

from archive.calls import views

app_name = "calls"
urlpatterns = [
    path("", views.call_list, name="list"),
    path("programmes/<slug:slug>/", views.programme, name="programme"),
    path("<slug:code>/", views.call_detail, name="detail"),
]
