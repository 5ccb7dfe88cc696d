"""Forum and question pages: the first post is the story, every reply is in the thread, signatures are in neither."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING

import pytest

from tests.builders import FLOOD
from warta import extract
from warta.model.blocks import Paragraph, Quotation

if TYPE_CHECKING:
    from warta.model.article import Article

TOPIC = "https://forum.example/threads/perahu.12/"
QUESTION = "Perahu kayu saya bocor di lambung kiri. Apa yang sebaiknya saya pakai untuk menambalnya?"
ANSWER = "Pakai dempul dan serat rami, lalu biarkan kering dua hari sebelum diturunkan ke air."
THANKS = "Terima kasih, saya coba minggu depan dan akan saya kabarkan hasilnya di sini."
SAID = (("Udin", QUESTION), ("Hj. Aminah", ANSWER), ("Udin", THANKS))
WHEN = datetime(2025, 3, 2, 8, 15, tzinfo=UTC)
STAMP = "2025-03-02T08:15:00Z"
SIGNATURE = "Salam dari Sungai Barito"

POSTS = {
    "XenForo 2": """<article class="message message--post js-post" data-author="{name}" id="js-post-{n}">
        <div class="message-name"><a class="username">{name}</a></div>
        <time class="u-dt" datetime="{stamp}">2 Mar 2025</time>
        <article class="message-body"><div class="bbWrapper">{text}</div></article>
        <aside class="message-signature"><div class="bbWrapper">{signature}</div></aside></article>""",
    "XenForo 1": """<li class="message" id="post-{n}" data-author="{name}"><div class="messageContent">
        <blockquote class="messageText">{text}</blockquote></div><div class="signature">{signature}</div>
        <abbr class="DateTime" title="{stamp}">2 Mar</abbr></li>""",
    "phpBB": """<div id="p{n}" class="post has-profile">
        <dl class="postprofile"><dt><a class="username">{name}</a></dt></dl>
        <div class="postbody"><p class="author"><time datetime="{stamp}">2 Mar</time></p>
        <div class="content">{text}</div><div id="sig{n}" class="signature">{signature}</div></div></div>""",
    "vBulletin 3": """<table id="post{n}"><tr><td><a class="bigusername">{name}</a> 2025-03-02 08:15</td>
        <td><div id="post_message_{n}">{text}</div><div class="signature">{signature}</div></td></tr></table>""",
    "vBulletin 4": """<li class="postbitlegacy postbit" id="post_{n}"><span class="date">2025-03-02 08:15</span>
        <a class="username">{name}</a><div id="post_message_{n}"><blockquote class="postcontent">{text}</blockquote>
        </div><blockquote class="signature">{signature}</blockquote></li>""",
    "Invision": """<article id="elComment_{n}" class="cPost ipsBox"><h3 class="cAuthorPane_author"><a>{name}</a></h3>
        <time datetime="{stamp}">2 Mar</time><div class="ipsType_normal ipsType_richText">{text}</div>
        <div class="signature">{signature}</div></article>""",
    "Discourse for crawlers": """<div class="topic-body crawler-post"><div class="crawler-post-meta">
        <span class="creator"><a><span>{name}</span></a></span><time datetime="{stamp}">2 Mar</time></div>
        <div class="post"><p>{text}</p></div></div>""",
    "Stack Exchange": """<div class="{kind}" id="{kind}-{n}"><div class="s-prose js-post-body"><p>{text}</p></div>
        <div class="user-details"><a>Penyunting</a></div>
        <span class="relativetime" title="{stamp}">2 Mar</span><div class="user-details"><a>{name}</a></div></div>""",
    "Reddit": """<shreddit-comment author="{name}" thingid="t1_{n}"><a href="/user/{n}">{name}</a>
        <time datetime="{stamp}">2 Mar</time><div id="t1_{n}-comment-rtjson-content" class="md">{text}</div>
        </shreddit-comment>""",
    "bbPress": """<div id="post-{n}" class="bbp-reply-header"><span>2025-03-02 08:15</span></div>
        <div class="reply type-reply hentry"><span class="bbp-author-name">{name}</span>
        <div class="bbp-reply-content"><p>{text}</p><div class="bbp-signature">{signature}</div></div></div>""",
    "GitHub": """<div class="comment timeline-comment"><h3 class="gh-header-title"><a class="author">{name}</a>
        <relative-time datetime="{stamp}">2 Mar</relative-time></h3>
        <div class="comment-body markdown-body"><p>{text}</p></div></div>""",
    "HyperKitty": """<div class="email" id="m{n}"><div class="email-author"><a>{name}</a></div>
        <time datetime="{stamp}">2 Mar</time><div class="email-body"><p>{text}</p>
        <div class="email-signature">{signature}</div></div></div>""",
    "Askbot": """<div id="post-id-{n}" class="js-post post"><div class="user-info"><a>{name}</a></div>
        <abbr title="{stamp}">2 Mar</abbr><div class="post-body"><p>{text}</p></div></div>""",
    "nothing that has a name": """<section><h3>{name}</h3> <time datetime="{stamp}">2 Mar 2025</time>
        <div><p>{text}</p></div><button>Suka</button></section>""",
    "Simple Machines": """<div class="windowbg" id="msg{n}"><div class="poster"><h4><a>{name}</a></h4></div>
        <span>2025-03-02 08:15</span><div class="post"><div class="inner" id="msg_{n}">{text}</div></div>
        <div class="signature">{signature}</div></div>""",
    "MyBB": """<div class="post classic" id="post_{n}"><div class="author_information"><a>{name}</a></div>
        <span class="post_date">2025-03-02 08:15</span><div class="post_body" id="pid_{n}">{text}</div>
        <div class="signature">{signature}</div></div>""",
    "FluxBB": """<div id="p{n}" class="blockpost"><h2><a>2025-03-02 08:15</a></h2>
        <div class="postleft"><a>{name}</a></div><div class="postright"><div class="postmsg"><p>{text}</p></div>
        <div class="postsignature">{signature}</div></div></div>""",
    "NodeBB": """<li data-pid="{n}" class="{owner}"><div class="post-header"><a>{name}</a></div>
        <span title="{stamp}"></span><div class="content"><p>{text}</p></div></li>""",
    "Vanilla": """<li class="Item ItemComment" id="Comment_{n}">
        <span class="Author"><a class="Username">{name}</a></span><time datetime="{stamp}">2 Mar</time>
        <div class="Message">{text}</div><div class="Signature UserSignature">{signature}</div></li>""",
    "unnamed, in rows": """<table><tr><td class="board-message" id="m{n}"><a class="board-user-name">{name}</a>
        <time datetime="{stamp}">2 Mar</time><div class="board_msg_text">{text}</div></td></tr></table>""",
    "unnamed": """<section><b class="post-author">{name}</b> <time datetime="{stamp}">2 Mar</time>
        <div class="post-body">{text}</div></section>""",
}


def page(program: str) -> str:
    """A topic of three posts in a program's markup."""
    posts = [
        POSTS[program].format(
            n=100 + at,
            name=name,
            text=text,
            stamp=STAMP,
            signature=SIGNATURE,
            kind="answer" if at else "question",
            owner="" if at == 1 else "topic-owner-post",
        )
        for at, (name, text) in enumerate(SAID)
    ]
    menu = "<nav><a href='/'>Depan</a> <a href='/baru'>Baru</a></nav>"
    title = "Menambal perahu kayu"
    return (
        f"<html lang=id><title>{title}</title><body>{menu}<h1>{title}</h1><main>{''.join(posts)}</main></body></html>"
    )


