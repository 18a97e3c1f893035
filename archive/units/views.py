"""Signing in and out, and the fork that leads a person to their desk."""

from typing import cast

from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from archive.units.enums import Role
from archive.units.models import User
from archive.units.rules import can_enter_cms, has_role


def person_of(request: HttpRequest) -> User:
    """Return the signed-in person; views that call this let nobody else in."""
    return cast("User", request.user)


def posted(request: HttpRequest, name: str) -> str:
    """Return what was typed or chosen under the name, '' if nothing was; without NUL, which PostgreSQL refuses."""
    return request.POST.get(name, "").replace("\0", "")


class SignIn(auth_views.LoginView):
    """The one sign-in page for the desks and the CMS."""

    template_name = "units/sign_in.html"
    redirect_authenticated_user = True


class SignOut(auth_views.LogoutView):
    """Sign out by POST, then home."""


@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """Lead to the desk of the person's role; with several, offer them."""
    places = []
    if has_role(request.user, [Role.UPLOADER, Role.COORDINATOR]):
        places.append("entries:home")
    if has_role(request.user, [Role.JUDGE, Role.CHAIR]):
        places.append("judging:home")
    if can_enter_cms(request.user):
        places.append("wagtailadmin_home")
    if len(places) == 1:
        return redirect(places[0])
    return render(request, "units/desk.html", {"places": places})
