"""The fields of a form: what each is called, whether it must be filled, whether a person sees it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta.extraction.found import parts
from warta.extraction.labels import is_kind
from warta.extraction.text import line
from warta.extraction.vocabulary import words
from warta.model.article import FormField
from warta.model.value import Value

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.extraction.text import Removed

_FIELDS = words("input textarea select")
_BUTTONS = words("submit image button reset")
# Names of fields that only a machine would fill.
_TRAP = re.compile(
    r"honey|(?:^|[_-])hp(?:[_-]|$)|^ak_|(?:^|[_-])trap(?:$|[_-])|leave.?(?:this|empty|blank)|fake.?field|winnie"
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top|text-indent)\s*:\s*-\d{3,}")
_HIDDEN_NAMES = words("hidden hide d-none is-hidden visually-hidden sr-only screen-reader-text")
_STAR = re.compile(r"\s*[*∗＊]\s*:?\s*$|^\s*[*∗＊]\s*")
_IN_BRACKETS = re.compile(r"\s*[(\[（]([^)\]）]{1,40})[)\]）]\s*:?\s*$")
_OPTIONAL = re.compile(r"optional|opsional|tidak wajib|facultatif|opcional|freiwillig|valfri|valgfri", re.IGNORECASE)
_MOST = 60
_LONGEST = 300


class _Form(Value, frozen=True, kw_only=True):
    """A form that is read: its node, its labels by the id of the field that they are for."""

    tree: Tree
    node: int
    labels: dict[str, int]
    removed: Removed


def fields(tree: Tree, form: int, removed: Removed) -> tuple[FormField, ...]:
    """Every field that a browser would send, in the page's order; the button that is pressed comes as type submit."""
    read = _Form(tree=tree, node=form, labels=_labels(tree, form), removed=removed)
    found: list[FormField] = []
    seen: set[tuple[str, str]] = set()
    for i in inputs(tree, form):
        field = _field(read, i)
        if field.name and field.type not in {"image", "button", "reset"} and (field.name, field.value) not in seen:
            seen.add((field.name, field.value))
            found.append(field)
    return tuple(found[:_MOST])


def inputs(tree: Tree, form: int) -> list[int]:
    """The nodes of a form's fields, and of its buttons that have a name."""
    inside = range(form + 1, tree.ends[form])
    return [i for i in inside if tree.tags[i] in _FIELDS or (tree.tags[i] == "button" and tree.attribute(i, "name"))]


def kind(tree: Tree, i: int) -> str:
    """What sort of field: the type of an input, else textarea, select or submit."""
    tag = tree.tags[i]
    if tag == "input":
        return (tree.attribute(i, "type") or "text").strip().lower()
    return (tree.attribute(i, "type") or "submit").lower() if tag == "button" else tag


def _field(form: _Form, i: int) -> FormField:
    tree, removed = form.tree, form.removed
    name, sort = line(tree.attribute(i, "name") or "", removed), kind(tree, i)
    said, starred = _label(form, i)
    must = starred or tree.attribute(i, "required") is not None or tree.attribute(i, "aria-required") == "true"
    pressed = sort in _BUTTONS
    visible = not (pressed or sort == "hidden" or _TRAP.search(name.lower()) or _is_hidden(tree, form.node, i))
    value = _value(tree, i, sort, removed)
    return FormField(
        name=name,
        label=value if pressed and not said else said,
        type="submit" if tree.tags[i] == "button" and sort not in _BUTTONS else line(sort)[:30],
        required=must and visible,
        visible=visible,
        value=value,
    )


def _value(tree: Tree, i: int, sort: str, removed: Removed) -> str:
    """What the field holds when the page comes: a text area's words, a list's first or chosen entry, else `value`."""
    match sort:
        case "textarea":
            return line(tree.raw_text(i), removed) if tree.ends[i] > i + 1 else ""
        case "select":
            options = [j for j in range(i + 1, tree.ends[i]) if tree.tags[j] == "option"]
            chosen = [j for j in options if tree.attribute(j, "selected") is not None] or options[:1]
            given = tree.attribute(chosen[0], "value") if chosen else ""
            return line(given if given is not None else tree.raw_text(chosen[0]), removed)
        case "checkbox" | "radio":
            return line(tree.attribute(i, "value") or "on", removed)
        case _:
            return line(tree.attribute(i, "value") or "", removed)


def _labels(tree: Tree, form: int) -> dict[str, int]:
    """The labels of a form by the id of the field that they are for."""
    found: dict[str, int] = {}
    for i in range(form + 1, tree.ends[form]):
        if tree.tags[i] == "label" and (target := tree.attribute(i, "for")):
            found.setdefault(target, i)
    return found


def _label(form: _Form, i: int) -> tuple[str, bool]:
    """What a field is called, and whether a star or the word says that it must be filled."""
    tree = form.tree
    node = form.labels.get(tree.attribute(i, "id") or "")
    if node is None:
        node = next((j for j in tree.ancestors(i) if j > form.node and tree.tags[j] == "label"), None)
    if node is not None:
        said, starred = _cleaned(_words(tree, node, form.removed))
        if said or starred:
            return said, starred or _has_star(tree, node)
    for name in ("aria-label", "placeholder", "title"):
        if given := line(tree.attribute(i, name) or "", form.removed):
            return _cleaned(given)
    return "", False


def _words(tree: Tree, i: int, removed: Removed) -> str:
    """A label's words without those of the field that it may stand around."""
    texts = []
    j = i
    while j < tree.ends[i]:
        if tree.tags[j] in _FIELDS:
            j = tree.ends[j]
            continue
        texts.append(tree.texts[j])
        j += 1
    return line("".join(texts), removed)[:_LONGEST]


def _has_star(tree: Tree, i: int) -> bool:
    named = (parts(tree.names[j]) for j in range(i, tree.ends[i]) if tree.names[j])
    return any(not said.isdisjoint({"required", "asterisk"}) for said in named)


def _cleaned(text: str) -> tuple[str, bool]:
    """A label without star, colon and "(required)", and whether it had any of them but the colon."""
    said, stars = _STAR.subn("", text)
    must = stars > 0
    if found := _IN_BRACKETS.search(said):
        inner = found[1]
        if _OPTIONAL.search(inner):
            said = said[: found.start()]
        elif is_kind(inner, "field") or inner.strip() == "*":
            said, must = said[: found.start()], True
    return said.rstrip(" :*"), must


def _is_hidden(tree: Tree, form: int, i: int) -> bool:
    """Whether the field, or what holds it within the form, is kept from sight."""
    j = i
    while j > form:
        attributes = tree.attributes[j]
        if attributes:
            if "hidden" in attributes or attributes.get("aria-hidden") == "true":
                return True
            if _HIDDEN_STYLE.search(attributes.get("style") or ""):
                return True
            if j != i and not _HIDDEN_NAMES.isdisjoint((attributes.get("class") or "").lower().split()):
                return True
        j = tree.parents[j]
    return False
