"""Ink landscapes: ridges laid from far to near, each with its wash, its texture strokes 皴 and its mist."""
