"""Who and what the demo is about, as plain data. Nothing is loaded here: `demo.loading` and `demo.progress` do that."""

from demo.scene.calls import IN_JUDGING, IN_OPEN_CALL, PROGRAMME, RULES, RULES_EN
from demo.scene.categories import CATEGORIES, VERSE_FORMS
from demo.scene.exhibitions import EXHIBITIONS
from demo.scene.judging import AWARDS, CRITERIA, REMARKS
from demo.scene.people import PASSWORD, PEOPLE
from demo.scene.units import ACADEMY, HOME_INSTITUTE, INSTITUTES, UnitSheet

__all__ = [
    "ACADEMY",
    "AWARDS",
    "CATEGORIES",
    "CRITERIA",
    "EXHIBITIONS",
    "HOME_INSTITUTE",
    "INSTITUTES",
    "IN_JUDGING",
    "IN_OPEN_CALL",
    "PASSWORD",
    "PEOPLE",
    "PROGRAMME",
    "REMARKS",
    "RULES",
    "RULES_EN",
    "VERSE_FORMS",
    "UnitSheet",
]
