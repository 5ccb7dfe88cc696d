"""A headline is what the page calls itself, without the lines that share its heading."""

from __future__ import annotations

import pytest

from warta.extraction import dom, titles


def title(heading: str, *declared: str, site: str | None = None) -> str | None:
    return titles.find(dom.parse(f"<body>{heading}"), declared, site)[0]


@pytest.mark.parametrize(
    "heading",
    [
        "<h1><span class=x1>Daten im Netz</span> Werft am Fluss gehackt</h1>",
        "<h1><span>Daten im Netz</span>: <span>Werft am Fluss gehackt</span></h1>",
        "<h1>Daten im Netz<br>Werft am Fluss gehackt</h1>",
        "<h1><b>Werft am Fluss gehackt</b><small>20.03.2019 - Redaktion</small></h1>",
        "<h1>Werft am Fluss <i>gehackt</i><small>Daten im Netz</small></h1>",
    ],
)
@pytest.mark.parametrize("declared", ["Werft am Fluss gehackt", "Werft am Fluss gehackt | Abendflut"])
def test_a_part_of_a_heading_that_the_page_calls_itself_is_the_title(heading: str, declared: str) -> None:
    assert title(heading, declared, site="Abendflut") == "Werft am Fluss gehackt"


@pytest.mark.parametrize("name", ["roofline", "article__kicker", "topline", "sub-heading", "label blue", "date"])
def test_a_line_that_is_named_so_is_no_part_of_the_title(name: str) -> None:
    heading = f"<h1><span class='{name}'>Daten im Netz</span>Werft am Fluss gehackt</h1>"

    assert title(heading, "Gehackt: die Werft am Fluss") == "Werft am Fluss gehackt"


@pytest.mark.parametrize(
    ("heading", "declared"),
    [
        ("<h1>Werft <em>am</em> Fluss</h1>", "Werft am Fluss"),
        ("<h1>Werft <em>am</em> Fluss</h1>", "Etwas anderes ist hier"),
        ("<h1><span class=kicker>Werft am Fluss</span></h1>", "Werft am Fluss"),
        ("<h1><span class=kicker>Werft</span> <b class=subtitle>am Fluss</b></h1>", "Etwas anderes ist hier"),
    ],
    ids=["as declared", "one line", "nothing else", "all of it named so"],
)
def test_a_heading_that_is_one_line_stays_whole(heading: str, declared: str) -> None:
    assert title(heading, declared) == "Werft am Fluss"


@pytest.mark.parametrize(
    ("heading", "declared"),
    [
        ("<h1>Why <i>The Great Ferry Off</i> is losing its viewers</h1>", "The Great Ferry Off"),
        ("<h1>Review: <i>The Last of the Ferries</i></h1>", "The Last of the Ferries"),
        ("<h1>Opinion | <span>We must save the ferry</span> now or never</h1>", "We must save the ferry"),
        ("<h1>What on <span class=date>3 May 2019</span> happened here</h1>", "What on 3 May 2019 happened here"),
        ("<h1><b class='headline no-subtitle'>The ferry stops</b> <b>and nobody came</b></h1>", "The ferry"),
        ("<h1><b class=title>The ferry stops</b>: <b class=subtitle>why</b></h1>", "The ferry stops: why"),
        ("<h1>Ferry stops<span> - why on day 900</span></h1>", "Ferry stops - why on day 900 | River News"),
        ("<h1>Ferry stops at six -<br>what we know</h1>", "Ferry stops at six - what we know | River News"),
        ("<h1><a href=#1>Police deny</a> mayor took the money</h1>", "Mayor took the money | River News"),
        ("<h1><b>Obama:</b> We must save the ferry</h1>", "We must save the ferry | River News"),
        ("<h1>Everything that happened on <span class=date>3 May</span></h1>", "A day of rain"),
        ("<h1>The beer <span class=label-text>Old Ferry</span></h1>", "A beer for all"),
        ("<h1><span>Ferry</span>" + "<b> of the river</b>" * 20 + "</h1>", "Ferry"),
    ],
    ids=[
        "a work's name",
        "a review",
        "a middle",
        "a date told",
        "what it lacks",
        "declared whole",
        "a dash",
        "a dash and a break",
        "a link",
        "a speaker",
        "a date in it",
        "a label in it",
        "of many parts",
    ],
)
def test_a_heading_keeps_its_words(heading: str, declared: str) -> None:
    whole = dom.parse(f"<body>{heading}")

    assert title(heading, declared) == " ".join(whole.raw_text(whole.find_all("h1")[0]).split())


