"""A story as Markdown for a program that takes notes, and as a page that loads nothing."""

from __future__ import annotations

import json

import pytest

from tests.builders import HOSTILE, article, loaded, paragraph
from tests.render.test_html import Reader
from warta.compare.anchors import anchor
from warta.export import documents, front, obsidian, pictures
from warta.model.article import Article, Picture
from warta.model.blocks import Figure
from warta.model.export import KeptPicture, Shape, Story
from warta.model.notes import Note, Placed

PNG = b"\x89PNG\r\n\x1a\nrest"
BOAT = "https://i.example/boat.png"
EVIL = '"\n---\nevil: true\n[[x]] <script>alert(1)</script> {{y}} # no'


def note(of: Article, words: str, said: str) -> Placed:
    text = of.text
    start = text.index(words)
    made = Note(
        id=1, url="https://news.example/", title="", revision=1, text_sha256="0" * 64, words=said,
        seen_at=loaded().provenance.fetched_at, created_at=loaded().provenance.fetched_at,
        changed_at=loaded().provenance.fetched_at, anchor=anchor(text, start, start + len(words)),
    )  # fmt: skip
    return Placed(note=made)


def test_facts_stand_as_front_matter_that_no_title_can_end() -> None:
    story = Story(loaded=loaded(article(title=EVIL, tags=("old market", EVIL))), tags=("To do",), starred=True)

    lines = front.matter(story).splitlines()

    assert (lines[0], lines[-1], lines.count("---")) == ("---", "---", 2)
    facts = {key: json.loads(value) for key, _colon, value in (line.partition(": ") for line in lines[1:-1])}
    assert facts["title"] == " ".join(EVIL.split())
    assert (facts["author"], facts["place"], facts["credits"]) == (["Rina Hadi"], "Banjarmasin", ["The Example"])
    assert facts["tags"][:2] == ["To-do", "old-market"]
    assert not any({*tag} & {*" #[]<>{}\"'\n"} for tag in facts["tags"])
    assert facts["starred"] is True
    assert "evil" not in facts


def test_what_is_unknown_is_no_front_matter() -> None:
    written = front.matter(Story(loaded=loaded(Article(url="https://x.example/"))))

    assert [line.partition(":")[0] for line in written.splitlines()] == [
        "---", "source", "created", "sha256", "text_sha256", "---",
    ]  # fmt: skip


def test_saved_pictures_are_named_in_a_folder() -> None:
    story = Story(
        loaded=loaded(article(Figure(src=BOAT, alt="A boat"), images=(Picture(url=BOAT),))),
        pictures=(KeptPicture(url=BOAT, kind="png", body=PNG),),
    )

    name = pictures.name(story.pictures[0])
    assert f"![A boat](images/{name})" in documents.markdown(story, Shape(form="markdown"), images="images")
    assert f"![A boat]({BOAT})" in documents.markdown(story, Shape(form="markdown"))


def test_notes_and_comments_come_when_they_are_wanted() -> None:
    of = article()
    story = Story(loaded=loaded(of), notes=(note(of, "Two hundred stalls", "Ask *the* mayor."),))

    bare = documents.markdown(story, Shape(form="markdown"))
    full = documents.markdown(story, Shape(form="markdown", comments=True, notes=True))

    assert "mayor" not in bare
    assert "Stay safe" not in bare
    assert "> Two hundred stalls\n\nAsk \\*the\\* mayor.\n\n(these words stood in revision 1" in full
    assert "## 2 comments\n\n> **Budi · 20 Mar 2019 13:00 UTC**\n>\n> Stay safe.\n\n>> **Dewi" in full


def test_a_page_of_many_runs_and_loads_nothing() -> None:
    of = article(paragraph(EVIL), Figure(src=BOAT, alt=EVIL), title=EVIL, images=(Picture(url=BOAT),))
    story = Story(
        loaded=loaded(of),
        notes=(note(of, "evil: true", EVIL),),
        pictures=(KeptPicture(url=BOAT, kind="png", body=PNG),),
    )

    page = "".join(documents.page([story, story], Shape(form="html", comments=True, notes=True)))

    read = Reader(page)
    assert not {"script", "iframe", "link", "object", "form", "input"} & {*read.tags}
    assert {value[:22] for name, value in read.attributes if name == "src" and value} == {"data:image/png;base64,"}
    assert page.count("<article") == 2
    assert page.count('<section class="notes">') == 2


def test_what_obsidian_takes_for_its_own_is_shown_as_it_is() -> None:
    written = obsidian.escaped(
        "100%% sure ==x== #tag and $x^2$ but # no tag\n\n[a](https://x.example/#frag$^)\n\n`$#code` ``a`==``\n\n"
        "```py\n#comment ==\n```\n\n#last \\$kept"
    )

    assert written == (
        "100\\%\\% sure \\=\\=x\\=\\= \\#tag and \\$x\\^2\\$ but # no tag\n\n[a](https://x.example/#frag$^)\n\n"
        "`$#code` ``a`==``\n\n```py\n#comment ==\n```\n\n\\#last \\$kept"
    )


@pytest.mark.parametrize("form", ["markdown", "obsidian"])
def test_no_escape_survives(form: str) -> None:
    hostile = HOSTILE.replace("\x00", "")
    story = Story(loaded=loaded(article(paragraph(hostile), title=hostile)))

    written = documents.markdown(story, Shape(form=form, comments=True, notes=True))

    assert not {*written} & {*"\x1b\x07\x9b\u202e\u200b\x7f"}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (PNG, "png"), (b"\xff\xd8\xff\xe0", "jpeg"), (b"GIF89a", "gif"), (b"RIFF\0\0\0\0WEBPVP8", "webp"),
        (b"<svg onload='x'>", None), (b"<html>", None), (b"", None), (b"RIFF\0\0\0\0AVI ", None),
    ],
)  # fmt: skip
def test_a_picture_is_what_its_bytes_are(body: bytes, kind: str | None) -> None:
    assert pictures.kind(body) == kind
