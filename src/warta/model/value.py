"""What a value is: the nouns of every room are made of this, frozen and slotted.

Structs of msgspec are made ten times as fast as the dataclasses of the standard library, which is felt in each page and
each thread, and their classes sixty times as fast, which is felt in each start. What must not be seen in a repr (see
`warta.model.reply`) stays a dataclass, which can leave fields out of it.
"""

from __future__ import annotations

from msgspec import Struct

TYPE_CHECKING = False  # typing and dataclasses are not needed to run, and start-up is a budget
if TYPE_CHECKING:
    from dataclasses import Field
    from typing import Any


class _Fields:
    """What makes a dataclass of a value to whoever asks: `dataclasses.replace`, `fields`, `asdict`, `is_dataclass`."""

    def __init__(self) -> None:
        self._told: dict[type[Value], dict[str, Field[Any]]] = {}

    def __get__(self, value: Value | None, owner: type[Value]) -> dict[str, Field[Any]]:
        if owner not in self._told:
            from dataclasses import fields, make_dataclass

            # Nothing but a dataclass makes fields (PEP 557): one with the same names has to tell them.
            twin = make_dataclass(owner.__name__, owner.__struct_fields__, kw_only=True)
            self._told[owner] = {each.name: each for each in fields(twin)}
        return self._told[owner]


class Value(Struct, frozen=True):
    """A frozen value. Its subclasses say again that they are, and whether their fields go by name: `kw_only=True`."""

    __dataclass_fields__ = _Fields()
