"""A work keeps its lines, tells its title in the page's language, and hides a withheld name."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from archive.works.models import Creator, Work
from archive.works.validators import has_visible_character, validate_visible
from tests.factories.works import CreatorFactory, WorkFactory


@pytest.mark.parametrize(
    "text", [" ", "\u3000", "\u200b\u200d", "\u2800", "\u3164", "\ufeff", "\u0301", "\u00ad", "\t\n"]
)
def test_invisible_title_is_refused(text):
    with pytest.raises(ValidationError) as caught:
        validate_visible(text)
    assert caught.value.code == "invisible"


@pytest.mark.parametrize("text", ["", "听", "𠮷", "…", "1", "é", "👩‍🔬", "《》"])
def test_visible_title_passes(text):
    assert validate_visible(text) is None


@given(st.text())
def test_a_letter_makes_any_title_visible(text):
    assert has_visible_character(text + "星")


def test_title_and_name_follow_the_language():
    work = Work(title="秋夜听星", title_en="Listening to stars")
    with translation.override("en"):
        assert str(work) == "Listening to stars"
        assert str(Work()) == "Untitled"
        assert str(Creator(name="童小明", is_withheld=True)) == "Name withheld"
    with translation.override("zh-hans"):
        assert str(work) == "秋夜听星"
        assert "童" not in str(Creator(name="童小明", is_withheld=True))


@pytest.mark.django_db
def test_lines_and_indents_of_a_text_are_kept():
    text = "一纸轻于雪后云，\n千年犹护旧时文。\n\n　　莫言"
    work = WorkFactory(text=text)

    work.refresh_from_db()
    assert work.text == text
    assert work.lines == ["一纸轻于雪后云，", "千年犹护旧时文。", "", "　　莫言"]


@pytest.mark.django_db
def test_creators_stand_in_their_order():
    work = WorkFactory(creator=None)
    CreatorFactory(work=work, name="乙", order=2)
    CreatorFactory(work=work, name="甲", order=1)

    assert [creator.name for creator in work.creators.all()] == ["甲", "乙"]
