"""Everything that decodes a picture. Runs in a child process (`python -m media_pipeline.images`), one file each.

Only `sandbox` runs in the worker or the web process; the other modules run in the child, import neither Django nor
anything that does, and hand their answer back as JSON. A decoder that crashes takes nothing else along.
"""
