"""What a visitor types finds the work, in any script, and never a name that was withheld."""

import pytest
from django.core.management import call_command

from archive.works.models import Creator, Work
from archive.works.operations import reindex_work, reindex_works_of_unit
from archive.works.search import find_works
from tests.factories.units import UnitFactory
from tests.factories.works import CreatorFactory, WorkFactory

pytestmark = pytest.mark.django_db


def make(title, *, name="欧阳明远", **fields):
    work = WorkFactory(title=title, creator=None, **fields)
    CreatorFactory(work=work, name=name)
    return work


@pytest.mark.parametrize(
    "query",
    [
        "听星",
        "聽星",
        "秋夜听星",
        "秋",
        "tingxing",
        "tx",
        "qytx",
        "ting xing",
        "欧阳",
        "歐陽明遠",
        "ouyang",
        "oymy",
        "听星 欧阳",
    ],
)
def test_query_finds_the_work(query):
    work = make("秋夜听星")
    make("大漠孤烟", name="王五")

    assert list(find_works(query)) == [work]


def test_extension_b_is_found_alone_and_in_a_word():
    work = make("𠮷野之春", name="𰻝平")

    assert list(find_works("𠮷")) == [work]
    assert list(find_works("𠮷野")) == [work]
    assert list(find_works("𰻝平")) == [work]
    assert list(find_works("𠮶")) == []


def test_latin_words_are_found_whole_and_by_their_beginning():
    work = make("流星", title_en="A Shower of Stars", name="Zoë Li")

    assert list(find_works("STAR")) == [work]
    assert list(find_works("zoe")) == [work]
    assert list(find_works("hower")) == []


@pytest.mark.parametrize(
    "query", ["", "   ", '"', "(", ")", "*", "AND", "NEAR(", "title:", "-", "a\0b", "'", "\\", "%", "&|!", '听星"*)']
)
def test_operators_are_harmless(query):
    make("秋夜听星")

    assert find_works(query).count() == (1 if "听星" in query else 0)


def test_title_comes_before_the_text():
    in_title = make("星河")
    in_text = make("无尽", text="星河 " * 50)

    assert list(find_works("星河")) == [in_title, in_text]


def test_withheld_creator_is_never_found():
    work = make("星河", name="童小明")
    assert list(find_works("童小明")) == [work]

    creator = work.creators.get()
    creator.is_withheld = True
    creator.save()

    assert list(find_works("童小明")) == []
    assert list(find_works("tongxiaoming")) == []
    call_command("update_index", verbosity=0)
    assert list(find_works("童小")) == []
    assert list(find_works("星河")) == [work]


def test_index_follows_every_change():
    work = make("星河")
    work.title = "长江"
    work.save()
    assert list(find_works("星河")) == []
    assert list(find_works("长江")) == [work]

    work.creators.get().delete()
    assert list(find_works("欧阳")) == []

    Creator.objects.bulk_create([Creator(work=work, name="李白")])
    reindex_work(work)
    assert list(find_works("李白")) == [work]

    work.delete()
    assert list(find_works("长江")) == []
    reindex_work(work)


def test_unit_is_found_by_its_new_name():
    unit = UnitFactory(name="天文台")
    work = make("星河", unit=unit)
    assert list(find_works("天文台")) == [work]

    unit.name = "物理所"
    unit.save()
    reindex_works_of_unit(unit)
    assert list(find_works("物理")) == [work]
    assert list(find_works("天文")) == []


def test_result_can_be_filtered_and_takes_one_query(django_assert_num_queries):
    first, second = make("星河一"), make("星河二", medium="video")
    find_works("星河").first()

    with django_assert_num_queries(1):
        assert list(find_works("星河")) == [second, first]
    assert list(find_works("星河").filter(medium="image")) == [first]


def test_long_text_is_indexed():
    assert list(find_works("末尾")) == []
    work = make("长文", text="字句不同而意相近" * 2000 + "末尾")
    assert list(find_works("末尾")) == [work]
    assert Work.objects.count() == 1
