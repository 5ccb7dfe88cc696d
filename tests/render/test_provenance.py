"""The record of a capture says everything that is known of it, and what it does not prove."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import FLOOD, NOON, article, loaded
from warta.model.article import Evidence
from warta.model.capture import Companion, Redirect
from warta.model.evidence import Entry
from warta.render import provenance
from warta.render.wrap import cells


def test_the_record_names_every_address_time_and_digest() -> None:
    made = loaded(article(evidence=(Evidence(field="title", method="json-ld"),)), id=12, revision=3)
    comments = Companion(url=f"{FLOOD}comments", status=200, fetched_at=NOON, sha256="c" * 64)
    failed = Companion(url=f"{FLOOD}2/", status=None, fetched_at=NOON, sha256="", incomplete=("no answer",))
    record = replace(
        made.provenance, redirects=(Redirect(status=301, url="http://news.example/"),), beside=(comments, failed)
    )

    said = provenance.record(replace(made, provenance=record)).splitlines()

    assert "sent on by   301 http://news.example/" in said
    assert f"answered by  200 {FLOOD}" in said
    assert "seen         2019-03-20 14:00:00+00:00" in said
    assert f"bytes        sha256 {record.sha256}" in said
    assert "kept as      number 12 of the library, revision 3" in said
    assert "it said      Content-Type: text/html; charset=utf-8" in said
    assert f"besides      200  {FLOOD}comments  2019-03-20 12:00:00+00:00  sha256 {'c' * 64}" in said
    assert f"             {FLOOD}2/  2019-03-20 12:00:00+00:00  no answer" in said
    assert "evidence     title: json-ld" in said
    assert "does not prove" in said[-1]


def test_no_line_is_wider_than_was_asked() -> None:
    said = provenance.record(loaded(), width=80)

    assert max(cells(line) for line in said.splitlines()) <= 80


def test_the_other_end_the_archive_and_the_ledger_are_reported_where_they_are_known() -> None:
    made = loaded(article(), id=12)
    record = replace(made.provenance, peer="203.0.113.7", certificate="ab" * 32, imported_from="a.warc, Wget/1.21")
    place = Entry(number=7, hash="cd" * 32, line="{}", capture=3)

    said = provenance.record(replace(made, provenance=record), place=place).splitlines()

    assert "from         203.0.113.7" in said
    assert f"certificate  sha256 {'ab' * 32}" in said
    assert "taken from   a.warc, Wget/1.21" in said
    assert f"ledger       line 7, sha256 {'cd' * 32}" in said
    assert "does not prove" in said[-1]
