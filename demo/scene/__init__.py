"""Who and what the demo is about, as plain data. Nothing is loaded here: `demo.loading` and `demo.progress` do that."""

from demo.scene.calls import (
    BEING_JUDGED,
    CALLS,
    CONTACT,
    FINISHED,
    FROM_HOME_INSTITUTE,
    IN_JUDGING,
    IN_OPEN_CALL,
    OPEN,
    OPEN_STATES,
    PROGRAMME,
    REASON_TO_RETURN,
    RULES,
    RULES_EN,
    STAGES,
)
from demo.scene.categories import CATEGORIES, VERSE_FORMS
from demo.scene.exhibitions import EXHIBITIONS
from demo.scene.judging import AWARDS, CRITERIA, PANEL, REASON_FOR_TIE, REMARKS
from demo.scene.people import PASSWORD, PEOPLE
from demo.scene.units import ACADEMY, HOME_INSTITUTE, INSTITUTES, UnitSheet

__all__ = [
    "ACADEMY",
    "AWARDS",
    "BEING_JUDGED",
    "CALLS",
    "CATEGORIES",
    "CONTACT",
    "CRITERIA",
    "EXHIBITIONS",
    "FINISHED",
    "FROM_HOME_INSTITUTE",
    "HOME_INSTITUTE",
    "INSTITUTES",
    "IN_JUDGING",
    "IN_OPEN_CALL",
    "OPEN",
    "OPEN_STATES",
    "PANEL",
    "PASSWORD",
    "PEOPLE",
    "PROGRAMME",
    "REASON_FOR_TIE",
    "REASON_TO_RETURN",
    "REMARKS",
    "RULES",
    "RULES_EN",
    "STAGES",
    "VERSE_FORMS",
    "UnitSheet",
]
