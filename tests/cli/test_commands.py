"""The small commands: thread, links, outline, quotes, list, library, config, keys, doctor, help, completion, demo."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import jsonschema
import pytest

from tests.builders import FLOOD, article, comment, heading, loaded, paragraph, post, quote, span, thread
from warta import paths
from warta.cli.commands.library import format_fact
from warta.model.article import Link
from warta.render.json import schema

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Desk


# --- parts of a page ----------------------------------------------------------------------------------------------


def test_a_thread_is_a_tree_of_who_answers_who(desk: Desk, kept: str) -> None:
    said = desk("thread", kept)

    assert said.exit == 0
    assert said.stdout == (
        "2 comments\n\nBudi · 20 Mar 2019 13:00 UTC\nStay safe.\n\n  Dewi · 20 Mar 2019 13:00 UTC\n  We do.\n"
    )
    assert desk.network.asked == []


def test_a_flat_thread_names_who_each_answers(desk: Desk, kept: str) -> None:
    assert "Dewi · 20 Mar 2019 13:00 UTC · to Budi\nWe do.\n" in desk("thread", "--flat", kept).stdout


def test_the_record_of_a_capture_is_reported_in_words_and_as_json(desk: Desk, kept: str) -> None:
    words, data = desk("provenance", kept), desk("provenance", "--json", kept).json

    assert words.exit == 0
    assert f"answered by  200 {kept}" in words.stdout
    assert data["schema"] == "warta.provenance/1"
    assert data["provenance"]["final_url"] == kept
    assert data["provenance"]["sha256"] == data["sha256"]


def test_a_thread_as_json_follows_its_schema(desk: Desk, kept: str) -> None:
    tree = desk("thread", "--json", kept).json
    flat = desk("thread", "--json", "--flat", kept).json

    for data in (tree, flat):
        jsonschema.validate(data, json.loads(schema("thread")))
    assert tree["comments"][0]["replies"][0]["author"] == "Dewi"
    assert [(each["id"], each["parent"], each["depth"]) for each in flat["comments"]] == [("1", None, 0), ("2", "1", 1)]


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_no_comments_is_exit_1(desk: Desk, form: tuple[str, ...]) -> None:
    none = desk.keeps(loaded(article(url="https://a.example/", canonical_url=None, thread=None)))
    empty = desk.keeps(loaded(article(url="https://b.example/", canonical_url=None, thread=thread())))

    assert desk("thread", *form, none).exit == 1
    assert desk("thread", *form, empty).exit == 1


def test_a_deep_thread_is_shown_within_the_width(desk: Desk) -> None:
    deep = comment("0", "The last word of all.")
    for number in range(1, 40):
        deep = comment(str(number), "A word on that word, and a few more of them.", deep)
    desk.keeps(loaded(article(thread=thread(deep))))

    shown = desk("thread", "--width", "60", "1").stdout.splitlines()

    assert max(map(len, shown)) <= 60
    assert shown[-1].strip() == "The last word of all."


def test_a_thread_that_is_not_saved_is_fetched(desk: Desk) -> None:
    url = desk.publish("https://news.example/1/", replace(article(), url="https://news.example/1/"))

    assert desk("thread", url).exit == 0
    assert desk.network.asked == [url]


def test_links_are_an_address_and_its_words_a_line(desk: Desk) -> None:
    links = (Link(title="The\treport", url="https://x.example/r"), Link(title="", url="https://x.example/"))
    desk.keeps(loaded(article(links=links)))

    said = desk("links", "1")

    assert said.stdout == "https://x.example/r\tThe report\nhttps://x.example/\t\n"
    assert desk("links", "--json", "1").json["links"][0] == {"text": "The\treport", "url": "https://x.example/r"}


def test_no_links_is_exit_1(desk: Desk, kept: str) -> None:
    assert desk("links", kept).exit == 1
    assert desk("links", "--json", kept).json["links"] == []


def test_an_outline_is_the_title_and_its_headings(desk: Desk) -> None:
    desk.keeps(loaded(article(heading("One", 2), paragraph("x"), heading("One a", 3), heading("Two", 2))))

    assert desk("outline", "1").stdout == "River takes the old market\n  One\n    One a\n  Two\n"
    assert [each["block"] for each in desk("outline", "--json", "1").json["headings"]] == [0, 2, 3]


def test_no_headings_is_exit_1(desk: Desk, kept: str) -> None:
    assert desk("outline", kept).exit == 1


def test_quotes_show_the_text_over_its_speaker(desk: Desk, kept: str) -> None:
    said = desk("quotes", kept)

    assert said.stdout == "“The water came at night, and nobody was warned”\n  — Dewi Lestari\n"


def quoted(desk: Desk) -> None:
    said = (
        quote("One", speaker="Adi Santoso", confidence=0.9),
        quote("Two", speaker="Dewi", confidence=0.4),
        quote("Three", speaker=None, confidence=0.2),
    )
    desk.keeps(loaded(article(paragraph("One Two Three"), quotes=said)))
    other = article(paragraph("Four"), url="https://b.example/", canonical_url=None, quotes=(quote("Four"),))
    desk.keeps(loaded(other))
    silent = article(paragraph("Five"), url="https://c.example/", canonical_url=None, quotes=())
    desk.keeps(loaded(silent))


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        ((), ["One", "Two", "Three"]),
        (("--speaker", "santoso"), ["One"]),
        (("--min-confidence", "0.4"), ["One", "Two"]),
        (("--speaker", "nobody"), []),
    ],
)
def test_quotes_are_narrowed_by_speaker_and_confidence(desk: Desk, options: tuple[str, ...], texts: list[str]) -> None:
    quoted(desk)

    said = desk("quotes", "1", "--json", *options)

    assert [each["text"] for each in said.json["quotes"]] == texts
    assert said.exit == (0 if texts else 1)


def test_quotes_of_all_that_is_saved_show_where_each_stands(desk: Desk) -> None:
    quoted(desk)

    said = desk("quotes", "--all", "--json")

    assert sorted((each["url"], len(each["quotes"])) for each in said.json) == [("https://b.example/", 1), (FLOOD, 3)]
    assert desk("quotes", "--all", "--speaker", "nobody").exit == 1
    assert "“Four”" in desk("quotes", "--all").stdout


def test_a_quote_that_its_cue_interrupts_is_shown_as_one(desk: Desk) -> None:
    said = (quote("We waited,"), quote("and waited.", continues=True), quote("Enough."), quote("Yes.", None))
    desk.keeps(loaded(article(paragraph("We waited, and waited. Enough. Yes."), quotes=said)))

    assert desk("quotes", "1").stdout == (
        "“We waited, […] and waited.”\n  — Dewi Lestari\n\n“Enough.”\n  — Dewi Lestari\n\n“Yes.”\n  — speaker unknown\n"
    )
    assert [each["continues"] for each in desk("quotes", "1", "--json").json["quotes"]] == [False, True, False, False]


def test_indirect_speech_is_shown_only_when_asked_for(desk: Desk) -> None:
    format_fact = "Mayor Ellen Strand said the bridge would reopen before Christmas. “It will hold,” she said."
    start = format_fact.index("It will")
    direct = quote("It will hold,", "Ellen Strand", start=start, end=start + 13)
    desk.keeps(loaded(article(paragraph(format_fact), language="en", quotes=(direct,))))

    assert [each["text"] for each in desk("quotes", "1", "--json").json["quotes"]] == ["It will hold,"]
    both = desk("quotes", "1", "--json", "--indirect").json["quotes"]
    assert [(each["indirect"], each["speaker"]) for each in both] == [(True, "Ellen Strand"), (False, "Ellen Strand")]
    assert desk("quotes", "1", "--indirect").stdout == (
        "the bridge would reopen before Christmas\n  — Ellen Strand, Mayor, in other words\n\n"
        "“It will hold,”\n  — Ellen Strand\n"
    )


def test_quotes_are_of_a_page_or_of_all(desk: Desk, kept: str) -> None:
    assert desk("quotes").exit == 2
    assert desk("quotes", "--all", kept).exit == 2


# --- the library --------------------------------------------------------------------------------------------------


def test_a_list_in_a_pipe_is_a_post_a_line_with_tabs(desk: Desk, kept: str) -> None:
    said = desk("list")

    assert said.stdout == f"1\tunread\t2019-03-20\tThe Example\tRiver takes the old market\t{kept}\n"


def test_a_list_on_a_terminal_is_a_table_within_its_width(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    posts = (
        post(7, "大きな川が古い市場をのみこんだ" * 5),
        post(120, "Short", read=True, site="A site with a very long name"),
    )
    monkeypatch.setattr(desk.library, "posts", lambda *_given: posts)
    desk.terminal = True

    lines = desk("list", "--color", "never").stdout.splitlines()

    assert lines[0].startswith("  7 ● 2019-03-20  3  The Example ")
    assert lines[0].endswith("…")
    assert lines[1].startswith("120   2019-03-20  3  A site with a ver…")


def test_a_list_as_json_is_a_row_a_post(desk: Desk, kept: str) -> None:
    row = desk("list", "--json").json[0]

    assert (row["schema"], row["id"], row["url"], row["read"]) == ("warta.post/1", 1, kept, False)
    assert row["published"] == "2019-03-20T12:00:00+00:00"


def test_an_empty_library_is_no_error(desk: Desk) -> None:
    assert (desk("list").exit, desk("list").stdout) == (0, "")


def test_the_librarys_state_is_reported(desk: Desk, kept: str) -> None:
    facts = desk("library", "--json").json

    assert facts == json.loads(json.dumps(desk.library.info(), default=str))
    assert "articles" in desk("library", "info").stdout


def test_a_fact_of_the_library_reads_as_words_and_one_that_is_not_known_as_a_dash() -> None:
    facts: tuple[object, ...] = (12, ["warta/1", "warta/2"], [], None)

    assert [format_fact(fact) for fact in facts] == ["12", "warta/1, warta/2", "-", "-"]


def test_the_librarys_path_is_reported_without_opening_it(desk: Desk) -> None:
    assert desk("library", "path").stdout == f"{paths.library_file()}\n"


def test_a_sound_library_is_exit_0_and_a_damaged_one_1(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = desk("library", "check")
    monkeypatch.setattr(desk.library, "check", lambda: iter(["page 3 is not what it was"]))
    damaged = desk("library", "check", "--json")

    assert (sound.exit, sound.stdout) == (0, "the library is sound\n")
    assert (damaged.exit, damaged.json) == (1, {"sound": False, "wrong": ["page 3 is not what it was"]})


def test_a_rebuild_counts_what_it_made_and_shows_what_it_could_not(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = [("https://a.example/", None), ("https://b.example/", "there is no article in it")]
    monkeypatch.setattr(desk.library, "rebuild", lambda _extractor: iter(outcome))

    said = desk("library", "rebuild")

    assert (said.exit, said.stdout) == (7, "1 article was made anew\n")
    assert "https://b.example/: there is no article in it" in said.stderr


# --- help ---------------------------------------------------------------------------------------------------------


def test_settings_are_shown_checked_and_exemplified(desk: Desk) -> None:
    desk.environ["WARTA_MEASURE"] = "80"

    assert desk("config", "--json").json["measure"] == 80
    assert "measure         = 80\n" in desk("config", "show").stdout
    assert desk("config", "path").stdout == f"{paths.config_file()}\n"
    assert "every setting has its default" in desk("config", "check").stdout
    assert "# measure = 72" in desk("config", "example").stdout


def test_a_setting_that_is_invalid_fails_the_check(desk: Desk) -> None:
    path = paths.config_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.write_text("[keys]\n'app.nonsense' = 'x'\n")
        said = desk("config", "check")
        path.write_text("mesure = 80\n")
        unknown = desk("config", "check")
    finally:
        path.unlink()

    assert (said.exit, unknown.exit) == (2, 2)
    assert "app.nonsense" in said.stderr
    assert "did you mean measure?" in unknown.stderr


def test_keys_are_a_line_a_command(desk: Desk) -> None:
    rows = [line.split("\t") for line in desk("keys").stdout.splitlines()]
    format_fact = desk("keys", "--json").json

    assert {len(row) for row in rows} == {4}
    assert [each["id"] for each in format_fact] == [row[2] for row in rows]
    assert ["app", "z", "app.zen"] in [row[:3] for row in rows]


def test_the_doctor_finds_a_healthy_machine_well(desk: Desk) -> None:
    said = desk("doctor", "--json")

    assert said.json["well"] is True
    assert said.exit == 0
    assert {"warta", "python", "SQLite", "library", "colour"} <= {each["about"] for each in said.json["findings"]}


def test_the_doctor_says_what_is_wrong_and_what_to_do(desk: Desk) -> None:
    desk.encoding = "ascii"
    desk.environ["WARTA_TIMEOUT"] = "soon"

    said = desk("doctor")

    assert said.exit == 1
    assert "! settings" in said.stdout
    assert "! characters" in said.stdout


def test_the_doctor_minds_who_may_look_into_the_library(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    paths.data_dir().mkdir(mode=0o700)
    before = desk("doctor").stdout
    paths.data_dir().chmod(0o755)

    after = desk("doctor").stdout

    assert "! data" not in before
    assert "! data" in after


def test_the_manual_lists_its_pages_and_shows_each(desk: Desk) -> None:
    listed = [line.split()[0] for line in desk("help").stdout.splitlines()[2:]]

    assert {"reading", "keys", "json", "exits", "settings", "library"} <= set(listed)
    for topic in listed:
        assert desk("help", topic).stdout.strip()


def test_help_json_is_the_schema_itself(desk: Desk) -> None:
    assert desk("help", "json").json == json.loads(schema("article"))
    assert desk("help", "json-thread").json == json.loads(schema("thread"))


def test_help_of_a_command_is_its_help(desk: Desk) -> None:
    assert desk("help", "read").stdout == desk("read", "--help").stdout


def test_a_page_that_the_manual_lacks_is_answered_with_each_of_those_it_has_once(desk: Desk) -> None:
    known = desk("help", "xyzzy").stderr.partition("known: ")[2].strip().split(", ")

    assert len(known) == len(set(known)) > 20


def test_bash_understands_its_completion_and_completes(desk: Desk) -> None:
    script = desk("completion", "bash").stdout
    ask = 'complete_words() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _warta; echo "${COMPREPLY[*]}"; }\n'
    tries = (
        "complete_words warta rea\ncomplete_words warta read --form\ncomplete_words warta read -f js\n"
        "complete_words warta library re\ncomplete_words warta --er\n"
    )

    done = subprocess.run(["bash", "-c", script + ask + tries], capture_output=True, text=True, check=True)

    assert done.stderr == ""
    assert done.stdout.splitlines() == ["read", "--format", "json jsonl", "rebuild", "--errors"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_every_command_and_option_is_in_each_shells_completion(desk: Desk, shell: str) -> None:
    from warta.cli import registry

    script = desk("completion", shell).stdout

    assert [name for name in registry.command_names() if name not in script] == []
    assert "max-age" in script


def test_the_demo_prints_its_first_article_where_there_is_no_terminal(desk: Desk) -> None:
    from warta.demo.server import Server

    with Server() as server:
        desk.publish(server.url)

    said = desk("demo")

    assert said.exit in {0, 3}
    assert not paths.library_file().exists()
    assert desk.network.closed


# --- plain warta --------------------------------------------------------------------------------------------------


def test_warta_with_an_address_reads_it_where_there_is_no_terminal(desk: Desk, kept: str) -> None:
    assert desk(kept).stdout == desk("read", kept).stdout
    assert desk("--json", kept).json["url"] == kept


def test_warta_alone_without_a_terminal_is_short_help_and_exit_2(desk: Desk) -> None:
    said = desk()

    assert (said.exit, said.stdout) == (2, "")
    assert len(said.stderr.splitlines()) == 2


def test_on_a_terminal_a_format_or_many_addresses_print_instead_of_opening_the_app(desk: Desk, kept: str) -> None:
    desk.terminal = True

    assert desk("--json", "--no-pager", kept, typing=True).json["url"] == kept
    assert desk(kept, kept, "--no-pager", typing=True).stdout.count("River takes") == 2


def test_a_reading_on_a_terminal_has_colour_and_links_unless_reported_otherwise(desk: Desk) -> None:
    story = article(paragraph("See ", span("this", href="https://x.example/")))
    desk.keeps(loaded(story))
    desk.terminal = True

    assert "\x1b]8;id=w1;https://x.example/\x1b\\" in desk("read", "1").stdout
    assert "\x1b" not in desk("read", "--color", "never", "1").stdout
    desk.environ["NO_COLOR"] = "1"
    assert "\x1b" not in desk("read", "1").stdout


@pytest.mark.parametrize("name", ["read", "thread", "links", "outline", "quotes"])
def test_every_object_about_a_page_says_which_page_and_which_bytes(desk: Desk, kept: str, name: str) -> None:
    format_fact = desk(name, "--json", kept).json

    assert format_fact["schema"] == f"warta.{'article' if name == 'read' else name}/1"
    assert (format_fact["url"], format_fact["final_url"], format_fact["fetched_at"]) == (
        kept,
        kept,
        "2019-03-20T14:00:00+00:00",
    )
    assert len(format_fact["sha256"]) == 64
