from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.builders import FLOOD, article, loaded, paragraph, provenance
from warta.cli import formats
from warta.errors import ExtractError, FetchError, LibraryError
from warta.render.json import article_to_json

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Desk
    from warta.model.capture import Page


def test_a_page_is_fetched_and_printed_as_text(desk: Desk) -> None:
    url = desk.publish("https://news.example/1/")

    said = desk("read", url)

    assert (said.exit, said.stderr) == (0, "")
    assert said.stdout.startswith("The story of https://news.example/1/\nRina Hadi · 20 Mar 2019")
    assert "stood under water on Wednesday.\n\n“The water came" in said.stdout


def test_a_saved_page_is_not_fetched_again(desk: Desk, kept: str) -> None:
    said = desk("read", "--json", kept)

    assert said.json["from_library"] is True
    assert desk.network.asked == []


def test_a_page_that_is_older_than_max_age_is_fetched_again(desk: Desk, kept: str) -> None:
    desk.publish(kept)

    desk("read", "--max-age", "0", kept)
    said = desk("read", "--max-age", "1h", "--json", kept)

    assert desk.network.asked == [kept]
    assert said.json["from_library"] is True


@pytest.mark.parametrize("command", ["read", "thread", "links"])
def test_a_number_is_read_of_any_age_unless_one_is_asked_for(desk: Desk, kept: str, command: str) -> None:
    desk.publish(kept)
    desk.clock.time = desk.clock.time.replace(year=2030)

    desk(command, "1")
    desk(command, "--max-age", "0", "--offline", "1")
    assert desk.network.asked == []
    desk(command, "--max-age", "0", "1")
    desk(command, "--max-age", "1h", "--json", "1")
    assert desk.network.asked == [kept, kept]


def test_a_number_that_is_not_saved_is_reported_whatever_the_age(desk: Desk, kept: str) -> None:
    assert (desk("read", "--max-age", "0", "7").exit, desk.network.asked) == (6, [])


@pytest.mark.parametrize(
    ("argv", "hint"),
    [
        (["read", "999"], "`warta list` shows what is kept"),
        (["read", "--offline", "999"], "`warta list` shows what is kept"),
        (["thread", "999"], "`warta list` shows what is kept"),
        (["diff", "99"], "`warta list` shows what is kept"),
        (["diff", FLOOD], "`warta read` it once; `warta list` shows what is kept"),
        (["read", "--offline", FLOOD], "read it once without --offline; `warta list` shows what is kept"),
        (["thread", "--offline", FLOOD], "read it once without --offline; `warta list` shows what is kept"),
    ],
)
def test_an_unsaved_page_is_reported_with_what_helps(desk: Desk, argv: list[str], hint: str) -> None:
    said = desk(*argv)

    assert said.exit == 6
    assert said.stderr.splitlines()[1].strip() == hint


def test_offline_reads_from_the_library_at_any_age(desk: Desk, kept: str) -> None:
    desk.clock.time = desk.clock.time.replace(year=2030)

    said = desk("read", "--offline", kept)

    assert said.exit == 0
    assert desk.network.asked == []


def test_offline_a_page_that_is_not_saved_ends_in_exit_6(desk: Desk) -> None:
    said = desk("read", "--offline", FLOOD)

    assert (said.exit, said.stdout, desk.network.asked) == (6, "", [])
    assert "is not in the library" in said.stderr


def test_a_number_is_the_librarys_own(desk: Desk, kept: str) -> None:
    assert desk("read", "--json", "1").json["url"] == kept
    assert desk("read", "--json", "7").exit == 6


def test_one_document_is_an_object_and_many_are_one_array_in_the_order_asked(desk: Desk) -> None:
    urls = [desk.publish(f"https://news.example/{n}/") for n in range(12)]

    one = desk("read", "--json", urls[0])
    many = desk("read", "--json", *reversed(urls))

    assert one.json["url"] == urls[0]
    assert [each["url"] for each in many.json] == urls[::-1]


def test_json_lines_are_one_object_a_line_in_the_order_asked(desk: Desk) -> None:
    urls = [desk.publish(f"https://news.example/{n}/") for n in range(3)]

    said = desk("read", "-f", "jsonl", *urls)

    assert [json.loads(line)["url"] for line in said.stdout.splitlines()] == urls


