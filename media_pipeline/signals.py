"""What the pipeline tells the apps above it.

original_prepared, original_refused: `original`.
upload_requested: `user`, `purpose`, `name`, `size_bytes`; a receiver may raise RefusedFile before a byte is taken.
upload_finished: `upload`, `original`; sent inside the transaction that makes the original.
"""

from django.dispatch import Signal

original_prepared = Signal()
original_refused = Signal()
upload_requested = Signal()
upload_finished = Signal()
