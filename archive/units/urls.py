"""Addresses of sign-in."""

from django.urls import path

from archive.units import views

app_name = "units"
urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign_in"),
    path("sign-out/", views.SignOut.as_view(), name="sign_out"),
    path("desk/", views.desk, name="desk"),
]
