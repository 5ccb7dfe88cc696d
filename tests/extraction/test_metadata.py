"""What a page says of itself: each field by the most trustworthy source, and None where none speaks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from warta.extraction import dom, metadata

if TYPE_CHECKING:
    from warta.extraction.metadata import Metadata

JSON_LD = """<script type="application/ld+json">%s</script>"""

TWO_AUTHORS = '{"@type":"NewsArticle","headline":"T","author":[{"name":"Rina Hartati"},{"name":"Jo Lee"}]}'
POINTED_AT = (
    '{"@graph":[{"@type":"Article","headline":"T","author":{"@id":"#p"}},'
    '{"@type":"Person","@id":"#p","name":"Rina &amp; Jo"}]}'
)
LONG = "Hujan turun. " * 20
LABELLED = '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Rina Hartati">'
OF_ITS_HOST = '<meta name="author" content="Koran">'
CITED = '<h1>T</h1><p itemprop=citation itemscope><meta itemprop=author content="Old Writer">A book of 1999</p>'
BY_ADMIN = '<meta name="author" content="admin">'
OF_KORAN_KITA = '<meta property="og:site_name" content="Koran Kita">'
PUBLISHED = '<meta property="article:published_time" content="2019-03-20">'
CHANGED = '<meta property="article:modified_time" content="2019-03-22">'


def read(head: str = "", body: str = "", url: str | None = "https://koran.example/berita/hujan/") -> Metadata:
    return metadata.read(dom.parse(f"<html lang=id-ID><head>{head}</head><body>{body}</body></html>"), url)


def method(found: Metadata, field: str) -> str | None:
    return next((each.method for each in found.evidence if each.field == field), None)


def test_the_heading_that_the_pages_title_agrees_with_is_the_title() -> None:
    found = read("<title>Hujan di Hulu - Koran Kita</title>", "<h1>Koran Kita</h1><h1>Hujan di Hulu</h1>")

    assert found.title == "Hujan di Hulu"


def test_the_sites_name_is_cut_off_a_title_without_heading() -> None:
    found = read('<title>Hujan di Hulu | Koran Kita</title><meta property="og:site_name" content="Koran Kita">')

    assert (found.title, found.site) == ("Hujan di Hulu", "Koran Kita")


@pytest.mark.parametrize(
    ("title", "feed", "site"),
    [
        ("Hujan di Hulu – Koran Kita", "Koran Kita &raquo; Feed", "Koran Kita"),
        ("Hujan di Hulu - Koran Kita", "Koran Kita » Umpan Komentar", "Koran Kita"),
        ("Koran Kita", "Koran Kita &raquo; Feed", "Koran Kita"),
        ("Hujan di Hulu", "Koran Kita &raquo; Feed", None),
        ("Hujan di Koran Kita", "Koran Kita &raquo; Feed", None),
        ("Hujan di Hulu – Koran Kita", "RSS", None),
        ("Hujan di Hulu – Koran Kita", "", None),
    ],
)
def test_a_site_goes_by_the_name_that_its_feed_and_its_title_agree_on(title: str, feed: str, site: str | None) -> None:
    link = f'<link rel="alternate" type="application/rss+xml" title="{feed}" href="/feed/">'

    assert read(f"<title>{title}</title>{link}").site == site


def test_what_a_site_calls_itself_goes_before_its_feed() -> None:
    link = '<link rel="alternate" type="application/rss+xml" title="Kita &raquo; Feed" href="/feed/">'

    assert read(f"<title>Hujan – Kita</title>{OF_KORAN_KITA}{link}").site == "Koran Kita"


def test_a_logo_in_a_heading_is_no_title() -> None:
    found = read(
        "<title>Hujan di Hulu</title>", '<h1 class="site-title">Koran</h1><h2 class="entry-title">Hujan di Hulu</h2>'
    )

    assert found.title == "Hujan di Hulu"


def test_a_page_without_a_title_has_none() -> None:
    assert read("", "<p>teks</p>").title is None


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        ('<meta name="author" content="Rina Hartati">', "", ("Rina Hartati",)),
        (BY_ADMIN, '<h1>T</h1><p class="byline">Oleh: Rina Hartati</p>', ("Rina Hartati",)),
        ("", '<h1>T</h1><span class="byline">By Rina Hartati and Jo Lee</span>', ("Rina Hartati", "Jo Lee")),
        ("", '<h1>T</h1><p>By <a href="/author/rina/">Rina Hartati</a>, Staff Writer</p>', ("Rina Hartati",)),
        ("", '<h1>T</h1><div><a rel="author" href="/x">Rina Hartati</a></div>', ("Rina Hartati",)),
        ("", "<h1>T</h1><p>Oleh Rina Hartati | 20 Maret 2019</p>", ("Rina Hartati",)),
        ("", '<h1>T</h1><p>teks</p><div id="comments"><b class="fn">Pembaca Setia</b></div>', ()),
        ("", "<h1>T</h1><p>Oleh <a rel=author href=/r>Rina Hartati</a> dan Jo Lee</p>", ("Rina Hartati", "Jo Lee")),
        ("", "<h1>T</h1><p>Ein Gastbeitrag von Rina Hartati</p>", ("Rina Hartati",)),
        ("", "<h1>T</h1><p>Interview: Rina Hartati Foto: Jo Lee</p>", ()),
        ("", "<h1>T</h1><p class=byline>Interview: Rina Hartati Foto: Jo Lee</p>", ("Rina Hartati",)),
        ("", "<h1>T</h1><p><b>Autor:</b> <a href=/x>Rina Hartati</a></p>", ("Rina Hartati",)),
        ("", "<h1>T</h1><h4>Author</h4><p>Rina Hartati</p>", ("Rina Hartati",)),
        ("", "<h1>T</h1><h4>Author</h4><p>About</p>", ()),
        ("", "<h1>T</h1><p>Posted on 20 March 2019 by Rina Hartati</p>", ("Rina Hartati",)),
        ("", "<h1>T</h1><p>In 2019 the dam was built by Rina Hartati</p>", ()),
        ("", '<h1>T</h1><div class="byline">Rina Hartati Rina Hartati</div>', ("Rina Hartati",)),
        ("", '<div class="sidebar"><h1>T</h1><p>Oleh Rina Hartati</p></div>', ("Rina Hartati",)),
        ("", f"<h1>T</h1>{'<p>Hujan.</p>' * 200}<p>Text von Rina Hartati, Fotos von Jo Lee</p>", ("Rina Hartati",)),
        ("", f"<h1>T</h1>{'<p>Hujan.</p>' * 200}<p class=comment>Written by Jo Lee</p>", ()),
        ("", f"<h1>T</h1>{'<p>Hujan.</p>' * 200}<p>Written by Jo Lee</p><p>Directed by Jo Lee</p>", ()),
        ("", "<h1>T</h1><p>On 3 May 2019 by Jo Lee the dam was opened to all.</p>", ()),
        ("", "<h1>T</h1><p>The dam broke on 3 May 2019, by Jo Lee</p>", ()),
        ("", "<h1>T</h1><p>Von der Elbe bis zur Oder</p>", ()),
        ("", f"<h1>T</h1>{'<p>Hujan.</p>' * 200}<p>{LONG}</p><p>Written by Jo Lee</p><p>{LONG}", ()),
        ("", "<h1>T</h1><p>Published 3 May 2019 by Penguin Books</p>", ()),
        ("", "<h1>T</h1><p>Updated 3 May 2019 by Jo Lee</p>", ()),
        ("", "<h1>T</h1><p><span>Autor</span> <span>Weitere Artikel</span></p>", ()),
        ("", "<h1>T</h1><p class=byline>Bora Bora</p>", ("Bora Bora",)),
        ("", "<h1>T</h1><p class=byline>Автор: Анна Скворцова</p>", ("Анна Скворцова",)),
        ("", "<h1>T</h1><p class=byline>Laporan: Rina Hartati</p>", ("Rina Hartati",)),
        ("", "<h1>T</h1><p class=byline>Rina Hartati Editor: Jo Lee</p>", ("Rina Hartati",)),
        ("", "<h1>T</h1><p class=byline>Editor: Jo Lee</p>", ()),
        ("", "<h1>T</h1><p class=byline>מאת דנה לוי</p>", ("דנה לוי",)),
        ("", "<h1>T</h1><p class=author>作者：赵晓岚 责任编辑：王辉</p>", ("赵晓岚",)),
        ("", "<h1>T</h1><p class=author>赵晓岚 关注</p>", ("赵晓岚",)),
        ("", "<h1>T</h1><p class=byline>By Rina Hartati Senior Jakarta Correspondent</p>", ("Rina Hartati",)),
        ("", "<h1>T</h1><p>Submitted by Rina Hartati on Mon, 05/19/2014 - 11:40</p>", ("Rina Hartati",)),
        ("", "<h1>T</h1><h6>Penulis</h6><h6>Editor</h6>", ()),
        (JSON_LD % '{"@type":"Article","headline":"T","author":{"name":"Department for Transport"}}', "",
         ("Department for Transport",)),
        (JSON_LD % '{"@type":"Article","headline":"T","author":{"name":"RINA HARTATI rina@koran.example"}}', "",
         ("RINA HARTATI",)),
        ("", "<h1>T</h1><p>By Rina Hartati of the Evening Tide</p>", ("Rina Hartati",)),
        ("", "<h1>T</h1><p>Story and photos by Rina Hartati</p>", ("Rina Hartati",)),
        ("", "<h1>T</h1><p class=byline>記者王小明／台北報導</p>", ("王小明",)),
        ("", "<h1>T</h1><a href=/author/rina>View Author Page</a>", ()),
        ("", "<h1>T</h1><table><tr><th>Written by</th><td>Rina Hartati</td></tr></table>", ()),
        ('<meta name="author" content="name, email@mail.example">', "<h1>T</h1>", ()),
        (LABELLED.replace("Rina Hartati", "Redaktion"), "", ()),
        (BY_ADMIN, "<h1>T</h1>", ()),
        (LABELLED, "", ("Rina Hartati",)),
        (OF_ITS_HOST, "<h1>T</h1><p>Oleh Rina Hartati</p>", ("Rina Hartati",)),
        (OF_ITS_HOST, "<h1>T</h1>", ("Koran",)),
        (OF_ITS_HOST, "<h1>T</h1><p>By Reuters Staff</p>", ("Koran",)),
        ('<meta name="author" content="koran.example.com">', "<h1>T</h1><p>Oleh Jo Lee</p>", ("Jo Lee",)),
        ("", CITED, ()),
        ('<meta name="author" content="Jo Lee">', CITED, ("Jo Lee",)),
        (JSON_LD % TWO_AUTHORS, "", ("Rina Hartati", "Jo Lee")),
        (JSON_LD % POINTED_AT, "", ("Rina", "Jo")),
        (f'<meta name="author" content="Koran Kita">{OF_KORAN_KITA}', "", ("Koran Kita",)),
        ("", "", ()),
    ],
)  # fmt: skip
def test_authors_are_names_only(head: str, body: str, authors: tuple[str, ...]) -> None:
    assert read(head, body).authors == authors


@pytest.mark.parametrize(
    ("head", "body", "how"),
    [
        ('<meta property="article:published_time" content="2019-03-20T07:40:00Z">', "", "meta"),
        (JSON_LD % '{"@type":"NewsArticle","headline":"T","datePublished":"2019-03-20T07:40:00Z"}', "", "json-ld"),
        ("", '<h1>T</h1><time datetime="2019-03-20T07:40:00Z">kemarin</time>', "time"),
        ("", '<h1>T</h1><span class="post-date">20 Maret 2019 07.40 UTC</span>', "words near the title"),
    ],
)
def test_the_date_says_how_it_was_found(head: str, body: str, how: str) -> None:
    found = read(head, body)

    assert found.published == datetime(2019, 3, 20, 7, 40, tzinfo=UTC)
    assert method(found, "published") == how


@pytest.mark.parametrize("head", ["<title>20.03.2019 | T</title>", '<meta name="published" content="20.03.2019">'])
def test_a_date_before_the_pages_title_is_its_own(head: str) -> None:
    assert read(head, "<h1>T</h1>").published == datetime(2019, 3, 20, tzinfo=UTC)


def test_the_address_gives_the_day_when_nothing_else_does() -> None:
    found = read("", "<h1>T</h1>", "https://koran.example/2019/03/20/hujan/")

    assert found.published == datetime(2019, 3, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    "body",
    [
        "<h1>T</h1><p>Pada 20 Maret 2019 hujan turun sejak pagi, lama sekali, dan belum berhenti sampai malam itu.</p>",
        '<h1>T</h1><div class="related"><time datetime="2019-03-20">x</time></div>',
        '<h1>T</h1><ol class="comment-list"><li><time datetime="2019-03-20">x</time></li></ol>',
        '<h1>T</h1><nav><span class="date">20 Maret 2019</span></nav>',
        "<h1>Was am 20.03.2019 geschah</h1>",
        "<h1>Was am <b class=date>20.03.2019</b> geschah</h1>",
        "<h1><span>20. März 2019</span> Als die Türme fielen</h1>",
        "<h1>Als die Türme fielen<br>20. März 2019</h1>",
        f"<h1>T</h1><p>20.03.2019: {'Hujan turun sejak pagi. ' * 9}</p>",
        f"<h1>T</h1><p>20.03.2019 – {'Hujan turun. ' * 20}</p><p>21. März 2019 – {'Hujan turun. ' * 20}</p>",
        "<h1>T</h1><div class=teaser><span>Konzert am 20.03.2019</span></div>",
        "<div class=teaser><time datetime=2019-03-20>x</time> <p>Berita lain</p></div><h1>T</h1>",
        "<h1>T</h1><figure><img src=/a><figcaption>© Jo Lee, 20.03.2019</figcaption></figure>",
        "<h1>T</h1>" + "".join(f"<p>{day}.03.2019 – {'Hujan turun sejak pagi. ' * 9}</p>" for day in (20, 21, 22)),
        f"<h1>T</h1><p>20. März 2019 – {'Hujan turun sejak pagi. ' * 9}</p>",
        '<h1>T</h1><p>x</p><p>y</p><div class="teaser"><i class=date>20.03.2019</i></div>',
        "<h1>T</h1><p>x</p>" + "<p>Hujan.</p>" * 20 + '<div class="teaser"><i class=date>20.03.2019</i></div>',
        f"<h1>T</h1>{'<p>Hujan.</p>' * 40}<p>20.03.2019 – {'Hujan turun sejak pagi. ' * 9}</p>",
    ],
)
def test_a_date_of_something_else_is_not_the_articles(body: str) -> None:
    assert read("", body).published is None


@pytest.mark.parametrize(
    "body",
    [
        '<article class="node node--promoted"><h1>T</h1><p><time datetime="2019-03-20">x</time></p></article>',
        '<div class="widget Blog"><h2 class=date-header><span>20 Maret 2019</span></h2><h1>T</h1></div>',
        '<h1>T</h1><div class="author vcard"><time datetime="2019-03-20">x</time></div>',
        '<div class="post category-popular"><h1>T</h1><span class=date>20 Maret 2019</span></div>',
        '<h1><span class=topline><time datetime="2019-03-20">x</time></span> T</h1>',
        "<h1><span class=date>20.03.2019</span> T</h1>",
        "<h1>T<br><small>20.03.2019 •</small></h1>",
        "<h3 class=teaser-meta>20.03.2019</h3><h1>T</h1>",
        "<div class=sidebar><h1>T</h1><time datetime=2019-03-20>x</time></div>",
        "<h1>T</h1><div class=submitted>Gespeichert von <b>ana</b> am 20. März 2019</div>",
        f"<h1>T</h1><p>20.03.2019 – {'Hujan turun sejak pagi. ' * 9}</p>",
        "<h1>T</h1><p>Cerita panjang.</p>" + "<p>Hujan.</p>" * 200 + "<p>Posted on 20 March 2019 by Ana</p>",
    ],
)
def test_a_date_counts_wherever_themes_put_it(body: str) -> None:
    assert read("", body).published == datetime(2019, 3, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "18-20 March 2019",
        "20 March 2019 - 3 April 2019",
        "Deadline: 20 March 2019",
        "Antworten bis 20.03.2019",
        "Aktuelles Datum und Uhrzeit: 20.03.2019",
        '<a href=/x><b>Another</b> <i>story</i> <u>of</u> <s>ours</s> <b>x</b><time datetime="2019-03-20">x</time></a>',
    ],
)
def test_a_day_that_is_only_told_of_is_no_date_of_the_page(line: str) -> None:
    assert read("", f"<h1>T</h1><div>{line}</div>").published is None


def test_the_page_knows_when_a_story_was_published_that_tells_only_its_last_change() -> None:
    page = JSON_LD % '{"@type":"WebPage","datePublished":"2017-05-01"}'

    changed = read(page, "<h1>T</h1><p>Last updated on 20 March 2019</p>")
    undated = read(page, "<h1>T</h1>")

    assert changed.published == datetime(2017, 5, 1, tzinfo=UTC)
    assert undated.published is None


def test_a_later_change_is_told_apart() -> None:
    found = read(PUBLISHED + CHANGED)

    assert found.published == datetime(2019, 3, 20, tzinfo=UTC)
    assert found.modified == datetime(2019, 3, 22, tzinfo=UTC)


def test_the_rest_of_the_description() -> None:
    found = read(
        '<link rel="canonical" href="/berita/hujan"><meta name="description" content="Hujan turun.">'
        '<meta property="article:section" content="Daerah">'
        '<meta property="article:tag" content="cuaca"><meta property="article:tag" content="sungai">'
        + JSON_LD % '{"@type":"NewsArticle","headline":"T","isAccessibleForFree":"False","articleBody":"Hujan turun."}'
    )  # fmt: skip

    assert found.canonical_url == "https://koran.example/berita/hujan"
    assert (found.summary, found.section, found.tags) == ("Hujan turun.", "Daerah", ("cuaca", "sungai"))
    assert (found.language, found.paywalled, found.article_body) == ("id-ID", True, "Hujan turun.")


@pytest.mark.parametrize(
    "script", ["{", "[]", "null", '{"@type":5}', '{"@graph":"x"}', "[" * 5000, '{"author":{"@id":["x"]}}']
)
def test_damaged_json_ld_is_passed_over(script: str) -> None:
    assert read(JSON_LD % script, "<h1>T</h1>").title == "T"


def test_hidden_characters_are_filtered_and_counted() -> None:
    removed: dict[str, int] = {}
    tree = dom.parse("<h1>Hujan&#x1b;[31m di&#8238; Hulu</h1>")

    found = metadata.read(tree, None, removed=removed)

    assert found.title == "Hujan di Hulu"
    assert removed == {"escape": 1, "bidi": 1}


def test_what_the_page_is_about_may_be_told_in_json_ld_alone() -> None:
    described = JSON_LD % '{"@type":"NewsArticle","headline":"T","description":"The ferry waits &amp; waits."}'

    assert read(described).summary == "The ferry waits & waits."
    assert read(described + '<meta name="description" content="Of old.">').summary == "Of old."


STORY_TITLE = "<title>Ferry stops for the first time | River News</title>"


def test_a_heading_that_leads_to_the_front_page_is_the_site_s_name() -> None:
    heading = "<h1><a href=https://river.example/>River News</a></h1><h3 class=post-title>Ferry stops</h3>"

    assert read(STORY_TITLE + heading).title == "Ferry stops"


def test_a_lesser_heading_that_is_the_page_s_title_to_the_word_is_it() -> None:
    headings = "<h1>Partners</h1><h2>Ferry stops for the first time</h2><h2>Other news</h2>"

    assert read(STORY_TITLE + headings).title == "Ferry stops for the first time"
    named = "<title>Ferry stops | News of the River</title><meta property=og:site_name content='News of the River'>"
    assert read(f"{named}<h1>Ferries no longer run</h1><h2>News of the River</h2>").title == "Ferries no longer run"
    section = "<title>Boats stay where they are for days to come - News of Today</title><h2>News of Today</h2>"
    assert read(f"{section}<h1>Ferries no longer run</h1>").title == "Ferries no longer run"


def test_a_heading_ends_before_the_site_s_name() -> None:
    named = '<meta property="og:site_name" content="River News">'

    assert read(named + "<h1>Ferry stops – River News</h1>").title == "Ferry stops"
    assert read(named + "<h1>Ferry stops – it was time</h1>").title == "Ferry stops – it was time"


def test_a_page_that_is_open_for_comments_has_its_title_all_the_same() -> None:
    assert read("<body class='single comments-open'><title>X - Y</title><h1>X - Y</h1>").title == "X - Y"


def test_a_byline_is_no_standfirst_however_it_is_called() -> None:
    byline = "<p class=lede-meta>By <a rel=author href=/ana>Ana Lima</a> | 12 March 2025</p>"
    standfirst = "<p class=intro>Ana Lima watched the river rise for a night.</p>"

    assert read("<h1>Ferry stops</h1>" + byline).subtitle is None
    assert read("<h1>Ferry stops</h1>" + byline + standfirst).subtitle == "Ana Lima watched the river rise for a night."


@pytest.mark.parametrize(
    ("heading", "subtitle"),
    [
        ("<h1><span class=x1>Data in the open:</span> Ferry stops for good</h1>", "Data in the open"),
        ("<h1>Ferry stops for good<br><small>Nobody knows why it did</small></h1>", "Nobody knows why it did"),
        ("<h1><i class=date>20 March 2019</i> Ferry stops for good</h1>", None),
        ("<h1><i class=label>News</i> Ferry stops for good</h1>", None),
        ("<h1>Ferry stops for good</h1>", None),
        ("<h1><b>At sea</b><br>Ferry stops for good</h1><p class=dek>Rain for many nights.", "Rain for many nights."),
    ],
)  # fmt: skip
def test_a_line_in_the_title_s_heading_is_told_under_it(heading: str, subtitle: str | None) -> None:
    found = read("<title>Ferry stops for good</title>", heading)

    assert (found.title, found.subtitle) == ("Ferry stops for good", subtitle)


@pytest.mark.parametrize(
    "listed",
    [
        "<ul class=td-tags><li><span>TAGS</span></li><li><a href=/tag/sungai>sungai</a></li></ul>",
        "<div class=tag__article><span>TAG:</span><ul><li><a href=/tag/sungai>sungai</a></li></ul></div>",
        "<div class='field field--name-field-tags'><a href=/tags/sungai>sungai</a><a href=/about>Tentang</a></div>",
    ],
)
def test_tags_are_read_off_a_list_that_is_named_so(listed: str) -> None:
    assert read("", f"<h1>T</h1><p>{LONG}</p>{listed}").tags == ("sungai",)
    assert read("", f"<h1>T</h1><p>{LONG}</p><aside>{listed}</aside>").tags == ()
    assert read('<meta property="article:tag" content="banjir">', f"<h1>T</h1>{listed}").tags == ("banjir",)


@pytest.mark.parametrize("name", ["Uncategorized", "Tak Berkategori", "tags"])
def test_what_a_program_files_a_page_under_is_no_section(name: str) -> None:
    assert read(f'<meta property="article:section" content="{name}">', "<h1>T</h1>").section is None


@pytest.mark.parametrize("name", ["chapo", "bajada", "article__vorspann", "sommario", "perex"])
def test_a_standfirst_goes_by_many_names(name: str) -> None:
    words = "Sungai naik dua meter dalam satu malam, dan kapal berhenti."

    assert read("", f"<h1>T</h1><p class='{name}'>{words}</p><p>{LONG}</p>").subtitle == words