def replies(article: Article) -> list[tuple[str, str]]:
    assert article.thread is not None
    return [(comment.author, comment.text) for comment in article.thread.walk()]


@pytest.mark.parametrize("program", POSTS)
def test_the_first_post_is_the_story_and_the_replies_its_thread(program: str) -> None:
    article = extract(page(program), url=TOPIC)

    assert article.title == "Menambal perahu kayu"
    assert article.text == QUESTION
    assert article.authors == ("Udin",)
    assert article.published == WHEN
    assert replies(article) == [("Hj. Aminah", ANSWER), ("Udin", THANKS)]


def test_the_days_of_a_topic_are_read_in_one_order() -> None:
    drawn = page("vBulletin 4")
    for day in ("11-29-2024", "11-30-2024", "12-01-2024"):
        drawn = drawn.replace("2025-03-02 08:15", f"{day}, 08:15 AM", 1)

    article = extract(drawn.replace("<html", "<html lang=en", 1))

    assert article.published == datetime(2024, 11, 29, 8, 15, tzinfo=UTC)
    assert article.thread is not None
    assert [reply.posted_at for reply in article.thread.comments] == [
        datetime(2024, 11, 30, 8, 15, tzinfo=UTC),
        datetime(2024, 12, 1, 8, 15, tzinfo=UTC),
    ]


