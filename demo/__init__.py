"""The demo: works made on the spot, and the command that loads them."""
