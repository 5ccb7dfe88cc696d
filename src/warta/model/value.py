"""`Value`, the frozen base class of all model classes.

msgspec structs are created ten times as fast as dataclasses, and their classes are defined sixty times as fast, which
matters at start-up. Classes with fields that a repr must hide (see `warta.model.reply`) remain dataclasses.
"""

from __future__ import annotations

from msgspec import Struct

TYPE_CHECKING = False  # typing and dataclasses are not needed at run time, and would slow the start
if TYPE_CHECKING:
    from dataclasses import Field
    from typing import Any


class _Fields:
    """`__dataclass_fields__` for structs, so that `dataclasses.replace`, `fields` and `asdict` accept them."""

    def __init__(self) -> None:
        self._told: dict[type[Value], dict[str, Field[Any]]] = {}

    def __get__(self, value: Value | None, owner: type[Value]) -> dict[str, Field[Any]]:
        if owner not in self._told:
            from dataclasses import fields, make_dataclass

            # Only a dataclass can create Field objects (PEP 557), so one with the same names is made.
            twin = make_dataclass(owner.__name__, owner.__struct_fields__, kw_only=True)
            self._told[owner] = {each.name: each for each in fields(twin)}
        return self._told[owner]


class Value(Struct, frozen=True):
    """A frozen struct. Subclasses must repeat `frozen=True`, and may add `kw_only=True`."""

    __dataclass_fields__ = _Fields()
