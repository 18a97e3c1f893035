"""The desk's pages: who may open them, how many queries they take, what a form does without JavaScript."""

import pytest
from django.test import Client
from django.urls import reverse

from archive.judging.blinding import COVER
from archive.judging.board import RemarkLine, board_of
from archive.judging.models import Recusal, Scorecard
from archive.judging.operations import close_round, publish_result, recuse, sign_scorecards
from tests.factories.units import MembershipFactory, UserFactory
from tests.factories.works import CreatorFactory


def signed_in(user):
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


@pytest.fixture
def people(scene):
    """A person of each role, with a judge who sits in another round only."""
    return {
        "visitor": None,
        "uploader": MembershipFactory(unit=scene.academy, role="uploader").user,
        "stranger": MembershipFactory(unit=scene.academy, role="judge").user,
        "judge": scene.judge,
        "chair": scene.chair,
        "organiser": scene.organiser,
        "superuser": UserFactory(is_superuser=True),
    }


# 302: asked to sign in, or sent on after the deed; 403 refused; 422 the deed itself is refused in this state
ROLES = ("visitor", "uploader", "stranger", "judge", "chair", "organiser", "superuser")
TABLE = {
    ("get", "home"): (302, 403, 200, 200, 200, 200, 200),
    ("get", "work"): (302, 403, 403, 200, 403, 403, 403),
    ("get", "step_back"): (302, 403, 403, 200, 403, 403, 403),
    ("get", "light_table"): (302, 403, 403, 200, 200, 403, 403),
    ("get", "sign"): (302, 403, 403, 200, 200, 403, 403),
    ("get", "chair"): (302, 403, 403, 403, 200, 200, 200),
    ("post", "save"): (401, 403, 403, 400, 403, 403, 403),
    ("post", "work"): (302, 403, 403, 422, 403, 403, 403),
    ("post", "sign"): (302, 403, 403, 422, 422, 403, 403),
    ("post", "close"): (302, 403, 403, 403, 422, 422, 422),
    ("post", "publish"): (302, 403, 403, 403, 422, 422, 422),
    ("post", "settle"): (302, 403, 403, 403, 422, 403, 403),
}


@pytest.mark.parametrize(("method", "name"), list(TABLE))
def test_each_address_opens_to_the_roles_it_is_for(scene, people, method, name):
    scene.add_entry()
    assignment = scene.open()[0]
    target = assignment.uuid if name in {"work", "step_back", "save"} else scene.round.uuid
    address = reverse(f"judging:{name}", args=[] if name == "home" else [target])
    values = {"score-1": "99"} if name == "work" else {}
    found = tuple(getattr(signed_in(people[role]), method)(address, values).status_code for role in ROLES)
    assert found == TABLE[method, name]
    assert not Scorecard.objects.exists()


@pytest.mark.parametrize(
    ("name", "queries"), [("home", 6), ("work", 9), ("light_table", 10), ("sign", 10), ("chair", 13)]
)
def test_pages_take_as_many_queries_for_three_works_as_for_one(scene, django_assert_num_queries, name, queries):
    scene.add_entry()
    scene.add_entry()
    scene.add_entry()
    mine = scene.open()
    for one in mine[:2]:
        scene.score(one, 9, 8)
    address = reverse(
        f"judging:{name}",
        args=[] if name == "home" else [mine[0].uuid] if name == "work" else [scene.round.uuid],
    )
    client = signed_in(scene.chair if name == "chair" else scene.judge)
    for _time in range(2):
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200
        Recusal.objects.create(
            assignment=mine[2], reason="试", is_automatic=True
        ) if not Recusal.objects.exists() else None


def test_the_board_shows_remarks_of_signed_cards_with_names_covered(scene, django_assert_num_queries):
    first, second, left = scene.add_entry(), scene.add_entry(), scene.add_entry()
    for entry in (first, left):
        CreatorFactory(work=entry.work, name="张望远")
    scene.open()
    remarks = {first.pk: "像张 望远的字；<b>笔力</b>足\n收笔急", second.pk: " ", left.pk: "退出前写的"}
    for one in scene.assigned(scene.judge):
        scene.score(one, 9, 8, remark=remarks[one.entry_id])
        scene.score(scene.round.assignments.get(judge=scene.chair, entry=one.entry_id), 9, 8, remark="组长还没签")
    recuse(scene.round.assignments.get(judge=scene.judge, entry=left), reason="我认得张望远", by=scene.judge)
    sign_scorecards(scene.round, by=scene.judge)
    board = board_of(scene.round)
    code = scene.round.assignments.filter(entry=first)[0].blind_code
    told = RemarkLine("评委", "84.44", f"像{COVER}的字；<b>笔力</b>足\n收笔急")
    assert {line.code: line.remarks for line in board.entries if line.remarks} == {code: (told,)}
    assert [one.reason for one in board.recusals] == [f"我认得{COVER}"]
    client, address = signed_in(scene.chair), reverse("judging:chair", args=[scene.round.uuid])
    pages = []
    for _time in range(2):
        with django_assert_num_queries(16):
            pages.append(client.get(address).content.decode())
        sign_scorecards(scene.round, by=scene.chair)
    assert ["&lt;b&gt;笔力&lt;/b&gt;足<br>收笔急" in page for page in pages] == [True, True]
    assert [page.count("组长还没签") for page in pages] == [0, 3]


