"""Save a page as browsers do ("web page, complete"): written anew from what they read, with addresses of their own."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin

from warta.extraction.vocabulary import words

_ADDRESSES = {"href", "action", "cite"}
_VOID = words("area base br col embed hr img input link meta param source track wbr")
_RAW = frozenset(("script", "style"))
META = '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">'


class Saver(HTMLParser):
    """One page on its way to the disk: quoted attributes, few entities, absolute links, pictures in a folder."""

    def __init__(self, url: str, folder: str) -> None:
        super().__init__()
        self.url = url
        self.folder = folder
        self.written: list[str] = []
        self.raw = False

    def handle_decl(self, decl: str) -> None:
        self.written.append(f"<!{decl}>\n<!-- saved from url=({len(self.url):04d}){self.url} -->\n")

    def handle_comment(self, data: str) -> None:
        self.written.append(f"<!--{data}-->")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.raw = tag in _RAW
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and ("charset" in given or given.get("http-equiv", "").lower() == "content-type"):
            return
        said = "".join([f' {name}="{escape(self._kept(name, value))}"' for name, value in given.items()])
        self.written.append(f'<{tag}{said} data-seen="1">{META if tag == "head" else ""}')

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.raw = False
        if tag not in _VOID:
            self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.written.append(data if self.raw else escape(data, quote=False).replace("\xa0", "&nbsp;"))

    def _kept(self, name: str, value: str) -> str:
        if name in _ADDRESSES and not value.startswith("#"):
            return urljoin(self.url, value)
        return f"{self.folder}/{value.rpartition('/')[2]}" if name == "src" else value


def saved(html: str, url: str, folder: str = "./Jembatan_files") -> str:
    """The page as the file that a browser writes."""
    saver = Saver(url, folder)
    saver.feed(html)
    saver.close()
    return "".join(saver.written)
