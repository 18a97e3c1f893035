"""Views of the judging desk, the chair's board and the public result."""
