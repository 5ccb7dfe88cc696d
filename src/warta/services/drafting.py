"""Validate a reply against its comment form and build the form fields to send. No I/O."""

from __future__ import annotations

import re

from warta import urls
from warta.errors import ConfigError
from warta.extraction.text import clean, line
from warta.i18n import _
from warta.model.reply import Fault, Outgoing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from warta.model.article import CommentForm, FormField
    from warta.model.reply import Signature

LONGEST: dict[str, int] = {"name": 245, "email": 100, "site": 200, "text": 65_525}
"""Maximum bytes of each field in WordPress (wp_get_comment_fields_max_lengths), used for all sites."""

_ORDER = ("text", "name", "email", "site")
_NAMES = {
    "email": re.compile(r"e-?mail|surel|courriel|correo"),
    "site": re.compile(r"^(?:comment_?)?(?:url|web|website|site|homepage|www)$|author_?(?:url|site)"),
    "name": re.compile(
        r"^(?:comment_?)?(?:author|name|nama|naam|nom|nombre|fullname|your_?name|author_?name|user_?name)$"
    ),
}
_PARENT = re.compile(r"^(?:comment_?)?(?:parent(?:_?id)?|reply_?to(?:_?(?:id|comment))?|in_?reply_?to)$")
_NO_SEND = re.compile(r"preview|cancel|delete|reset|pratinjau|vorschau", re.IGNORECASE)
_LOCAL = re.compile(r"[a-zA-Z0-9!#$%&'*+/=?^_`{|}~.-]+")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?", re.IGNORECASE)
_WORDPRESS = "/wp-comments-post.php"


def is_wordpress(action: str) -> bool:
    """Whether a form's action is the comment endpoint of WordPress."""
    return action.partition("?")[0].endswith(_WORDPRESS)


def roles(form: CommentForm) -> dict[int, str]:
    """Return the role (see `Outgoing`) of each field by index; only the first field of a role is filled."""
    found: dict[int, str] = {}
    for place, field in enumerate(form.fields):
        role = _role(field)
        found[place] = "other" if role in _ORDER and role in found.values() else role
    return found


def _role(field: FormField) -> str:
    name = field.name.lower()
    if field.type == "hidden":
        return "parent" if _PARENT.search(name) else "hidden"
    if field.type == "submit":
        return "hidden"
    if not field.visible:
        return "trap"
    if field.type == "textarea":
        return "text"
    if field.type in {"checkbox", "radio", "select", "file", "password"}:
        return "other"
    if field.type == "email" or _NAMES["email"].search(name):
        return "email"
    if field.type == "url" or _NAMES["site"].search(name):
        return "site"
    return "name" if _NAMES["name"].search(name) else "other"


def tidy(text: str) -> str:
    """Normalise the text of a reply; remove characters that a screen does not show."""
    return clean(text).strip()


def quoted(text: str) -> str:
    """Quote a comment: prefix each line with a quote mark."""
    return "\n".join([f"> {each}".rstrip() for each in tidy(text).split("\n")]) + "\n\n"


def signed(signature: Signature) -> Signature:
    """Return the signature with single-line fields and without invisible characters."""
    from dataclasses import replace

    others = tuple((line(name), tidy(value)) for name, value in signature.others)
    return replace(
        signature,
        name=line(signature.name),
        email=line(signature.email),
        site=line(signature.site),
        others=others,
    )


def faults(form: CommentForm, text: str, signature: Signature) -> tuple[Fault, ...]:
    """Return the faults that prevent sending with this form, the reply's own fields first; () when valid.

    A form without a text area can't be answered at all.
    """
    return tuple(_faults(form, text, signature))


def _faults(form: CommentForm, text: str, signature: Signature) -> Iterator[Fault]:
    asked = {role: form.fields[place] for place, role in roles(form).items() if role in _ORDER}
    values = _values(text, signature)
    for role in _ORDER:
        field = asked.get(role)
        if role == "text" and field is None:
            yield Fault(field="text", what=_("the form has no place for a text"), hint=_("answer it in a browser"))
        elif field is not None and (wrong := _wrong(role, values[role], field)):
            yield wrong
    given = dict(signature.others)
    names = {field.name for field in form.fields}
    for place, role in roles(form).items():
        field = form.fields[place]
        if role == "other" and field.required and not given.get(field.name) and _unfilled(field):
            yield Fault(
                field=field.name,
                what=_("the site asks for {field} too").format(field=line(field.label or field.name)),
                hint=_("give it with --field {name}=VALUE").format(name=line(field.name)),
            )
    for name in given:
        if name not in names:
            yield Fault(
                field=name,
                what=_("the form has no field {name}").format(name=name),
                hint=_("it has {names}").format(names=", ".join(sorted(names))[:200]),
                reason="invalid-field",
            )


def _unfilled(field: FormField) -> bool:
    """Whether a field has no preset value to send; boxes count as empty, since warta never ticks one itself."""
    return field.type in {"checkbox", "radio"} or not field.value