@pytest.mark.parametrize(
    ("told", "end"),
    [
        ("Ferry" + " of the river" * 200, " river of…"),
        ("Ferry " * 66 + "late today", " Ferry late…"),
        ("船" * 500, "船…"),
        ("Ferry " * 66 + "late", " Ferry late"),
    ],
    ids=["in a word", "at a word's end", "without spaces", "as long as may be"],
)
@pytest.mark.parametrize("page", ["<body><h1>{told}</h1>", "<title>{told}</title><body><p>Water."])
def test_a_title_that_is_cut_ends_at_a_word_and_says_so(page: str, told: str, end: str) -> None:
    tree = dom.parse(page.format(told=told))

    found, _node, method = titles.find(tree, (told,) if "<title>" in page else (), None)

    assert found is not None
    assert (found[-len(end) :], len(found) <= 401) == (end, True)
    assert method.endswith(", cut") == end.endswith("…")


def test_how_a_word_is_read_is_no_part_of_the_title() -> None:
    heading = "<h1><ruby>子<rt>こ</rt></ruby>どもの<ruby>川<rp>(</rp><rt>かわ</rt><rp>)</rp></ruby></h1>"

    assert title(heading, "別のこと") == "子どもの川"


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Narrowboat Forum</h1><h2>Stern gland dripping again</h2>",
        "<h1>Thread: Stern gland dripping again</h1>",
        "<h1><a href='./index.php'>Narrowboat Forum</a></h1><p>Words</p>",
        "<h3 itemprop=headline>Stern gland dripping again</h3>",
    ],
)
def test_a_sites_name_in_the_only_heading_is_not_the_title(body: str) -> None:
    assert title(body, "Stern gland dripping again - Narrowboat Forum") == "Stern gland dripping again"


def test_a_heading_before_which_the_sites_name_stands_stays_the_title() -> None:
    body = "<h1>Big story</h1><h2>Evening Tide News</h2>"

    assert title(body, "Evening Tide News - Big story", site="Evening Tide News") == "Big story"
    assert title(body, "Big story - Evening Tide News") == "Big story"


@pytest.mark.parametrize(
    "declared",
    [
        "法国全国大罢工再次严重影响交通-新华网",
        "法国全国大罢工再次严重影响交通_国际_新华网",
        "法国全国大罢工再次严重影响交通--晚报",
    ],
)
def test_a_sites_name_behind_a_title_without_spaces_is_cut_off(declared: str) -> None:
    assert title("", declared) == "法国全国大罢工再次严重影响交通"


def test_a_dash_within_a_title_without_spaces_stays() -> None:
    assert title("", "西甲-武磊进球救主 西人终结连败") == "西甲-武磊进球救主 西人终结连败"


def test_the_word_for_the_post_before_is_no_title() -> None:
    assert title("<div class=adjacent-post-title>上一篇 :</div>", "今日股市行情分析") == "今日股市行情分析"


def test_a_heading_that_is_a_link_to_its_own_page_stays_the_title() -> None:
    heading = "<h1><a href='https://tide.example/2019/ferry/index.html'>Ferry stops</a></h1>"

    assert title(heading, "Ferry stops - Evening Tide") == "Ferry stops"
