"""Laws of the JSON: every reading comes back, the schema holds, and of nonsense comes nothing but a ValueError."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests import builders, strategies
from warta.render.json import article_from_json, article_to_json, schema, thread_to_json

if TYPE_CHECKING:
    from warta.model.capture import LoadedArticle

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@quick
@given(strategies.loaded_articles)
def test_a_reading_comes_back_from_its_json_unchanged(loaded: LoadedArticle) -> None:
    written = json.dumps(article_to_json(loaded), ensure_ascii=False)

    assert article_from_json(json.loads(written)) == loaded


@quick
@given(strategies.loaded_articles)
def test_every_article_and_thread_keeps_its_schema(loaded: LoadedArticle) -> None:
    article = json.loads(json.dumps(article_to_json(loaded)))
    thread = json.loads(json.dumps(thread_to_json(loaded)))

    assert [*Draft202012Validator(json.loads(schema("article"))).iter_errors(article)] == []
    assert [*Draft202012Validator(json.loads(schema("thread"))).iter_errors(thread)] == []


@quick
@given(st.data())
def test_one_wrong_value_anywhere_is_a_value_error_or_a_reading(data: st.DataObject) -> None:
    article: Any = json.loads(json.dumps(article_to_json(builders.loaded())))
    place: Any = article
    while isinstance(place, (dict, list)) and place:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], (dict, list)) or not place[key] or data.draw(st.booleans()):
            place[key] = data.draw(values)
            break
        place = place[key]

    try:
        made = article_from_json(article)
    except ValueError:
        return

    json.dumps(article_to_json(made))


@quick
@given(values)
def test_what_is_no_article_at_all_is_a_value_error(value: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        article_from_json(value)
