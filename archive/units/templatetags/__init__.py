"""Template tags of the lowest app, so that every template may load them."""
