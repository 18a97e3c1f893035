"""The submission desk: what an uploader sees (desk.py), the entry form (form.py), the coordinator's board (board.py)."""
