"""Addresses of the app `judging`."""

from django.urls import URLPattern

app_name = "judging"
urlpatterns: list[URLPattern] = []
