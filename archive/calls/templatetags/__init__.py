"""Template tags about instants, for every app from calls upward."""
