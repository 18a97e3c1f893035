"""Words are folded alike on both sides and are plain ASCII whatever was typed."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.works.words import Term, fold, index_words, query_terms


def test_folding_takes_away_what_people_do_not_mean():
    assert fold("聽星　ＡＢＣ Café") == "听星 abc cafe"
    assert fold("听\u200b星\ufe0f") == "听星"


def test_words_of_a_title():
    words = index_words("听星", with_pinyin=True).split()

    assert words == ["hx542c", "hx661f", "hx542cx661f", "ptingxing", "itx", "pxing", "ix"]


def test_pinyin_reads_by_phrase_and_skips_what_has_no_reading():
    assert "pchongqing" in index_words("重庆", with_pinyin=True).split()
    assert index_words("𠮷野", with_pinyin=True).split()[-2:] == ["pye", "iy"]


def test_query_asks_for_every_pair():
    assert query_terms("秋夜聽") == [[Term("hx79cbx591c")], [Term("hx591cx542c")]]
    assert query_terms("x") == [[Term("wx")]]
    assert query_terms("tx") == [[Term("wtx"), Term("ptx", True), Term("itx", True)]]
    assert query_terms(' \0"(*):- ') == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_nothing_that_is_typed_reaches_a_query_language(text):
    words = [term.word for group in query_terms(text) for term in group] + index_words(text, with_pinyin=True).split()

    assert all(re.fullmatch("[a-z0-9]+", word) for word in words)
