"""The content security policy by path: strict everywhere, Wagtail's own on the CMS's path."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Send the strict policy, but under `CMS_PATH` the one that Wagtail's inline scripts need."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Choose the policy by the request's path, then let django-csp write the header."""
        if request.path.startswith(settings.CMS_PATH):
            response._csp_replace = settings.CMS_CONTENT_SECURITY_POLICY["DIRECTIVES"]  # type: ignore[attr-defined]
        return super().process_response(request, response)