def test_what_is_quoted_from_another_post_is_no_post() -> None:
    quoted = f'<blockquote class="bbCodeBlock">{QUESTION}</blockquote>{ANSWER}'
    html = page("XenForo 2").replace(ANSWER, quoted)

    article = extract(html, url=TOPIC)

    assert [author for author, _ in replies(article)] == ["Hj. Aminah", "Udin"]
    assert ANSWER in replies(article)[0][1]


@pytest.mark.parametrize("who", ["", "<cite>Udin wrote:</cite> "])
def test_what_a_reply_quotes_of_an_earlier_post_is_told_once(who: str) -> None:
    quoted = f'<blockquote class="bbCodeBlock">{who}{QUESTION.replace("?", "…")}</blockquote>{ANSWER}'
    html = page("XenForo 2").replace(ANSWER, quoted)

    article = extract(html, url=TOPIC)

    assert replies(article) == [("Hj. Aminah", ANSWER), ("Udin", THANKS)]
    assert article.thread is not None
    reply = article.thread.comments[0]
    assert [(type(block), getattr(block, "pull", None)) for block in reply.body] == [
        (Quotation, True), (Paragraph, None),
    ]  # fmt: skip


def test_a_frame_that_is_called_a_quotation_is_one() -> None:
    quoted = f'<div class="bbcode_quote"><div class="bbcode_postedby">Udin</div><div>{QUESTION}</div></div>{ANSWER}'

    assert replies(extract(page("vBulletin 4").replace(ANSWER, quoted), url=TOPIC))[0] == ("Hj. Aminah", ANSWER)


def test_what_a_reply_quotes_from_elsewhere_is_its_text() -> None:
    saying = "Perahu yang tidak pernah bocor tidak pernah berlayar."
    html = page("XenForo 2").replace(ANSWER, f'<blockquote class="bbCodeBlock">{saying}</blockquote>{ANSWER}')

    assert replies(extract(html, url=TOPIC))[0] == ("Hj. Aminah", f"{saying}\n\n{ANSWER}")


@pytest.mark.parametrize("program", ["XenForo 1", "vBulletin 4"])
def test_a_post_that_its_program_puts_into_a_blockquote_is_no_quotation(program: str) -> None:
    article = extract(page(program), url=TOPIC)

    assert article.thread is not None
    assert [type(block) for reply in article.thread.walk() for block in reply.body] == [Paragraph, Paragraph]


def discourse(*posts: dict[str, object], stream: int = 0) -> str:
    """A page that carries its topic as data and shows nothing without scripts."""
    topic = {"post_stream": {"posts": list(posts), "stream": list(range(stream or len(posts)))}}
    data = escape(json.dumps({"topic_12": json.dumps(topic)}))
    return (
        f'<title>Menambal perahu kayu</title><body><div id="data-preloaded" data-preloaded="{data}"></div><main></main>'
    )


def post(number: int, name: str, text: str, answers: int | None = None) -> dict[str, object]:
    return {
        "id": 100 + number,
        "post_number": number,
        "username": name,
        "created_at": STAMP,
        "cooked": f"<p>{text}</p>",
        "reply_to_post_number": answers,
    }


