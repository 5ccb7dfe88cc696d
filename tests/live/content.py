"""What the live site is seeded with, and so what warta must find there: posts, their texts and their comments."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from itertools import cycle
from pathlib import Path
from typing import Any

_SOURCE: dict[str, Any] = json.loads((Path(__file__).parent / "posts.json").read_text("utf-8"))
ZONE = timezone(timedelta(hours=8))  # Asia/Makassar, as the site is set to
SITE_TITLE: str = _SOURCE["site"]["title"]

_NAMES = ("Yusran", "Bu Galuh", "Hendra S.", "Masitah", "warga_kuin", "Aulia", "Pak Guru", "Fauzan", "Melda", "Ibnu")
_REMARKS = (
    "Saya lewat situ kemarin, papan lantainya masih kuat.",
    "Sebelas bulan terlalu lama untuk dua tali baja.",
    "Terima kasih sudah ditulis, semoga dibaca wali kota.",
    "Anak saya termasuk yang menumpang perahu itu setiap pagi.",
    "Kalau memang berbahaya, lebih baik tetap ditutup dulu.",
    "Bukankah tahun lalu sudah ada anggarannya?",
    "Setuju, keselamatan lebih penting daripada cepat.",
    "Tolong sebutkan juga jadwal perahu penggantinya.",
    "Di kampung sebelah diperbaiki warga sendiri dalam seminggu.",
    "Angka 1,7 miliar itu dari mana asalnya?",
    "Saya ikut menandatangani suratnya.",
    "Semoga bulan Juli benar-benar dikerjakan.",
    "Warung ibu saya ikut sepi sejak ditutup.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeededComment:
    """One comment to seed. `parent` is its parent's place in the same list; `approved`: 1, 0 (held), spam, trash."""

    author: str
    text: str
    when: datetime
    parent: int | None = None
    kind: str = "comment"
    approved: str = "1"
    site: str = ""
    user: str = ""
    plain: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeededPost:
    """One post to seed, and what a reader of it must get."""

    slug: str
    title: str
    author: str
    author_login: str
    published: datetime
    category: str
    tags: tuple[str, ...]
    html: str
    paragraphs: tuple[str, ...]
    open_to: str = "open"
    password: str = ""
    comments: tuple[SeededComment, ...] = field(default=(), repr=False)
    raw_title: str = ""
    whole: tuple[str, ...] = ()
    thread: str = "short"

    @property
    def path(self) -> str:
        return f"/{self.published:%Y/%m/%d}/{self.slug}/"


def _html(shape: str, body: list[dict[str, Any]]) -> str:
    """The post as an editor saves it: `blocks` for the block editor, `classic` for bare paragraphs."""
    parts = []
    for part in body:
        match part:
            case {"p": words}:
                parts.append(
                    words if shape == "classic" else f"<!-- wp:paragraph -->\n<p>{words}</p>\n<!-- /wp:paragraph -->"
                )
            case {"h": words}:
                parts.append(f"<!-- wp:heading -->\n<h2>{words}</h2>\n<!-- /wp:heading -->")
            case {"quote": words}:
                inner = f'<blockquote class="wp-block-quote"><p>{words}</p></blockquote>'
                parts.append(f"<!-- wp:quote -->\n{inner}\n<!-- /wp:quote -->")
            case {"list": items}:
                inner = "".join(f"<li>{item}</li>" for item in items)
                parts.append(f"<!-- wp:list -->\n<ul>{inner}</ul>\n<!-- /wp:list -->")
            case _:
                parts.append("<!--nextpage-->")
    return "\n\n".join(parts)


def _texts(body: list[dict[str, Any]], *, pages: int) -> tuple[str, ...]:
    """The text of the post's first pages, a string a block."""
    texts = []
    for part in body:
        if "break" in part:
            pages -= 1
            if not pages:
                break
            continue
        items = part.get("list")
        texts.append("\n".join(items) if items else part.get("plain") or next(iter(part.values())))
    return tuple(texts)


def _long_thread(start: datetime, author: str) -> tuple[SeededComment, ...]:
    """23 threads, 69 comments that may be shown, up to six deep; three held or binned that may not; two pingbacks."""
    names, remarks = cycle(_NAMES), cycle(_REMARKS)
    made: list[SeededComment] = []

    def say(parent: int | None, **more: Any) -> int:
        when = start + timedelta(minutes=17 * len(made))
        values: dict[str, Any] = {"author": next(names), "text": next(remarks), "when": when, "parent": parent}
        made.append(SeededComment(**values | more))
        return len(made) - 1

    for number in range(21):
        top = say(None, site="https://contoh.example/warga" if number % 7 == 0 else "")
        answer = top
        for _ in range((0, 2, 5, 1, 3, 0, 4)[number % 7]):
            answer = say(answer)
        if number % 4 == 1:
            say(
                top,
                user=author,
                text=f"Redaksi menunggu jawaban dinas (surat ke-{number}).\n\nKabar lanjutan menyusul.",
            )
    say(None, approved="0", text="TERTAHAN: komentar ini belum disetujui.", author="Penunggu")
    say(3, approved="spam", text="SAMPAH: menangkan perahu gratis!", author="Penipu", site="https://jahat.example/")
    say(0, approved="trash", text="DIBUANG: kata-kata kasar.", author="Pemarah")
    say(
        None,
        kind="pingback",
        author="Blog Sungai",
        site="https://blog.example/jembatan",
        text="[…] jembatan gantung […]",
    )
    say(
        None,
        kind="trackback",
        author="Catatan Kota",
        site="https://catatan.example/7",
        text="Kutipan dari catatan kota.",
    )
    return tuple(made)


