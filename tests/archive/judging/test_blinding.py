"""Covering names, and that nothing which reaches a judge names a creator or a unit."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse as reverse_in_language
from django.utils import translation

from archive.judging.blinding import COVER, blind, names_pattern
from archive.judging.models import Assignment
from media_pipeline.models import Rendition
from tests.factories.units import UnitFactory, UserFactory
from tests.factories.works import CreatorFactory, OriginalFactory, WorkFactory, WorkFileFactory


def reverse(name, args=()):
    """Return the Chinese address."""
    with translation.override("zh-hans"):
        return reverse_in_language(name, args=args)


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("张望远写于山上", f"{COVER}写于山上"),
        ("张 望　远", COVER),
        ("By zhang wangyuan.", f"By {COVER}."),
        ("Wangyuan Zhang", COVER),
        ("Zhangwangyuanism", "Zhangwangyuanism"),
        ("云起", "云起"),
        ("第一行\n第二行", "第一行\n第二行"),
    ],
)
def test_names_are_covered_in_the_ways_they_are_written(text, covered):
    assert blind(text, names_pattern(["张望远", "Zhang Wangyuan", "云"])) == covered


SECRETS = ("张望远", "Zhang Wangyuan", "雪线研究所", "Snowline Institute", "高山分院", "张望远_最终.jpg", "填报的赵六")
TRACES = re.compile(
    "|".join(map(re.escape, [*SECRETS, "望远_", "Wangyuan", "Snowline", "雪线", "高山分院", "赵六"])), re.I
)


@pytest.fixture
def blind_scene(scene):
    """An open round with an entry whose every text names its creator and unit, and a poem that does."""
    branch = UnitFactory(parent=scene.academy, name="高山分院", code="gaoshan")
    unit = UnitFactory(parent=branch, name="雪线研究所", name_en="Snowline Institute", code="snowline")
    owner = UserFactory(display_name="填报的赵六", username="zhaoliu")
    texts = " / ".join(SECRETS)
    scene.category.fields = [
        {"key": "script", "label": "书体", "kind": "choice", "choices": [["xing", "行书", "Running"]]},
        {"key": "studio", "label": "斋号", "kind": "text"},
    ]
    scene.category.save()
    for medium in ("image", "text", "video"):
        work = WorkFactory(
            creator=None, medium=medium, title=f"{medium} {texts[:60]}", statement=texts, statement_en=texts,
            text=f"山前雪未消\n{texts}", technique="国画 张望远", place="雪线研究所", unit=unit,
            details={"script": "xing", "studio": texts},
        )  # fmt: skip
        CreatorFactory(work=work, name="张望远", name_en="Zhang Wangyuan")
        original = OriginalFactory(
            medium=medium,
            facts={"name": "张望远_最终.jpg"},
            text=texts,
            duration_seconds=3.0 if medium == "video" else None,
        )
        for name, path in (
            ("jpeg-640", "640.jpg"),
            ("tiles", "tiles/info.json"),
            ("mp4", "film.mp4"),
            ("poster-jpeg-640", "p.jpg"),
        ):
            Rendition.objects.create(
                original=original, name=name, kind="x", recipe=1, path=path, mime="image/jpeg", width_px=640
            )
        WorkFileFactory(work=work, original=original, sent_name="张望远_最终.jpg", caption="张望远在雪线研究所")
        scene.add_entry(work=work, unit=unit, owner=owner)
    scene.open()
    return scene


def test_nothing_that_reaches_a_judge_names_a_creator_or_a_unit(blind_scene):
    scene = blind_scene
    entry = scene.round.assignments.first().entry
    held = " ".join(
        [entry.work.creators.get().name, entry.unit.name, entry.work.files.first().sent_name, entry.work.statement]
    )
    assert all(secret in held for secret in ("张望远", "雪线研究所", "张望远_最终.jpg", "Zhang Wangyuan"))
    assert not TRACES.search(json.dumps(list(Assignment.objects.values_list("shown", flat=True)), ensure_ascii=False))
    bodies = []
    for judge in (scene.judge, scene.chair):
        client = Client()
        client.force_login(judge)
        addresses = [reverse("judging:home")]
        addresses += [reverse(f"judging:{name}", args=[scene.round.uuid]) for name in ("light_table", "sign")]
        if judge == scene.chair:
            addresses.append(reverse("judging:chair", args=[scene.round.uuid]))
        for one in scene.assigned(judge):
            addresses += [reverse(f"judging:{name}", args=[one.uuid]) for name in ("work", "step_back")]
        for address in addresses:
            for prefix in ("", "/en"):
                response = client.get(prefix + address)
                assert response.status_code == 200
                bodies.append(prefix + address + str(dict(response.headers)) + response.content.decode())
        one = scene.assigned(judge)[0]
        card = {"scores": {"1": "9", "2": "x"}, "remark": "", "version": 0}
        for sent in (card, {**card, "scores": {"1": "9"}}, {**card, "scores": {"1": "5"}}):
            response = client.post(reverse("judging:save", args=[one.uuid]), sent, content_type="application/json")
            bodies.append(str(dict(response.headers)) + response.content.decode())
        response = client.post(reverse("judging:work", args=[one.uuid]), {"score-1": "3", "version": 0})
        assert response.status_code == 409
        bodies.append(response.content.decode())
        response = client.post(reverse("judging:sign", args=[scene.round.uuid]))
        assert response.status_code == 422
        bodies.append(response.content.decode())
    assert any("640.jpg" in body for body in bodies)
    assert any("山前雪未消" in body for body in bodies)
    assert [TRACES.search(body)[0] for body in bodies if TRACES.search(body)] == []


def test_a_round_that_is_not_blind_shows_names_but_not_those_withheld(scene):
    scene.round.is_blind = False
    scene.round.save()
    work = WorkFactory(creator=None)
    CreatorFactory(work=work, name="张望远")
    CreatorFactory(work=work, name="李小雪", is_withheld=True)
    scene.add_entry(work=work)
    shown = scene.open()[0].shown
    assert "张望远" in shown["names"]
    assert "李小雪" not in json.dumps(shown, ensure_ascii=False)
