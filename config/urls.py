"""Every address of the product. The CMS has one language per user; public and desk pages have `/en/` for English."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from archive.units.cms_account import CmsAccountView

urlpatterns: list[URLPattern | URLResolver] = [
    path("cms/account/", require_admin_access(CmsAccountView.as_view())),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("files/", include("media_pipeline.urls")),
]
urlpatterns += i18n_patterns(
    path("", include("archive.units.urls")),
    path("submit/", include("archive.entries.urls")),
    path("judge/", include("archive.judging.urls")),
    path("results/", include("archive.judging.result_urls")),
    path("calls/", include("archive.calls.urls")),
    path("", include("exhibitions.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
