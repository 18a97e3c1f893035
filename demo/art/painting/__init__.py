"""Prints, watercolour, oil and a small bronze: fine art that is not ink."""