def test_unordered_documents_come_as_they_are_done(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, quick = desk.publish("https://slow.example/"), desk.publish("https://quick.example/")
    done = asyncio.Event()
    fetch = desk.network.fetch

    async def in_turn(url: str, **asked: Any) -> Page:
        if url == slow:
            await done.wait()
        found = await fetch(url, **asked)
        if url == quick:
            asyncio.get_running_loop().call_later(0.05, done.set)
        return found

    monkeypatch.setattr(desk.network, "fetch", in_turn)

    said = desk("read", "-f", "jsonl", "--unordered", slow, quick)

    assert [json.loads(line)["url"] for line in said.stdout.splitlines()] == [quick, slow]


def test_no_more_than_eight_pages_are_asked_for_at_a_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    urls = [desk.publish(f"https://news.example/{n}/") for n in range(30)]
    running: list[str] = []
    most = []
    fetch = desk.network.fetch

    async def counted(url: str, **asked: Any) -> Page:
        running.append(url)
        most.append(len(running))
        await asyncio.sleep(0)
        running.remove(url)
        return await fetch(url, **asked)

    monkeypatch.setattr(desk.network, "fetch", counted)

    assert desk("read", "-f", "jsonl", *urls).exit == 0
    assert 1 < max(most) <= 8


def test_one_of_several_that_fails_is_reported_and_the_others_are_printed(desk: Desk) -> None:
    good, bad = desk.publish("https://news.example/1/"), "https://news.example/gone/"

    said = desk("read", "--json", bad, good)

    assert said.exit == 7
    assert [each["url"] for each in said.json] == [good]
    assert "gone" in said.stderr
    assert "Read 1 of 2 documents" in said.stderr


def test_when_all_fail_the_same_way_the_exit_is_that_errors(desk: Desk) -> None:
    said = desk("read", "--json", "https://a.example/", "https://b.example/")

    assert (said.exit, said.stdout) == (3, "")


def test_when_all_fail_in_different_ways_the_exit_is_7(desk: Desk) -> None:
    pdf = "https://news.example/paper.pdf"
    desk.network.fail(pdf, ExtractError("this is a PDF", kind="pdf", url=pdf))

    assert desk("read", "--json", "https://a.example/", pdf).exit == 7


def test_failures_as_json_are_one_object_each(desk: Desk) -> None:
    url = "https://news.example/front/"
    links = (("One \x1b[31m", "https://news.example/1/"),)
    desk.network.fail(url, ExtractError("a front page", hint="read one", kind="listing", url=url, links=links))

    said = desk("read", "--errors", "json", url)

    assert said.exit == 4
    assert said.complaint == {
        "kind": "listing",
        "url": url,
        "status": None,
        "retry_after": None,
        "message": "a front page",
        "hint": "read one",
        "exit": 4,
        "links": [{"title": "One", "url": "https://news.example/1/"}],
    }


def test_a_failure_shows_status_and_when_to_come_back(desk: Desk) -> None:
    url = "https://news.example/busy/"
    error = FetchError("news.example asks to wait", kind="status", url=url, status=429, retry_after=60)
    desk.network.fail(url, error)

    told = desk("read", "--errors=json", url).complaint

    assert (told["status"], told["retry_after"], told["exit"]) == (429, 60, 3)


def test_a_failure_is_one_line_of_cause_and_one_of_advice(desk: Desk) -> None:
    desk.network.fail(FLOOD, FetchError("it did not\nanswer", hint="try\nagain", kind="timeout"))

    assert desk("read", FLOOD).stderr == "warta: it did not answer\n       try again\n"


def test_standard_input_is_one_document_and_url_says_where_it_is_from(desk: Desk) -> None:
    said = desk("read", "--json", "-", "--url", FLOOD, stdin=b"From a pipe")

    assert (said.json["title"], said.json["url"]) == ("From a pipe", FLOOD)
    assert desk.library.kept == []


def test_standard_input_that_is_a_terminal_or_closed_is_wrong_usage(desk: Desk) -> None:
    args = desk("read", "-", typing=True)
    closed = desk("read", "-", stdin=None)

    assert (args.exit, closed.exit) == (2, 2)
    assert "is a terminal" in args.stderr
    assert "is closed" in closed.stderr


def test_standard_input_is_given_once(desk: Desk) -> None:
    assert desk("read", "-", "-", stdin=b"x").exit == 2
    assert desk("read", "-", "-i", "-", stdin=b"x").exit == 2


def test_a_file_is_a_document(desk: Desk, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("From a file")

    plain = desk("read", "--json", str(story))
    args = desk("read", "--json", story.as_uri())

    assert plain.json["title"] == args.json["title"] == "From a file"


def test_a_file_longer_than_a_page_may_be_is_cut_and_shown_to_be(desk: Desk, tmp_path: Path) -> None:
    story = tmp_path / "long.txt"
    story.write_text("x" * 3000)
    desk.environ["WARTA_MAX_BYTES"] = "2000"

    told = desk("read", "--json", str(story)).json

    assert told["truncated"] is True
    assert "2000 bytes" in told["incomplete"][0]


@pytest.mark.parametrize(
    "word", ["nothing-here.html", "./gone", "/nowhere/at/all", "file:///nowhere", "a b", "ftp://x/"]
)
def test_what_is_neither_file_nor_address_could_not_be_fetched(desk: Desk, word: str) -> None:
    said = desk("read", word)

    assert (said.exit, said.stdout) == (3, "")
    assert len(said.stderr.splitlines()) == 2


def test_a_folder_is_no_document(desk: Desk, tmp_path: Path) -> None:
    said = desk("read", str(tmp_path))

    assert said.exit == 3
    assert "directory" in said.stderr


def test_a_bare_host_is_an_address(desk: Desk) -> None:
    url = desk.publish("https://news.example/1/")

    assert desk("read", "--json", "news.example/1/").json["url"] == url


def test_a_list_of_addresses_is_lines_or_json_lines(desk: Desk) -> None:
    urls = [desk.publish(f"https://news.example/{n}/") for n in range(3)]
    listed = f"# mine\n{urls[0]}\n\n{json.dumps({'url': urls[1], 'x': 1})}\n  {urls[2]}  \n"

    said = desk("read", "--json", "-i", "-", stdin=listed.encode())

    assert [each["url"] for each in said.json] == urls


def test_a_list_of_one_is_an_array_and_an_empty_list_an_empty_one(desk: Desk, tmp_path: Path) -> None:
    one = tmp_path / "one.txt"
    one.write_text(desk.publish("https://news.example/1/"))
    none = tmp_path / "none.txt"
    none.write_text("# nothing yet\n")

    assert len(desk("read", "--json", "-i", str(one)).json) == 1
    assert desk("read", "--json", "-i", str(none)).json == []


@pytest.mark.parametrize(
    "line", ["/etc/passwd", "file:///etc/passwd", '{"url": "/etc/passwd"}', '{"no": 1}', "{", "ftp://x/"]
)
def test_a_list_never_names_a_file_of_this_machine(desk: Desk, line: str) -> None:
    good = desk.publish("https://news.example/1/")

    said = desk("read", "--json", "-i", "-", stdin=f"{line}\n{good}\n".encode())

    assert said.exit == 7
    assert [each["url"] for each in said.json] == [good]
    assert "root:" not in said.stdout


def test_fields_are_just_the_keys_that_were_named_in_that_order(desk: Desk, kept: str) -> None:
    said = desk("read", "--fields", "title,url", kept)

    assert said.stdout == f'{{"title":"River takes the old market","url":"{kept}"}}\n'


def test_a_field_that_does_not_exist_is_wrong_usage_with_the_nearest_name(desk: Desk, kept: str) -> None:
    said = desk("read", "--fields", "titel", kept)

    assert (said.exit, said.stdout) == (2, "")
    assert "did you mean title?" in said.stderr


def test_the_known_fields_are_those_of_an_article() -> None:
    assert tuple(article_to_json(loaded())) == formats.ARTICLE_FIELDS


def test_a_format_without_fields_and_fields_is_wrong_usage(desk: Desk, kept: str) -> None:
    assert desk("read", "-f", "html", "--fields", "title", kept).exit == 2
    assert desk("read", "-f", "html", "--json", kept).exit == 2


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("text", "River takes the old market\n"),
        ("markdown", "# River takes the old market\n"),
        ("html", "<!DOCTYPE html>\n"),
        ("json", '{"schema":"warta.article/1"'),
        ("jsonl", '{"schema":"warta.article/1"'),
    ],
)
def test_each_format_is_written(desk: Desk, kept: str, form: str, start: str) -> None:
    assert desk("read", "-f", form, kept).stdout.startswith(start)


