"""Addresses of the app `exhibitions`."""

from django.urls import URLPattern

app_name = "exhibitions"
urlpatterns: list[URLPattern] = []
