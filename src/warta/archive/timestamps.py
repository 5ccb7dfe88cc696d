"""Time stamps of an authority (RFC 3161) over a line of the ledger; only what needs the extra `evidence`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warta.errors import ConfigError
from warta.i18n import _
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_GRANTED = {0, 1}  # granted, and granted with modifications (RFC 3161 §2.4.2)


class Told(Value, frozen=True, kw_only=True):
    """What an answer says: when, and of which digest. `serial` is the authority's number for it."""

    when: datetime
    hash: str
    serial: int


def request(line: str) -> bytes:
    """The question that is sent: it holds the hash of the line, and nothing else of it. Raises ConfigError."""
    library = _library()
    builder = library.TimestampRequestBuilder().data(line.encode()).hash_algorithm(library.HashAlgorithm.SHA256)
    made: bytes = builder.nonce(nonce=True).cert_request(cert_request=True).build().as_bytes()
    return made


def read(answer: bytes) -> Told:
    """What an answer says, whoever signed it. Raises ConfigError without the extra, ValueError for what is none."""
    found = _decoded(answer)
    info = found.tst_info
    return Told(when=info.gen_time, hash=info.message_imprint.message.hex(), serial=info.serial_number)


def wrong(answer: bytes, hash_of_line: str, roots: bytes) -> str:
    """Why an answer does not hold for a line; "" when one of these authorities (PEM) signed it. Raises ConfigError."""
    library = _library()
    try:
        found = _decoded(answer)
        builder = library.VerifierBuilder()
        for certificate in _certificates(roots):
            builder = builder.add_root_certificate(certificate)
        builder.build().verify(found, bytes.fromhex(hash_of_line))
    except (library.VerificationError, ValueError, TypeError, OverflowError) as error:
        return str(error) or _("the signature does not hold")
    return ""


def _decoded(answer: bytes) -> Any:  # noqa: ANN401 - a class of the library
    found = _library().decode_timestamp_response(answer)
    if int(found.status) not in _GRANTED:
        raise ValueError(_("the authority refused: status {status}").format(status=found.status))
    return found


def _certificates(roots: bytes) -> Sequence[Any]:
    from cryptography.x509 import load_pem_x509_certificates

    return load_pem_x509_certificates(roots)


def _library() -> Any:  # noqa: ANN401 - a module that may be absent
    try:
        import rfc3161_client
    except ImportError as error:
        raise ConfigError(
            _("time stamps need the extra `evidence`, which is not installed"),
            hint="pip install 'warta[evidence]'",
            kind="extra",
        ) from error
    return rfc3161_client