def _crowd(start: datetime, author: str) -> tuple[SeededComment, ...]:
    """250 comments up to seven deep, as they came on a real site: 130 outermost; six links in, three unseen."""
    names, remarks = cycle(_NAMES), cycle(_REMARKS)
    made: list[SeededComment] = []
    above: list[int] = []
    for level, many in enumerate((130, 35, 29, 23, 17, 11, 5)):
        here = []
        for number in range(many):
            parent = above[number * len(above) // many] if level else None
            user = author if number % 12 == 5 else ""
            words = f"{next(remarks)} ({level}.{number})"
            when = start + timedelta(minutes=11 * number, hours=30 * level)
            made.append(SeededComment(author=next(names), text=words, when=when, parent=parent, user=user))
            here.append(len(made) - 1)
        above = here
    for number in range(6):
        kind = "trackback" if number % 3 == 2 else "pingback"
        when = start + timedelta(hours=4 * number, minutes=3)
        site = f"https://blog{number}.example/warung"
        made.append(SeededComment(author=f"Blog {number}", text="[…] warung […]", when=when, kind=kind, site=site))
    for approved, words in (("0", "TERTAHAN di keramaian."), ("spam", "SAMPAH di sini."), ("trash", "DIBUANG juga.")):
        when = start + timedelta(hours=7)
        made.append(SeededComment(author="Penunggu", text=words, when=when, parent=3, approved=approved))
    return tuple(made)


def _short_thread(start: datetime, author: str) -> tuple[SeededComment, ...]:
    later = timedelta(hours=2)
    return (
        SeededComment(author="Masitah", text="Kabar baik, semoga lancar.", when=start),
        SeededComment(author="", user=author, text="Terima kasih sudah membaca.", when=start + later, parent=0),
        SeededComment(
            author="Fauzan",
            text="Bagaimana dengan kampung kami?",
            when=start + 2 * later,
            site="https://fauzan.example/",
        ),
        SeededComment(author="Penunggu", text="TERTAHAN di sini juga.", when=start + 3 * later, approved="0"),
    )


def _hostile_thread(start: datetime) -> tuple[SeededComment, ...]:
    return (
        SeededComment(
            author="Pe\u202enipu\x1b]0;TERTIPU\x07 \x9b31m",
            text="Klik \x1b]8;;http://jahat.example/\x1b\\di sini\x1b]8;;\x1b\\ [/] [@click=app.quit]ya[/] "
            "\x9d0;TERTIPU\x9c tamat.",
            plain="Klik di sini [/] [@click=app.quit]ya[/] tamat.",
            when=start,
        ),
        SeededComment(
            author="[/]", text="&#27;[2J &#8238;habis&#8236; semua.", plain="habis semua.", when=start, parent=0
        ),
    )


def _comments(which: str, start: datetime, author: str) -> tuple[SeededComment, ...]:
    match which:
        case "long":
            return _long_thread(start, author)
        case "crowd":
            return _crowd(start, author)
        case "hostile":
            return _hostile_thread(start)
        case "none":
            return ()
        case _:
            return _short_thread(start, author)


def _post(source: dict[str, Any]) -> SeededPost:
    published = datetime.fromisoformat(source["date"]).replace(tzinfo=ZONE)
    return SeededPost(
        slug=source["slug"],
        title=source.get("plain_title", source["title"]),
        raw_title=source["title"],
        author=_SOURCE["authors"][source["author"]],
        author_login=source["author"],
        published=published,
        category=source["category"],
        tags=tuple(source["tags"]),
        html=_html(source["shape"], source["body"]),
        paragraphs=_texts(source["body"], pages=1),
        whole=_texts(source["body"], pages=99),
        thread=source.get("thread", "short"),
        open_to=source.get("comments", "open"),
        password=source.get("password", ""),
        comments=_comments(source.get("thread", "short"), published + timedelta(hours=3), source["author"]),
    )


POSTS: tuple[SeededPost, ...] = tuple(_post(source) for source in _SOURCE["posts"])
LONG, CROWD, HOSTILE, PAGED, LOCKED, CLOSED, LOGIN_ONLY = (
    next(post for post in POSTS if post.slug == slug)
    for slug in (
        "warga-minta-jembatan-gantung-dibuka-lagi",
        "warung-terapung-buka-sampai-malam",
        "judul-jebakan",
        "catatan-panjang-dari-muara",
        "hanya-untuk-pelanggan",
        "listrik-desa-talaran-menyala",
        "lomba-jukung-hias-tiga-hari",
    )
)


def _seed_comment(comment: SeededComment) -> dict[str, Any]:
    return {
        "author": comment.author,
        "text": comment.text,
        "date": f"{comment.when:%Y-%m-%d %H:%M:%S}",
        "parent": comment.parent,
        "kind": comment.kind,
        "approved": comment.approved,
        "site": comment.site,
        "user": comment.user,
    }


def _seed_post(post: SeededPost) -> dict[str, Any]:
    return {
        "slug": post.slug,
        "title": post.raw_title,
        "date": f"{post.published:%Y-%m-%d %H:%M:%S}",
        "author": post.author_login,
        "category": post.category,
        "tags": list(post.tags),
        "html": post.html,
        "password": post.password,
        "open_to": post.open_to,
        "thread": post.thread,
        "comments": [_seed_comment(comment) for comment in post.comments],
    }


def seed() -> str:
    """Everything as the JSON that `wordpress/seed.php` reads."""
    posts = [_seed_post(post) for post in POSTS]
    return json.dumps({"site": _SOURCE["site"], "authors": _SOURCE["authors"], "posts": posts}, ensure_ascii=True)