def test_ansi_that_is_asked_for_has_colour_but_no_links_where_there_is_no_terminal(desk: Desk, kept: str) -> None:
    said = desk("read", "-f", "ansi", kept)

    assert "\x1b[1m" in said.stdout
    assert "\x1b]8;" not in said.stdout


def test_many_pages_of_html_are_one_document(desk: Desk) -> None:
    urls = [desk.publish(f"https://news.example/{n}/") for n in range(2)]

    said = desk("read", "-f", "html", *urls)

    assert said.stdout.count("<article") == 2
    assert said.stdout.count("<html") == said.stdout.count("</html>") == 1


def test_text_in_a_pipe_is_wrapped_only_when_asked(desk: Desk) -> None:
    story = article(paragraph("word " * 60))
    held = desk.keeps(loaded(story, provenance=provenance(story)))

    whole = desk("read", held)
    wrapped = desk("read", "--width", "40", held)

    assert max(map(len, whole.stdout.splitlines())) > 200
    assert max(map(len, wrapped.stdout.splitlines())) <= 40


@pytest.mark.parametrize("width", ["0", "-1", "x", "10", "²", "99999999999"])
def test_a_width_that_is_invalid_is_wrong_usage(desk: Desk, kept: str, width: str) -> None:
    assert desk("read", f"--width={width}", kept).exit == 2


