"""Addresses of the pipeline, under /files/: uploads for their senders; renditions and cut fonts behind a signature."""

from django.urls import path

from media_pipeline import delivery_views, font_views, upload_views

app_name = "media_pipeline"
urlpatterns = [
    path("uploads/", upload_views.create, name="uploads"),
    path("uploads/<uuid:upload_id>/", upload_views.upload, name="upload"),
    path("originals/<uuid:original_id>/", upload_views.original, name="original"),
    path("r/<str:token>/<str:original_id>/<path:path>", delivery_views.rendition, name="rendition"),
    path("fonts/<slug:face>/<slug:edition>/<slug:signature>/<slug:packed>.woff2", font_views.font, name="font"),
]