def test_discourses_data_is_read_where_the_page_shows_nothing() -> None:
    posts = [post(1, "Udin", QUESTION), post(2, "Aminah", ANSWER), post(3, "Udin", THANKS, answers=2)]

    article = extract(discourse(*posts, stream=40), url=TOPIC)

    assert article.text == QUESTION
    assert replies(article) == [("Aminah", ANSWER), ("Udin", THANKS)]
    assert article.thread is not None
    assert article.thread.comments[0].replies[0].parent == "102"
    assert (article.thread.total, article.thread.complete) == (39, False)


@pytest.mark.parametrize("data", ["", "{", "[]", '{"topic_1": 5}', '{"topic_1": "{"}', '{"topic_1": "[]"}'])
def test_damaged_data_is_passed_over(data: str) -> None:
    html = f'<title>Perahu</title><div id="data-preloaded" data-preloaded="{escape(data)}"></div><p>{QUESTION}</p>'

    assert extract(html, url=TOPIC).text == QUESTION


def test_hacker_news_draws_depth_by_indent() -> None:
    rows = [(0, "a", QUESTION), (1, "b", ANSWER), (2, "c", THANKS), (0, "d", "Ini jawaban lain untuk semua orang.")]
    comments = "".join(
        f'<tr class="athing comtr" id="{at}"><td class="ind" indent="{depth}"></td><td><a class="hnuser">{name}</a>'
        f'<span class="age" title="{STAMP}">1 hour ago</span><div class="commtext c00">{text}</div></td></tr>'
        for at, (depth, name, text) in enumerate(rows)
    )
    html = f'<title>Perahu | Hacker News</title><table class="fatitem"></table><table>{comments}</table>'

    article = extract(html, url=TOPIC)

    assert article.thread is not None
    assert [(one.author, one.depth) for one in article.thread.walk()] == [("a", 0), ("b", 1), ("c", 2), ("d", 0)]
    assert article.text == ""


def test_old_reddit_tells_a_link_from_its_comments() -> None:
    def thing(kind: str, name: str, body: str, inner: str = "") -> str:
        return (
            f'<div class="thing {kind}" id="thing_{name}"><a class="author">{name}</a><time datetime="{STAMP}">x</time>'
            f"{body}<div class=child>{inner}</div></div>"
        )

    def words(text: str) -> str:
        return f'<div class="usertext-body"><div class="md"><p>{text}</p></div></div>'

    html = (
        "<title>Menambal perahu kayu</title>"
        + thing("link", "udin", "")
        + thing("comment", "aminah", words(ANSWER), thing("comment", "udin", words(THANKS)))
    )

    article = extract(html, url=TOPIC)

    assert article.text == ""
    assert replies(article) == [("aminah", ANSWER), ("udin", THANKS)]
    assert article.thread is not None
    assert article.thread.comments[0].replies[0].author == "udin"


def test_a_story_with_comments_is_no_topic() -> None:
    comments = "".join(
        f'<li id="comment-{n}"><div class="comment-body">Komentar {n} yang panjang.</div></li>' for n in range(4)
    )
    html = f"<title>Banjir</title><article><h1>Banjir</h1><p>{QUESTION}</p><p>{ANSWER}</p></article><ol>{comments}</ol>"

    article = extract(html, url=FLOOD)

    assert article.text == f"{QUESTION}\n\n{ANSWER}"


def test_a_card_about_another_page_tells_its_title_only() -> None:
    card = (
        '<aside class="onebox"><header class="source"><a href="https://river.example">river.example</a></header>'
        '<article class="onebox-body"><h3><a href="https://river.example/1">A boat of rushes</a></h3>'
        "<p>How the old people built them, in twelve pictures.</p></article></aside>"
    )
    shown = page("Discourse for crawlers").replace(ANSWER, ANSWER + card)
    sent = discourse(post(1, "Udin", QUESTION), post(2, "Aminah", ANSWER + card))

    for html in (shown, sent):
        told = replies(extract(html, url=TOPIC))[0][1]
        assert "A boat of rushes" in told
        assert "twelve pictures" not in told


