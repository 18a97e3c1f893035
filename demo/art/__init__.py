"""Makes the demo's works: brush writing, paintings, photographs, texts and films, all computed.

The loader calls `catalogue()` to list the works and `make_works()` to make their files. The same code gives the same
pictures on every machine. The people, places and stations are invented.
"""

from demo.art.catalogue import catalogue
from demo.art.making import WorkNotMade, make_works
from demo.art.worksheet import Scale, WorkSheet

__all__ = ["Scale", "WorkNotMade", "WorkSheet", "catalogue", "make_works"]
