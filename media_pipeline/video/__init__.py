"""Films: what ffprobe says about them, and the HLS ladder, poster, storyboard and captions made from them."""
