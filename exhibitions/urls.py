"""Addresses of the public site that are no Wagtail pages."""

from django.urls import path

from exhibitions import views

app_name = "exhibitions"
urlpatterns = [path("search/", views.search, name="search")]
