"""Wires the product: settings, addresses, servers. Imports everything; nobody imports it."""
