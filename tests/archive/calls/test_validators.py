"""What an organiser types about a category is checked, and each mistake is told with its place."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from archive.calls.models import Stage
from archive.calls.validators import validate_category_code, validate_fields, validate_zone
from demo.scene import CATEGORIES
from tests.factories.calls import CategoryFactory, ProgrammeFactory

GOOD = {"key": "script", "label": "书体", "kind": "choice", "choices": [["li", "隶", "Clerical"], ["kai", "楷"]]}


def mistakes(fields):
    with translation.override("en"), pytest.raises(ValidationError) as caught:
        validate_fields(fields)
    return caught.value.messages


def test_good_fields_pass():
    tune = {"key": "tune", "label": "词牌", "kind": "text", "required": False}
    demo = [category[4].get("fields", []) for category in CATEGORIES]
    assert [validate_fields(fields) for fields in ([], [GOOD, tune], *demo)] == [None] * 10
    assert [validate_category_code(category[0]) for category in CATEGORIES] == [None] * 8


def test_each_mistake_is_told_with_its_place():
    assert mistakes({}) == ["Extra fields are a list: [ ] when there are none."]
    assert mistakes([GOOD, "x"]) == ["Extra field 2: it must be an object in braces, with “key”, “label” and “kind”."]
    assert mistakes([GOOD, GOOD]) == ["Extra field 2: the key “script” is there twice."]
    assert mistakes([{**GOOD, "choices": [["li"]]}]) == [
        "Extra field 1: “choices” must be a list of [value, label] or [value, label, English label], each value once."
    ]
    assert mistakes([{**GOOD, "required": "yes", "label": " "}]) == [
        "Extra field 1: “label” must be the words that people see.",
        "Extra field 1: “required” must be true or false.",
    ]
    assert mistakes([{"key": [], "kind": {}, "label": 1}])


def test_zone_and_code():
    validate_zone("Asia/Shanghai")
    for wrong in ("Beijing", "../etc", ""):
        with pytest.raises(ValidationError):
            validate_zone(wrong)
    for wrong in ("sf", "SFSFS", ""):
        with pytest.raises(ValidationError):
            validate_category_code(wrong)


@pytest.mark.django_db
def test_limits_and_stage_must_agree():
    category = CategoryFactory(min_files=3, max_files=2, code="SF")
    with pytest.raises(ValidationError) as caught:
        category.full_clean()
    assert set(caught.value.error_dict) == {"max_files"}

    call = category.call
    call.stage = Stage.objects.create(
        programme=ProgrammeFactory(), title="别处", starts_on=date(2021, 4, 1), ends_on=date(2021, 5, 1)
    )
    with pytest.raises(ValidationError) as caught:
        call.full_clean()
    assert set(caught.value.error_dict) == {"stage"}