def _values(text: str, signature: Signature) -> dict[str, str]:
    return {"text": text, "name": signature.name, "email": signature.email, "site": signature.site}


def _wrong(role: str, value: str, field: FormField) -> Fault | None:
    """Return the fault of one of the reply's own fields; never includes its value."""
    must = field.required or role == "text"
    says = {
        "text": (_("the reply has no text"), _("give it with --text, or --text - for standard input")),
        "name": (_("the site asks for a name"), _("give it with --name, or name in [reader] of the settings")),
        "email": (_("the site asks for an e-mail"), _("give it with --email, or email in [reader] of the settings")),
        "site": (_("the site asks for a website"), _("give it with --site, or site in [reader] of the settings")),
    }
    if not value:
        return Fault(field=role, what=says[role][0], hint=says[role][1]) if must else None
    if (size := len(sent(value).encode())) > LONGEST[role]:
        return Fault(
            field=role,
            what=_("the {field} is too long: {size} bytes").format(field=_called()[role], size=size),
            hint=_("at most {most} bytes are taken").format(most=LONGEST[role]),
            reason="too-long",
        )
    if role == "email" and not is_email(value):
        return Fault(
            field=role,
            what=_("the e-mail is none that a site would take"),
            hint=_("for example name@example.org"),
            reason="invalid-field",
        )
    if role == "site" and urls.absolute(value if "://" in value else f"https://{value}", None) is None:
        return Fault(
            field=role, what=_("the website is no web address"), hint="https://example.org", reason="invalid-field"
        )
    return None


def _called() -> dict[str, str]:
    """Return the labels of the reply's own fields."""
    return {"text": _("text"), "name": _("name"), "email": _("e-mail"), "site": _("website")}


def sent(value: str) -> str:
    """Return a value with CRLF line ends (HTML, "constructing the entry list")."""
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")


def is_email(value: str) -> bool:
    """Whether WordPress accepts the e-mail address (same steps as its `is_email`)."""
    local, at, domain = value.rpartition("@") if value.count("@") == 1 else ("", "", "")
    if len(value) < 6 or not at or not _LOCAL.fullmatch(local):
        return False
    labels = domain.split(".")
    return len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)


def sound(form: CommentForm, page: str) -> None:
    """Raise ConfigError unless the form uses POST to the origin of its page, over HTTPS (HTTP only on loopback)."""
    host = urls.host(page)
    if form.method != "post":
        raise _unsound(_("the form of {host} would write the reply into an address"), host)
    if urls.origin(form.action) != urls.origin(page):
        raise _unsound(_("the form of {host} would send the reply to another site"), host)
    if not form.action.startswith("https:") and not is_here(form.action):
        raise _unsound(_("the form of {host} would send the reply without encryption"), host)


def _unsound(what: str, host: str) -> ConfigError:
    return ConfigError(what.format(host=host), hint=_("warta does not send it; a browser may"), kind="form", url=None)


def is_here(url: str) -> bool:
    """Whether an address is on the local machine (loopback)."""
    from ipaddress import ip_address

    name = urls.host(url).strip("[]")
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def outgoing(form: CommentForm, text: str, parent: str | None, signature: Signature) -> tuple[Outgoing, ...]:
    """Return each field to send, in page order: hidden ones unchanged, honeypots empty, no box ticked unasked.

    Raises ConfigError when a comment is to be answered and the form can't say which.
    """
    found = roles(form)
    if parent and "parent" not in found.values():
        raise ConfigError(
            _("the form of this page can't answer a single comment"),
            hint=_("leave --to out to comment on the story"),
            kind="form",
        )
    values = _values(text, signature) | ({"parent": parent} if parent else {})
    given = dict(signature.others)
    made = [_outgoing(form.fields[place], role, values, given) for place, role in found.items()]
    pressed = _button(form)
    return tuple(
        each for place, each in enumerate(made) if each and (form.fields[place].type != "submit" or place == pressed)
    )


def _outgoing(field: FormField, role: str, values: Mapping[str, str], given: Mapping[str, str]) -> Outgoing | None:
    """Return one field with its value; None when a browser would omit it."""
    box = field.type in {"checkbox", "radio"}
    if box and (role == "trap" or given.get(field.name) not in {field.value, "yes", "on"}):
        return None
    if field.type == "file":
        return None
    if role == "trap":
        value = ""
    elif role in values:
        value = values[role]
    elif box:
        value = field.value
    else:
        value = given.get(field.name, field.value)
    return Outgoing(name=field.name, value=value, label=field.label, role=role)


def _button(form: CommentForm) -> int | None:
    """Return the index of the submit button: the first one without another purpose."""
    for place, field in enumerate(form.fields):
        if field.type == "submit" and not _NO_SEND.search(f"{field.name} {field.value}"):
            return place
    return None
