"""Films: frames computed as arrays and piped to ffmpeg. Each maker takes (path, s) and returns the files it wrote."""
