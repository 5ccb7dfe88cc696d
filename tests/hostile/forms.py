"""A small site whose reply form does whatever a form and its server can do: loopback only, two origins.

`FormSite()` is a context manager; `/form/MODE` is a story with a form, `posts` every form that arrived, on either
origin, `gets` every address that was asked for. Modes named in WORDPRESS answer as wp-comments-post.php does.
"""

from __future__ import annotations

import gzip
import json
import socket
import struct
import threading
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from tests.hostile import pages

HELD_HASH = "0123456789abcdef0123456789abcdef"
_FORM = """<form action="{action}" method="{method}" id="commentform" class="comment-form">
<p class="comment-notes">Your email address will not be published.</p>
<p><label for="comment">Comment</label> <textarea id="comment" name="comment" required></textarea></p>
<p><label for="author">Name *</label> <input id="author" name="author" type="text" required></p>
<p><label for="email">Email *</label> <input id="email" name="email" type="email" required></p>
<p><label for="url">Website</label> <input id="url" name="url" type="url"></p>
{more}<p><input name="submit" type="submit" value="Post Comment">
<input type="hidden" name="comment_post_ID" value="7"><input type="hidden" name="comment_parent" value="0"></p>
</form>"""
_MORE = {
    "honeypot": '<p style="display:none"><label>Leave this empty <input name="hp_name" value="bot"></label></p>'
    '<p class="d-none"><input type="email" name="email_again" value=""></p>'
    '<textarea name="ak_hp_textarea" hidden></textarea><input type="hidden" name="ak_js" value="231">',
    "double": '<input name="email" type="email" value="first@site.example"><input name="author" value="x">'
    '<textarea name="comment">twice</textarea>',
    "captcha": '<p><label for="sum">Two and three *</label> <input id="sum" name="sum" required></p>',
    "consent": '<p><input type="checkbox" id="c" name="consent" value="yes" required> <label for="c">I agree *</label>'
    '<input type="checkbox" name="wp-comment-cookies-consent" value="yes"></p>',
}
_ACTIONS = {
    "js": "javascript:alert(1)//wp-comments-post.php",
    "file": "file:///tmp/wp-comments-post.php",
    "data": "data:text/html,/wp-comments-post.php",
    "cross-action": "{other}/form/cross-action/wp-comments-post.php",
    "http-userinfo": "http://127.0.0.1:1@{bare_other}/wp-comments-post.php",
    "generic": "/form/generic/comment",
    "generic-thanks": "/form/generic-thanks/comment",
    "generic-shown": "/form/generic-shown/comment",
    "generic-403": "/form/generic-403/comment",
    "generic-409": "/form/generic-409/comment",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A form that arrived."""

    origin: str
    path: str
    fields: tuple[tuple[str, str], ...]
    headers: dict[str, str]
    body: str

    def value(self, name: str) -> list[str]:
        return [value for key, value in self.fields if key == name]


@dataclass
class FormSite:
    """The site, running between `with` and its end."""

    posts: list[Posted] = field(default_factory=list)
    gets: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    shown: dict[int, str] = field(default_factory=dict)
    nonces: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.stopping = threading.Event()
        self.lock = threading.Lock()
        self._servers = [self._server() for _ in range(2)]
        self.url, self.other = (f"http://127.0.0.1:{server.server_address[1]}" for server in self._servers)

    def __enter__(self) -> Self:
        for server in self._servers:
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stopping.set()
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def form(self, mode: str) -> str:
        """The address of a story whose form behaves like this."""
        return f"{self.url}/form/{mode}"

    def arrived(self, mode: str) -> list[Posted]:
        """What was posted to a story's form."""
        return [post for post in self.posts if post.path.startswith(f"/form/{mode}/")]

    def page(self, mode: str) -> str:
        """The story with its form."""
        bare = self.other.partition("//")[2]
        action = _ACTIONS.get(mode, f"/form/{mode}/wp-comments-post.php").format(other=self.other, bare_other=bare)
        more = _MORE.get(mode, "")
        if mode == "nonce":
            self.nonces.append(f"nonce-{len(self.nonces)}")
            more = f'<input type="hidden" name="_nonce" value="{self.nonces[-1]}">'
        form = _FORM.format(action=action, method="get" if mode == "get" else "post", more=more)
        page = pages.article()
        before, rest = page.split("<form", 1)
        _old, after = rest.split("</form>", 1)
        if mode == "closed-page":
            return f'{before}<p class="no-comments">Comments are closed.</p>{after}'
        if mode == "login-page":
            return f'{before}<p class="must-log-in">You must be logged in to post a comment.</p>{after}'
        if mode == "no-form":
            return before + after
        comments = "".join(self._comment(number, text) for number, text in sorted(self.shown.items()))
        return before.replace("</ol>", f"{comments}</ol>") + form + after

    def _comment(self, number: int, text: str) -> str:
        return (
            f'<li id="comment-{number}" class="comment"><article id="div-comment-{number}" class="comment-body">'
            f'<footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Ada</b></div></footer>'
            f'<div class="comment-content"><p>{text}</p></div></article></li>'
        )

    def _server(self) -> ThreadingHTTPServer:
        site = self

        class Handler(_Handler):
            place = site

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        return server


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    place: FormSite

    def log_message(self, *_words: Any) -> None:
        return

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.connection.getsockname()[1]}"

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.place.gets.append((self.path, dict(self.headers.items())))
        if parts.path.startswith("/wp-json/wp/v2/comments/"):
            self._rest(int(parts.path.rpartition("/")[2]))
        elif parts.path.startswith("/form/"):
            mode = parts.path.split("/")[2]
            cookies = ("session=abc; Path=/form", "elsewhere=no; Path=/admin", "gone=x; Max-Age=0")
            self.answer(self.place.page(mode), *(("Set-Cookie", each) for each in cookies if mode == "cookie"))
        else:
            self.answer(pages.article())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        post = Posted(
            origin=self.origin,
            path=self.path,
            fields=tuple(parse_qsl(body, keep_blank_values=True)),
            headers=dict(self.headers.items()),
            body=body,
        )
        with self.place.lock:
            self.place.posts.append(post)
            number = 100 + len(self.place.posts)
        mode = self.path.split("/")[2] if self.path.startswith("/form/") else ""
        answer = ANSWERS.get(mode, approved)
        answer(self, post, number)

    def answer(self, body: str | bytes, *headers: tuple[str, str], status: int = 200) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        if not any(name == "Content-Type" for name, _value in headers):
            self.send_header("Content-Type", "text/html; charset=utf-8")
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def sent_on(self, goes: str, status: int = 302) -> None:
        self.answer("", ("Location", goes), status=status)

    def refused(self, words: str, status: int) -> None:
        self.answer(
            f'<!DOCTYPE html><html><head><title>Comment Submission Failure</title></head><body id="error-page">'
            f'<div class="wp-die-message"><p>{words}</p>\n<p><a href="javascript:history.back()">&laquo; Back</a></p>'
            f"</div></body></html>",
            status=status,
        )

    def _rest(self, number: int) -> None:
        media = ("Content-Type", "application/json; charset=UTF-8")
        if number in self.place.shown:
            self.answer(json.dumps({"id": number, "status": "approved"}), media)
        else:
            self.answer(json.dumps({"code": "rest_forbidden"}), media, status=401)