def test_the_form_alone_saves_flags_goes_on_and_shows_what_is_wrong(scene):
    scene.add_entry()
    scene.add_entry()
    first, second = scene.open()
    client = signed_in(scene.judge)
    address = reverse("judging:work", args=[first.uuid])
    sent = {"score-1": "9", "score-2": "8", "remark": "稳", "version": "0", "is_flagged": "0"}
    assert client.post(address, {**sent, "go": "next"}).url == reverse("judging:work", args=[second.uuid])
    assert client.post(address, {**sent, "version": "1", "go": "flag"}).url == address
    card = Scorecard.objects.get(assignment=first)
    assert (card.version, card.is_flagged, card.remark) == (2, True, "稳")
    answer = client.post(address, {**sent, "score-1": "x", "remark": "别丢", "version": "2"})
    assert (answer.status_code, "别丢" in answer.content.decode()) == (422, True)
    answer = client.post(address, {**sent, "score-1": "5", "version": "0"})
    page = answer.content.decode()
    assert (answer.status_code, 'name="version" value="2"' in page) == (409, True)
    assert client.post(address, {**sent, "score-1": "5", "version": "2"}).status_code == 302


def test_the_json_door_answers_with_version_total_or_both_values(scene):
    scene.add_entry()
    address = reverse("judging:save", args=[scene.open()[0].uuid])
    client = signed_in(scene.judge)

    def send(card):
        return client.post(address, card, content_type="application/json")

    card = {"scores": {"1": "9", "2": "8"}, "remark": "", "is_flagged": False, "version": 0}
    answer = send(card).json()
    assert (answer["version"], answer["total"]) == (1, "84.44")
    answer = send({**card, "scores": {"1": "5", "2": None}})
    assert answer.status_code == 409
    assert (answer.json()["mine"]["scores"], answer.json()["theirs"]["scores"]) == (
        {"1": "5", "2": None},
        {"1": "9", "2": "8"},
    )
    assert send({**card, "version": 1, "scores": {"1": "12"}}).json()["code"] == "out_of_range"
    for rubbish in ("[" * 60000, "[]", "{}", '{"scores": 3}', "\u0000", '{"scores": {"1": {"a": 1}}, "version": "x"}'):
        assert send(rubbish).status_code in {400, 409, 422}
    assert send({**card, "version": 10**30}).status_code == 200
    assert Scorecard.objects.get().version == 1
    assert send({**card, "version": 1, "remark": "稳\0健"}).status_code == 200
    assert Scorecard.objects.get().remark == "稳健"


def test_stepping_back_by_the_form_goes_on_to_the_next_work(scene):
    scene.add_entry()
    scene.add_entry()
    first, second = scene.open()
    address = reverse("judging:step_back", args=[first.uuid])
    client = signed_in(scene.judge)
    assert client.post(address, {"recusal-why": "nonsense"}).status_code == 422
    answer = client.post(address, {"recusal-why": "know", "recusal-more": "同门"})
    assert answer.url == reverse("judging:work", args=[second.uuid])
    assert Recusal.objects.get().reason.endswith(" 同门")
    assert client.get(reverse("judging:work", args=[first.uuid])).status_code == 403


def test_the_chair_closes_settles_and_publishes_from_the_board(scene):
    entries = [scene.add_entry(), scene.add_entry()]
    scene.open()
    scene.score_all({entry.pk: 8 for entry in entries})
    client = signed_in(scene.chair)
    board = reverse("judging:chair", args=[scene.round.uuid])
    assert client.post(reverse("judging:close", args=[scene.round.uuid])).url == board
    answer = client.post(reverse("judging:publish", args=[scene.round.uuid]))
    assert answer.status_code == 422
    codes = dict(scene.round.assignments.values_list("entry_id", "blind_code"))
    places = {f"place-{codes[entries[0].pk]}": "2", f"place-{codes[entries[1].pk]}": "1"}
    settle = reverse("judging:settle", args=[scene.round.uuid])
    assert client.post(settle, places).status_code == 422
    for unclear in ("2", "3", "", "\0", "first"):
        answer = client.post(settle, {**places, f"place-{codes[entries[1].pk]}": unclear, "reason": "气息更足"})
        page = answer.content.decode()
        assert (answer.status_code, "气息更足</textarea>" in page) == (422, True)
        assert not scene.round.events.filter(verb="tie_settled").exists()
    assert client.post(settle, {**places, "reason": "气息更足"}).url == board
    assert client.post(reverse("judging:publish", args=[scene.round.uuid])).url == board
    assert scene.round.results.get(award__isnull=False).entry == entries[1]


def test_the_public_result_shows_names_but_not_those_withheld_and_only_once_published(scene, django_assert_num_queries):
    first, second = scene.add_entry(), scene.add_entry()
    scene.round.awards.update(places=2)
    CreatorFactory(work=first.work, name="李小雪", is_withheld=True)
    scene.open()
    scene.score_all({first.pk: 9, second.pk: 8})
    address = reverse("results:round", args=[scene.round.uuid])
    client = Client()
    assert client.get(address).status_code == 404
    scene.round = close_round(scene.round, by=scene.chair)
    publish_result(scene.round, by=scene.chair)
    with django_assert_num_queries(8):
        page = client.get(address).content.decode()
    assert first.work.title in page
    assert first.work.creators.first().name in page
    assert second.unit.name in page
    assert "李小雪" not in page
