"""Name, email and site of the reader: from the settings or, where these allow it, from the system keyring."""

from __future__ import annotations

from importlib import import_module

from warta.errors import ConfigError
from warta.i18n import _
from warta.model.reply import Signature

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

    from warta.settings import Reader

SERVICE = "warta"


def known(reader: Reader) -> Signature:
    """Return the reader's name, email and site; the keyring fills what the settings leave empty. Raises ConfigError."""
    name, email = reader.name, reader.email
    if reader.keyring:
        keyring = _keyring()
        name, email = name or _asked(keyring, "name"), email or _asked(keyring, "email")
    return Signature(name=name, email=email, site=reader.site)


def _asked(keyring: ModuleType, name: str) -> str:
    try:
        return keyring.get_password(SERVICE, name) or ""
    except keyring.errors.KeyringError as error:
        raise _silent(error) from error


def _keyring() -> ModuleType:
    """Import the optional `keyring` package. Raises ConfigError when it is not installed."""
    try:
        return import_module("keyring")
    except ImportError as error:
        raise ConfigError(
            _("the settings ask for the system's keyring, and its package is not installed"),
            hint="pip install 'warta[keyring]'",
            kind="keyring",
        ) from error


def _silent(error: Exception) -> ConfigError:
    """Return the error for a failed keyring: only its type, since its message may quote what it was given."""
    return ConfigError(
        _("the system's keyring does not answer: {why}").format(why=type(error).__name__),
        hint=_("`keyring diagnose` tells more; or set keyring = false in [reader]"),
        kind="keyring",
    )
