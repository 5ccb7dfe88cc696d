"""A book that every reader opens: checked by epubcheck, which nobody here wrote."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

import pytest

from tests.builders import NOON, article, bare_article, comment, loaded, paragraph, span, thread
from tests.export.test_documents import EVIL, note
from tests.render.every_block import EVERY
from warta.export import epub
from warta.model.article import Article, Picture
from warta.model.blocks import Figure
from warta.model.export import KeptPicture, Shape, Story

if TYPE_CHECKING:
    from collections.abc import Sequence

CHECKER = Path("/usr/bin/epubcheck")
FULL = Shape(form="epub", comments=True, notes=True)
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6260010000000500"
    "01a5f645400000000049454e44ae426082"
)
BOAT = "https://i.example/boat.png"
NASTY = EVIL + "]]>&amp;&bogus;\ufffe\x0b"


def nasty() -> Story:
    """A story whose every field tries to end the element that it stands in."""
    of = article(
        Figure(src=BOAT, alt=NASTY, credit=NASTY),
        paragraph(
            NASTY, span("a", "strong em", "http://[bad/"), span("b", "", "https://éx.example/a b?q=%zz&x#f g|{}"),
            span("c", "", "https://x.example:99999/"), span("d", "code", "https://a_b.example/%41?x[]=1"),
            span("e", "", "https://x.example/\"'<>"), span("f", "", "https://" + "a" * 70 + ".example/"),
        ),
        title=NASTY, authors=(NASTY,), site=NASTY, summary=NASTY, language='x-evil"<', images=(Picture(url=BOAT),),
        thread=thread(comment("1", NASTY, comment("2", "Deeper.", author=NASTY))),
    )  # fmt: skip
    return Story(
        loaded=loaded(of),
        notes=(note(of, "evil: true", NASTY),),
        pictures=(KeptPicture(url=BOAT, kind="png", body=DOT),),
    )


def book(stories: Sequence[Story], shape: Shape = FULL) -> bytes:
    made = io.BytesIO()
    epub.write(made, stories, shape, NOON)
    return made.getvalue()


def of(*articles: Article) -> list[Story]:
    return [Story(loaded=loaded(each)) for each in articles]


def test_the_type_stands_first_and_is_not_packed() -> None:
    made = book(of(article()))

    assert made[30:58] == b"mimetypeapplication/epub+zip"
    assert made == book(of(article()))


def test_every_file_of_the_book_is_xml_and_is_listed() -> None:
    with zipfile.ZipFile(io.BytesIO(book([*of(EVERY, article()), nasty()]))) as archive:
        for name in archive.namelist():
            if name.endswith((".xhtml", ".opf", ".xml")):
                expat.ParserCreate().Parse(archive.read(name), True)
        package = archive.read("EPUB/package.opf").decode()
        assert all(
            f'"{name[5:]}"' in package for name in archive.namelist() if name[:5] == "EPUB/" and "opf" not in name
        )
        chapters = [archive.read(f"EPUB/chapter-000{n}.xhtml").decode() for n in (1, 2, 3)]
    assert "<script" not in "".join(chapters)
    assert "Stay safe." in chapters[1]
    assert (
        "Stay safe."
        not in zipfile.ZipFile(io.BytesIO(book(of(article()), Shape(form="epub"))))
        .read("EPUB/chapter-0001.xhtml")
        .decode()
    )


def test_books_of_other_articles_are_other_books() -> None:
    def name(made: bytes) -> str:
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            return archive.read("EPUB/package.opf").decode().partition("urn:uuid:")[2][:36]

    assert name(book(of(article()))) == name(book(of(article())))
    assert name(book(of(article()))) != name(book(of(article(paragraph("Water fell.")))))


def test_epubcheck_has_nothing_against_it(tmp_path: Path) -> None:
    if not (shutil.which("java") and CHECKER.exists()):
        reason = "epubcheck and a Java to run it are not here (Debian: apt install epubcheck)"
        if os.environ.get("WARTA_REQUIRE_LIVE"):
            pytest.fail(reason)
        pytest.skip(reason)
    bare = bare_article(paragraph("Bare."), url="https://x.example/")
    exact = article(published=NOON.replace(microsecond=123_456))  # a clock tells more of a second than a page may
    arabic = article(paragraph("ارتفع الماء"), language="ar", title="فيضان")
    path = tmp_path / "stories.epub"
    path.write_bytes(book([*of(EVERY, exact, bare, arabic, bare_article()), nasty()]))

    said = subprocess.run(
        ["java", "-jar", str(CHECKER), str(path)], capture_output=True, text=True, check=False, timeout=120
    )

    assert "0 fatals / 0 errors / 0 warnings" in said.stdout, said.stdout + said.stderr
