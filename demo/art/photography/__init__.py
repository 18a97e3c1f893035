"""Photographs made by computation: light, grain, lens and sensor included."""