@pytest.mark.parametrize(
    "drawn",
    [
        "Code: Select all",
        "Click to expand...",
        "View attachment 4417",
        "Edited March 3, 2025 by Udin",
        "saya lupa satu hal (see edit history)",
    ],
)
def test_a_line_that_the_program_draws_into_a_post_is_not_said_by_its_writer(drawn: str) -> None:
    html = page("XenForo 2").replace(ANSWER, f"<p>{ANSWER}</p><p>{drawn}</p><p>View attachments with care.</p>")

    article = extract(html, url=TOPIC)

    assert article.thread
    assert article.thread.comments[0].text == f"{ANSWER}\n\nView attachments with care."


def test_a_row_of_dated_cards_beside_a_story_is_no_topic() -> None:
    card = f"<section><h3>Berita</h3><time datetime={STAMP}>2 Mar</time><p>{THANKS}</p></section>"
    story = f"<p>{QUESTION} {ANSWER}</p>" * 4

    article = extract(f"<h1>Menambal perahu</h1><article>{story}</article>{card * 4}", url=TOPIC)

    assert article.text.startswith(QUESTION)
    assert article.thread is None


@pytest.mark.parametrize(
    "who",
    [
        "<cite><a href=/u>Udin</a> wrote: <a href=#p1>↑</a> <span>Fri Apr 02, 2021 10:12 am</span></cite>",
        "<cite><span>(04-02-2021, 10:12 AM)</span>Udin Wrote: </cite>",
    ],
)
def test_what_a_reply_quotes_is_told_once_though_the_program_says_who_and_when(who: str) -> None:
    quoting = f"<blockquote><div>{who}{QUESTION}</div></blockquote>{ANSWER}"
    article = extract(page("phpBB").replace(ANSWER, quoting), url=TOPIC)

    assert replies(article)[0] == ("Hj. Aminah", ANSWER)


def test_a_list_of_stories_under_a_topic_is_none() -> None:
    card = f"<div><h3><a href=/s>Berita</a></h3><time datetime={STAMP}>2 Mar</time><p>{THANKS} {ANSWER}</p></div>"

    article = extract(f"<title>Sungai</title><h1>Sungai</h1>{card * 4}", url="https://koran.example/topic/sungai/")

    assert article.thread is None


ROW = """<div class=row><span>{letter}</span> <span>{n} years ago</span> <a href=/u/{n}>{name}</a>
    <time datetime="2025-03-0{n}T08:15:00Z">2 Mar</time><div><p>{text}</p></div></div>"""


def row() -> str:
    return "".join(ROW.format(n=n, letter=who[0], name=who, text=text) for n, (who, text) in enumerate(SAID, start=1))


def test_nobody_in_a_row_of_posts_is_called_by_an_initial_or_a_span_of_time() -> None:
    article = extract(f"<h1>Menambal perahu kayu</h1><main>{row()}</main>", url=TOPIC)

    assert article.authors == ("Udin",)
    assert replies(article) == [("Hj. Aminah", ANSWER), ("Udin", THANKS)]


def test_the_question_before_a_row_of_answers_opens_the_topic() -> None:
    asked = f"<section><b>Siti</b> <time datetime={STAMP}>2 Mar</time><p>{THANKS} {QUESTION}</p></section>"
    article = extract(f"<h1>Menambal perahu</h1><main>{asked}<div>{row()}</div></main>", url=TOPIC)

    assert article.text == f"{THANKS} {QUESTION}"
    assert article.authors == ("Siti",)
    assert len(replies(article)) == 3


@pytest.mark.parametrize(
    "entry",
    [
        "<h3>{n} Maret 2025</h3><p>{text}</p>",
        "<h2>Versi 1.{n}</h2><time datetime=2025-03-0{n}>{n} Maret</time><p>{text}</p>",
    ],
)
def test_the_days_of_a_chronicle_and_the_versions_of_a_program_are_no_posts(entry: str) -> None:
    entries = "".join(f"<div>{entry.format(n=n, text=text)}</div>" for n, (_, text) in enumerate(SAID, start=1))
    article = extract(f"<h1>Sungai</h1>{entries}", url="https://koran.example/topics/sungai/")

    assert article.thread is None
    assert THANKS in article.text
