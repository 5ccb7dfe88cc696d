"""A value is a frozen dataclass to whoever asks, whatever it is made of."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pickle
import pkgutil

import pytest

import warta.model
from tests import builders
from warta.model.article import Article, Comment, Credit
from warta.model.blocks import Span
from warta.model.value import Value


def nouns() -> list[type[Value]]:
    rooms = [importlib.import_module(f"warta.model.{each.name}") for each in pkgutil.iter_modules(warta.model.__path__)]
    return [
        each
        for room in rooms
        for each in vars(room).values()
        if isinstance(each, type) and issubclass(each, Value) and each.__module__ == room.__name__
    ]


def test_it_is_a_dataclass_to_the_standard_library() -> None:
    credit = Credit(label="sumber", name="Antara", raw="(sumber: Antara)")

    assert dataclasses.is_dataclass(credit)
    assert [each.name for each in dataclasses.fields(credit)] == ["label", "name", "url", "raw"]
    assert dataclasses.asdict(credit) == {"label": "sumber", "name": "Antara", "url": None, "raw": "(sumber: Antara)"}
    assert dataclasses.replace(credit, name="Reuters").name == "Reuters"


def test_it_cannot_be_changed_nor_made_without_names() -> None:
    span = Span(text="air")

    with pytest.raises(AttributeError):
        span.text = "api"  # type: ignore[misc] # that is what is tested
    with pytest.raises(TypeError):
        Span("air")  # type: ignore[call-arg] # likewise


def test_equal_ones_are_one_in_a_set_and_survive_a_trip_to_another_process() -> None:
    one, two = builders.comment("1", "air"), builders.comment("1", "air")

    assert {one, two} == {one}
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own


def test_a_thread_as_deep_as_a_site_can_make_it_is_drop_and_compared() -> None:
    def nested() -> Comment:
        deep = builders.comment("0", "air")
        for number in range(1, 80):
            deep = builders.comment(str(number), "air", deep)
        return deep

    assert nested() == nested()


@pytest.mark.parametrize("noun", nouns(), ids=lambda noun: noun.__qualname__)
def test_help_can_show_the_fields_of_every_noun(noun: type[Value]) -> None:
    assert list(inspect.signature(noun).parameters) == list(noun.__struct_fields__)


def test_the_public_ones_are_among_them() -> None:
    assert {Article, Comment, Span} <= set(nouns())
