"""Settings: flag > WARTA_* > config.toml > default; what makes no sense is told with what to write instead."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from warta import settings
from warta.settings import Reader, SettingError, Settings


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "none.toml", {}) == Settings()


def test_a_variable_wins_over_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "timeout = 12\nmeasure = 60\n")

    read = settings.load(path, {"WARTA_TIMEOUT": "5.5"})

    assert (read.timeout, read.measure) == (5.5, 60)


def test_an_unknown_key_names_the_file_the_key_and_the_nearest_match(tmp_path: Path) -> None:
    path = written(tmp_path, "mesure = 60\n")

    with pytest.raises(SettingError) as caught:
        settings.load(path, {})

    assert str(path) in caught.value.what
    assert "'mesure'" in caught.value.what
    assert caught.value.hint == "did you mean measure?"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("timeout = 'soon'", "timeout must be a number"),
        ("timeout = 0", "timeout must lie between 0.1 and 600"),
        ("timeout = nan", "timeout must lie between 0.1 and 600"),
        ("measure = 72.5", "measure must be a whole number"),
        ("measure = true", "measure must be a whole number"),
        ("allow_downgrade = 1", "allow_downgrade must be true or false"),
        ("theme = 'warta-nigth'", "theme cannot be 'warta-nigth'"),
        ("max_age = 'soon'", "max_age cannot be 'soon'"),
        ("library = ''", "library must be a path"),
        ("outbox = 3", "outbox must be a path"),
        ("keys = 3", "[keys] must map commands to keys"),
        ("timeout = ", "is no valid TOML"),
    ],
)
def test_a_setting_that_is_invalid_is_reported(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingError) as caught:
        settings.load(written(tmp_path, text), {})

    assert told in caught.value.what
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "value"),
    [("WARTA_TIMEOUT", "soon"), ("WARTA_MEASURE", "1000"), ("WARTA_ALLOW_DOWNGRADE", "maybe"), ("WARTA_MAX_AGE", "x")],
)
def test_a_variable_that_is_invalid_is_reported_by_its_name(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name):
        settings.load(tmp_path / "none.toml", {name: value})


def test_a_file_that_is_no_text_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(SettingError, match="cannot be read"):
        settings.load(path, {})


@pytest.mark.parametrize(
    ("text", "value"), [("90", 90), ("15m", 900), ("1h", 3600), ("2d", 172_800), ("1.5 h", 5400), ("0", 0)]
)
def test_a_span_of_time_is_read_with_its_unit(text: str, value: float) -> None:
    assert settings.seconds(text) == value


@pytest.mark.parametrize("text", ["", "h", "-1", "inf", "nan", "15x"])
def test_a_span_without_sense_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - float's own words, whatever they are
        settings.seconds(text)


def test_the_example_names_every_setting_and_is_valid_when_uncommented(tmp_path: Path) -> None:
    bare = "\n".join(
        line[2:]
        for line in settings.example().splitlines()
        if line.startswith("# ") and (" = " in line or line[2] == "[")
    ).replace('"app.zen" = "z"', "")

    table = tomllib.loads(bare)

    assert set(table) == set(Settings._fields)
    assert set(table["reader"]) == set(Reader._fields)
    read = settings.load(written(tmp_path, bare), {})
    assert (read.timeout, read.reader) == (Settings().timeout, Reader())


def test_who_the_reader_is_is_read_and_never_shown(tmp_path: Path) -> None:
    path = written(tmp_path, '[reader]\nname = "Ada"\nemail = "ada@example.org"\n')

    read = settings.load(path, {})

    assert (read.reader.name, read.reader.email, read.reader.keyring) == ("Ada", "ada@example.org", False)
    assert repr(read.reader) == "Reader(name, email)"
    assert "ada@" not in repr(read)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("reader = 'ada@example.org'", "must be a table"),
        ("[reader]\nmail = 'ada@example.org'", "unknown setting 'mail' in [reader]"),
        ("[reader]\nemail = ['ada@example.org']", "email in [reader] is of the wrong kind"),
        ("[reader]\nkeyring = 'ada@example.org'", "keyring in [reader] is of the wrong kind"),
    ],
)
def test_what_is_wrong_with_the_reader_is_reported_without_its_values(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingError) as caught:
        settings.load(written(tmp_path, text), {})

    assert told in caught.value.what
    assert "ada@" not in caught.value.what + caught.value.hint


def test_keys_and_files_are_read(tmp_path: Path) -> None:
    path = written(
        tmp_path, 'library = "~/news.db"\noutbox = "/stick/outbox.db"\nmax_age = "1h"\n[keys]\n"app.zen" = "Z"\n'
    )

    read = settings.load(path, {})

    assert read.library == Path("~/news.db").expanduser()
    assert read.outbox == Path("/stick/outbox.db")
    assert read.max_age == 3600
    assert read.keys == {"app.zen": "Z"}


def test_rules_for_sites_are_tables_by_host(tmp_path: Path) -> None:
    given = tmp_path / "config.toml"
    given.write_text('[sites."WWW.News.example"]\nbody = "div.story, #main"\ndrop = ".promo"\n')

    assert settings.load(given, {}).sites == {"news.example": {"body": "div.story, #main", "drop": ".promo"}}


@pytest.mark.parametrize(
    ("rules", "what"),
    [
        ('[sites."a.example"]\nbodi = "p"', "unknown rule 'bodi'"),
        ('[sites."a.example"]\nbody = "div > p"', "body of a.example cannot be"),
        ('[sites."a.example"]\nbody = ""', "body of a.example cannot be"),
        ('[sites."a.example"]\nbody = 3', "body of a.example cannot be"),
        ('[sites]\nbody = "p"', "a table for each host"),
    ],
)
def test_rules_for_sites_that_are_invalid_are_reported(tmp_path: Path, rules: str, what: str) -> None:
    given = tmp_path / "config.toml"
    given.write_text(rules)

    with pytest.raises(settings.SettingError, match=what):
        settings.load(given, {})