def approved(to: _Handler, post: Posted, number: int) -> None:
    mode = post.path.split("/")[2]
    to.place.shown[number] = (post.value("comment") or [""])[0]
    to.sent_on(f"/form/{mode}?cpage=1#comment-{number}")


def _held(to: _Handler, post: Posted, number: int) -> None:
    to.sent_on(f"/form/held?unapproved={number}&moderation-hash={HELD_HASH}#comment-{number}")


def _binned(to: _Handler, post: Posted, number: int) -> None:
    to.sent_on(f"{to.origin}/form/binned#comment-{number}")


def _drop(to: _Handler, post: Posted, number: int) -> None:
    to.close_connection = True


def _reset(to: _Handler, post: Posted, number: int) -> None:
    to.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    to.connection.close()
    to.close_connection = True


def _slow(to: _Handler, post: Posted, number: int) -> None:
    to.place.stopping.wait(30)


def _slow_body(to: _Handler, post: Posted, number: int) -> None:
    to.send_response(200)
    to.send_header("Content-Length", "1000")
    to.end_headers()
    to.wfile.write(b"<p>")
    to.place.stopping.wait(30)


def _garbage(to: _Handler, post: Posted, number: int) -> None:
    to.wfile.write(b"\x1b]0;PWNED\x07 220 mail.test ESMTP\r\n\r\n")