@pytest.mark.parametrize("age", ["soon", "-5", "1w", "nan", "inf", ""])
def test_an_age_that_is_invalid_is_wrong_usage(desk: Desk, kept: str, age: str) -> None:
    assert desk("read", f"--max-age={age}", kept).exit == 2


def test_the_deadline_that_was_typed_is_the_fetchers(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    url = desk.publish("https://news.example/1/")
    asked: list[float] = []
    fetch = desk.network.fetch

    async def timed(url: str, *, timeout: float, **given: Any) -> Page:
        asked.append(timeout)
        return await fetch(url, timeout=timeout, **given)

    monkeypatch.setattr(desk.network, "fetch", timed)

    desk("read", "--timeout", "5", url)

    assert asked == [5.0]


def test_without_a_library_a_page_is_still_read_and_what_is_wrong_is_shown(desk: Desk) -> None:
    url = desk.publish("https://news.example/1/")
    desk.library.broken(LibraryError("the library cannot be opened", hint="see who owns it"))

    said = desk("read", "--json", url)
    quiet = desk("read", "-q", "--json", url)

    assert (said.exit, said.json["url"]) == (0, url)
    assert said.stderr == "warta: the library cannot be opened\n"
    assert quiet.stderr == ""


def test_offline_a_broken_library_is_the_error(desk: Desk) -> None:
    desk.library.broken(LibraryError("the library cannot be opened"))

    assert desk("read", "--offline", FLOOD).exit == 5


def test_what_the_library_did_unasked_is_shown(desk: Desk, kept: str) -> None:
    desk.library.notices.append("the library was damaged and is set aside")

    assert "set aside" in desk("read", kept).stderr


def test_reading_nothing_is_wrong_usage_with_short_help(desk: Desk) -> None:
    said = desk("read")

    assert (said.exit, said.stdout) == (2, "")
    assert "for example: warta read https://" in said.stderr


def test_the_network_is_drop(desk: Desk) -> None:
    desk("read", desk.publish("https://news.example/1/"))

    assert desk.network.closed


def test_a_post_without_text_but_with_a_title_is_read(desk: Desk) -> None:
    story = replace(article(), blocks=(), quotes=())
    held = desk.keeps(loaded(story, provenance=provenance(story)))

    assert desk("read", "--json", held).json["text"] == ""
    assert desk("read", held).exit == 0


def test_failures_as_json_are_alone_on_stderr(desk: Desk) -> None:
    said = desk("read", "--errors", "json", "https://a.example/", "https://b.example/")

    assert [json.loads(line)["url"] for line in said.stderr.splitlines()] == [
        "https://a.example/",
        "https://b.example/",
    ]
