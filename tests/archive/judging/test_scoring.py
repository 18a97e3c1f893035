"""Hand-worked tables and properties of scoring."""

from decimal import Decimal as D
from fractions import Fraction as F

from hypothesis import given
from hypothesis import strategies as st

from archive.judging.enums import Method
from archive.judging.scoring import (
    Scale,
    Tier,
    card_total,
    competition_ranks,
    entry_outcome,
    place_awards,
    rounded,
)

# Worked by hand: weights 40, 25, 20, 15 of 100; each score from 1 to 10, so (score - 1) / 9 of the weight.
FOUR = {
    "brush": Scale(D(40), D(1), D(10)),
    "form": Scale(D(25), D(1), D(10)),
    "plan": Scale(D(20), D(1), D(10)),
    "mind": Scale(D(15), D(1), D(10)),
}
totals = st.lists(st.one_of(st.none(), st.fractions(0, 100, max_denominator=900)), max_size=9)
published = st.dictionaries(st.integers(0, 40), st.one_of(st.none(), st.integers(0, 12).map(D)), max_size=20)


def card(brush, form, plan, mind):
    return dict(zip(FOUR, [D(brush), D(form), D(plan), D(mind)], strict=True))


def test_card_totals_agree_with_the_table_worked_by_hand():
    # 9 8 9 8: (40*8 + 25*7 + 20*8 + 15*7) / 9 = 760 / 9 = 84.444444
    table = [
        (card(1, 1, 1, 1), D("0.000000")),
        (card(10, 10, 10, 10), D("100.000000")),
        (card(9, 8, 9, 8), D("84.444444")),
        (card(9, 9, 9, 10), D("90.555556")),
        (card(5, 5, 5, 5), D("44.444444")),
    ]
    assert [(scores, rounded(card_total(FOUR, scores))) for scores, _total in table] == table


def test_ranges_and_weights_that_differ_are_brought_to_one_scale():
    # half of a weight of 3 on 0 to 20, all of a weight of 1 on 1 to 5: (1.5 + 1) / 4 = 62.5
    scales = {"a": Scale(D(3), D(0), D(20)), "b": Scale(D(1), D(1), D(5))}
    assert card_total(scales, {"a": D(10), "b": D(5)}) == F("62.5")


def test_missing_is_not_nought_and_an_incomplete_card_has_no_total():
    assert card_total(FOUR, {**card(9, 9, 9, 9), "mind": None}) is None
    assert card_total(FOUR, {"brush": D(9)}) is None
    assert entry_outcome([F(80), None, F(90)], Method.MEAN).total == D("85.000000")
    assert entry_outcome([None, None], Method.MEAN).total is None


def test_trimmed_mean_leaves_out_one_highest_and_one_lowest():
    outcome = entry_outcome([F(80), F(60), F(100), F(90)], Method.TRIMMED)
    assert (outcome.total, outcome.counted, outcome.dropped) == (D("85.000000"), 4, (1, 2))


def test_below_three_cards_nothing_is_trimmed_and_that_is_said():
    outcome = entry_outcome([F(80), F(61)], Method.TRIMMED)
    assert (outcome.total, outcome.dropped, outcome.is_trim_waived) == (D("70.500000"), (), True)


def test_recusal_lowers_the_count():
    assert entry_outcome([F(80), None, F(70)], Method.MEAN).counted == 2


def test_rounding_is_half_to_even_once_at_the_end():
    assert rounded(F("0.0000005")) == D("0.000000")
    assert rounded(F("0.0000015")) == D("0.000002")
    assert entry_outcome([F(1, 3), F(1, 3), F(1, 3)], Method.MEAN).total == D("0.333333")


def test_ranks_are_one_two_two_four():
    ranks = competition_ranks({"a": D(90), "b": D(80), "c": D(80), "d": D(70), "e": None})
    assert ranks == {"a": 1, "b": 2, "c": 2, "d": 4, "e": None}


def test_a_tie_within_a_tier_needs_nobody():
    placing = place_awards({"a": D(9), "b": D(9), "c": D(8)}, [Tier(1, 2), Tier(2, 1)])
    assert (placing.tiers, placing.open_ties) == ({"a": 1, "b": 1, "c": 2}, ())


def test_a_tie_across_a_prize_line_is_flagged_until_it_is_settled():
    totals = {"a": D(9), "b": D(8), "c": D(8), "d": D(7)}
    tiers = [Tier(1, 2), Tier(2, 1)]
    assert place_awards(totals, tiers).open_ties == (frozenset({"b", "c"}),)
    assert place_awards(totals, tiers, [["c", "b"]]).tiers == {"a": 1, "c": 1, "b": 2}
    assert place_awards(totals, [Tier(1, 2)], [["c", "b"]]).tiers == {"a": 1, "c": 1}


def test_an_order_of_other_entries_settles_nothing():
    assert place_awards({"a": D(8), "b": D(8)}, [Tier(1, 1)], [["a", "b", "c"]]).open_ties != ()


@given(totals, st.randoms(), st.sampled_from(list(Method)))
def test_the_order_of_the_judges_does_not_matter(cards, random, method):
    shuffled = list(cards)
    random.shuffle(shuffled)
    one, other = entry_outcome(cards, method), entry_outcome(shuffled, method)
    assert (one.exact, one.total, one.counted) == (other.exact, other.total, other.counted)


@given(totals, st.sampled_from(list(Method)))
def test_a_total_lies_between_the_lowest_and_the_highest_card(cards, method):
    outcome = entry_outcome(cards, method)
    counted = [value for value in cards if value is not None]
    assert outcome.exact is None if not counted else min(counted) <= outcome.exact <= max(counted)


@given(published)
def test_a_rank_is_one_more_than_the_number_of_higher_totals(values):
    ranks = competition_ranks(values)
    for key, total in values.items():
        higher = sum(1 for other in values.values() if total is not None and other is not None and other > total)
        assert ranks[key] == (None if total is None else higher + 1)


@given(published, st.lists(st.integers(0, 4), max_size=4))
def test_no_tier_is_given_more_often_than_it_has_places_and_none_out_of_order(values, places):
    placing = place_awards(values, [Tier(number, count) for number, count in enumerate(places)])
    for number, count in enumerate(places):
        assert sum(1 for tier in placing.tiers.values() if tier == number) <= count
    for one, tier in placing.tiers.items():
        assert all(tier <= other for key, other in placing.tiers.items() if values[key] < values[one])