def _bomb(to: _Handler, post: Posted, number: int) -> None:
    to.answer(packed_bomb(), ("Content-Encoding", "gzip"))


@cache
def packed_bomb() -> bytes:
    """64 MiB in 64 kB. Packing takes longer than a sender may wait: who sends for it asks for it before."""
    return gzip.compress(b"<p>" + b" " * 64 * 1024 * 1024)


def _refusing(words: str, status: int) -> Any:
    def answer(to: _Handler, post: Posted, number: int) -> None:
        to.refused(words.format(email=(post.value("email") or [""])[0]), status)

    return answer


def _redirecting(goes: str, status: int) -> Any:
    def answer(to: _Handler, post: Posted, number: int) -> None:
        to.sent_on(goes.format(other=to.place.other, here=to.place.url), status)

    return answer


def _empty(status: int) -> Any:
    def answer(to: _Handler, post: Posted, number: int) -> None:
        to.answer("", status=status)

    return answer


def _generic_shown(to: _Handler, post: Posted, number: int) -> None:
    to.place.shown[number] = post.value("comment")[0]
    to.sent_on("/form/generic-shown")


ANSWERS: dict[str, Any] = {
    # WordPress
    "held": _held,
    "binned": _binned,
    "missing": _refusing("<strong>Error:</strong> Please fill the required fields.", 200),
    "duplicate": _refusing("Duplicate comment detected; it looks as though you&#8217;ve already said that!", 409),
    "flood": _refusing("You are posting comments too quickly. Slow down.", 429),
    "closed": _refusing("Maaf, komentar ditutup untuk item ini.", 403),
    "login-only": _refusing("Sorry, you must be logged in to comment.", 403),
    "empty": _empty(200),
    "echo": _refusing("\x1b[31mThe address {email} is banned \x1b]0;PWNED\x07", 200),
    # whatever else a server can do
    "drop": _drop,
    "reset": _reset,
    "slow": _slow,
    "slow-body": _slow_body,
    "garbage": _garbage,
    "bomb": _bomb,
    "500": _refusing("There has been a critical error on this website.", 500),
    "503": _empty(503),
    "firewall": _empty(403),
    "redirect": _redirecting("/thanks", 302),
    "redirect-cross": _redirecting("{other}/form/approved", 302),
    "301": _redirecting("{here}/form/approved/wp-comments-post.php", 301),
    "307": _redirecting("{here}/form/approved/wp-comments-post.php", 307),
    "307-cross": _redirecting("{other}/form/approved/wp-comments-post.php", 307),
    "308-cross": _redirecting("{other}/form/approved/wp-comments-post.php", 308),
    "302-js": _redirecting("javascript:alert(1)", 302),
    "302-bad": _redirecting("http://[::", 302),
    "302-fragment-cross": _redirecting("{other}/form/approved#comment-101", 302),
    # other programs
    "generic": _refusing("Thank you!", 200),
    "generic-thanks": _redirecting("/thanks", 303),
    "generic-shown": _generic_shown,
    "generic-403": _refusing("No links, please.", 403),
    "generic-409": _refusing("You said that.", 409),
}
