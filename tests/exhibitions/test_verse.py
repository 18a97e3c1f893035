"""Stanzas, passages and both kinds of characters."""

from exhibitions.verse import Line, Passage, passages_of, stanzas_of, transcription_of


def plain(stanzas: list[list[Line]]) -> list[list[str]]:
    return [["".join(text for text, _hangs in line.parts) for line in stanza] for stanza in stanzas]


def test_each_line_is_a_column_and_an_empty_line_parts_two_stanzas():
    assert plain(stanzas_of("银盘静卧，\n夜夜倾听。\n\n一缕微波，\n替人说破。\n")) == [
        ["银盘静卧，", "夜夜倾听。"],
        ["一缕微波，", "替人说破。"],
    ]


def test_indents_made_with_ideographic_spaces_are_kept_also_after_an_empty_line():
    assert plain(stanzas_of("雪\n　　还在下\n\n　　灯亮着")) == [["雪", "　　还在下"], ["　　灯亮着"]]


def test_punctuation_is_apart_so_that_it_can_hang_but_a_dash_stays_in_the_line():
    assert stanzas_of("纸——说，")[0][0].parts == (
        ("纸", False),
        ("—", False),
        ("—", False),
        ("说", False),
        ("，", True),
    )


def test_lines_carry_the_second_at_which_they_are_recited():
    assert [line.begins_at for line in stanzas_of("一\n二\n三", begin_at=[0.5, 2.0])[0]] == [0.5, 2.0, None]


def test_nothing_of_a_text_is_read_as_html_and_no_line_is_lost():
    assert plain(stanzas_of("<b>夜</b>\r\n行\r\n\r\n\r\n歌")) == [["<b>夜</b>", "行"], ["歌"]]


def test_article_has_headings_paragraphs_and_notes():
    assert passages_of("一段。[^1]\n又一段。\n\n## 等云\n\n　　三段。\n\n[^1]: 注。") == [
        Passage("paragraph", "一段。"),
        Passage("paragraph", "又一段。"),
        Passage("heading", "等云"),
        Passage("paragraph", "三段。"),
        Passage("note", "注。"),
    ]


def test_transcription_stands_in_both_kinds_of_characters():
    read = transcription_of("聽星")

    assert read is not None
    assert (plain(read.simplified), plain(read.traditional)) == ([["听星"]], [["聽星"]])
    assert transcription_of(" \n") is None
