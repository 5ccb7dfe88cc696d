"""The story is where the prose is, whatever the page calls its parts; what stands around it stays out."""

from __future__ import annotations

import re

import pytest

from warta.extraction.pipeline import extract
from warta.model.blocks import Embed, Quotation, text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.model.article import Article

SENTENCE = "The river rose by two metres in a single night, and the ferry stopped for the first time in years."
STORY = "".join(f"<p>Part {n}. {SENTENCE}</p>" for n in range(1, 7))
MENU = "<nav><ul><li><a href=/>Home</a><li><a href=/news>News</a><li><a href=/sport>Sport</a></ul></nav>"
FOOTER = f"<footer><p>Copyright Example News. {SENTENCE}</p></footer>"


CARDS = (
    "<div class='row'><div class=card><h3><a href=/1>Market opens</a></h3><p>A teaser of some words.</p></div>"
    "<div class=card><h3><a href=/2>School closed</a></h3><p>A teaser of more words.</p></div></div>"
)


def page(body: str, *, head: str = "<title>Ferry stops - Example</title>") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def read(body: str, *, url: str = "https://news.example/2019/ferry/") -> Article:
    return extract(page(body), url=url)


def assert_whole(article: Article) -> None:
    for n in range(1, 7):
        assert f"Part {n}." in article.text


@pytest.mark.parametrize(
    "frame",
    [
        "<article><h1>Ferry stops</h1>{}</article>",
        "<main><h1>Ferry stops</h1><div class='entry-content'>{}</div></main>",
        "<h1>Ferry stops</h1>{}",
        "<div class='widget'><div class='widget-inner'><h1>Ferry stops</h1>{}</div></div>",
        "<form><h1>Ferry stops</h1>{}</form>",
        "<table><tr><td><h1>Ferry stops</h1>{}</td></tr></table>",
        "<h1>Ferry stops</h1><noscript>{}</noscript>",
        "<div class='has-sidebar'><h1>Ferry stops</h1><div class='sidebar-layout'>{}</div></div>",
        "<h1>Ferry stops</h1><div hidden id='S:1'>{}</div>",
    ],
)
def test_the_story_is_found_in_whatever_frame(frame: str) -> None:
    article = read(MENU + frame.format(STORY) + FOOTER)

    assert_whole(article)
    assert "Copyright" not in article.text
    assert "Sport" not in article.text


def test_a_story_in_two_parts_is_told_whole() -> None:
    half = STORY.index("<p>Part 4.")
    advert = "<div class='advert'><a href=/buy>Buy a boat</a></div>"

    article = read(
        f"<article><div class=body>{STORY[:half]}</div>{advert}<div class=body>{STORY[half:]}</div></article>"
    )

    assert_whole(article)
    assert "Buy a boat" not in article.text


def test_a_standfirst_over_the_story_belongs_to_it() -> None:
    lead = "<p class=intro>Thousands waited at the pier until the water fell again on Sunday.</p>"

    article = read(
        f"<article><header><h1>Ferry stops</h1>{lead}</header><div class=entry-content>{STORY}</div></article>"
    )

    assert article.text.startswith("Thousands waited")


def test_the_title_is_not_told_twice() -> None:
    assert "Ferry stops" not in read(f"<article><h1>Ferry stops</h1>{STORY}</article>").text


def test_an_element_that_calls_itself_the_story_beats_a_longer_one_beside_it() -> None:
    about = "".join(f"<p>About us {n}. {SENTENCE}</p>" for n in range(4))

    links = "".join(f"<li><a href=/{n}>Office number {n} in the town of the harbour</a>" for n in range(20))

    article = read(f"<div class=entry-content>{STORY[:600]}</div><div class=company>{about}<ul>{links}</ul></div>")

    assert "Part 1." in article.text
    assert "About us" not in article.text


@pytest.mark.parametrize(
    "furniture",
    [
        "<aside><h3>Most read</h3><p>{}</p></aside>",
        "<div class='related-posts'><h3>More</h3><p>{}</p></div>",
        "<div class='sidebar'><p>{}</p></div>",
        "<div class='author-bio'><p>{}</p></div>",
        "<div class='newsletter-signup'><p>{}</p></div>",
        "<section id='comments'><p>{}</p></section>",
        "<ul><li><a href=/1>Market opens again</a><li><a href=/2>School to close</a><li><a href=/3>Rain</a></ul>",
        "<div><a href=/tag/river>River</a>, <a href=/tag/ferry>Ferry</a>, <a href=/tag/flood>Flood</a></div>",
        CARDS,
        "<h3>Read also</h3><ul><li><a href=/1>Market opens again</a></ul>",
        "<p>Read also: <a href=/1>Market opens again after a week</a></p>",
        "<p>Follow us on Facebook for more.</p>",
        "<p>Baca juga: <a href=/1>Pasar dibuka lagi</a></p>",
        "<div>5 min read</div>",
    ],
)
def test_furniture_under_the_story_is_left_out(furniture: str) -> None:
    elsewhere = "Elsewhere a lorry fell into the canal and was pulled out by forty men with ropes."

    article = read(f"<article><h1>Ferry stops</h1>{STORY}{furniture.format(elsewhere)}</article>")

    assert_whole(article)
    assert article.text.rstrip().endswith(SENTENCE)


@pytest.mark.parametrize(
    "part",
    [
        "<h2>What happens next</h2>",
        "<ul><li>Boats stay in the harbour</ul>",
        "<blockquote><p>We wait</p></blockquote>",
        "<table><tr><th>Day</th><th>Level</th></tr><tr><td>Monday</td><td>2 m</td></tr></table>",
        "<pre>22:00 2.1 m</pre>",
        "<p>Why?</p>",
        "<p>See the <a href=/plan>plan of the new harbour that was shown on Sunday</a> for details.</p>",
        "<div>Some sites write their paragraphs as divisions, and they are paragraphs all the same.</div>",
    ],
)
def test_parts_of_a_story_that_are_no_long_paragraphs_stay(part: str) -> None:
    half = STORY.index("<p>Part 4.")

    article = read(f"<article><h1>Ferry stops</h1>{STORY[:half]}{part}{STORY[half:]}</article>")

    assert len(article.blocks) == 7


def test_a_long_index_beside_the_story_does_not_hide_it() -> None:
    index = "".join(f"<li><a href=/{n}>Headline number {n} of the day, with some more words</a>" for n in range(200))

    article = read(f"<div><ul>{index}</ul><div>{STORY}</div></div>")

    assert_whole(article)
    assert "Headline" not in article.text


def test_a_name_that_all_the_prose_bears_says_nothing() -> None:
    parts = "".join(f"<div class=widget><p>Part {n}. {SENTENCE}</p></div>" for n in range(1, 7))

    assert_whole(read(f"<h1>Ferry stops</h1>{parts}"))


def test_the_language_of_the_page_does_not_matter() -> None:
    said = "Air sungai naik dua meter dalam semalam, dan feri berhenti untuk pertama kalinya dalam beberapa tahun."
    story = "".join(f"<p>Bagian {n}. {said}</p>" for n in range(1, 5))

    article = read(f"{MENU}<div id=konten><h1>Feri berhenti</h1>{story}</div><div class=sidebar><p>{said}</p></div>")

    assert article.text.count(said) == 4


def test_a_heading_is_not_judged_by_an_id_that_is_made_of_its_words() -> None:
    article = read(f"<article><h1>Ferry stops</h1>{STORY}<h2 id='how-to-share-a-menu'>On board</h2>{STORY}</article>")

    assert "On board" in article.text


def test_a_heading_with_nothing_under_it_goes_with_what_was_cut() -> None:
    cards = "<h2>From the region</h2><div class=related-posts><a href=/1>Market opens</a> <a href=/2>School</a></div>"

    article = read(f"<article><h1>Ferry stops</h1>{STORY}<h2>What comes next</h2>{STORY}{cards}</article>")

    assert "What comes next" in article.text
    assert "From the region" not in article.text


def test_a_heading_over_a_picture_stays_at_the_end() -> None:
    article = read(
        f"<article><h1>Ferry stops</h1>{STORY}<h2>The quay in March</h2><img src=/quay.jpg width=800></article>"
    )

    assert "The quay in March" in article.text


def test_a_long_sentence_under_the_title_needs_no_name_to_open_the_story() -> None:
    lead = "Nobody had seen the river so high in March, and nobody had thought that the old ferry would have to wait."

    article = read(f"<article><h1>Ferry stops</h1><div>{lead}</div><div class=entry-content>{STORY}</div></article>")

    assert article.text.startswith(lead)


def test_words_about_cookies_are_no_story_however_long() -> None:
    wall = "".join(
        f"<p>Cookie {n}: this site keeps small files on your device for this purpose.</p>" for n in range(12)
    )

    article = read(f"<article><h1>Ferry stops</h1><p>{SENTENCE}</p></article><div class='gdpr-modal'>{wall}</div>")

    assert article.text == SENTENCE


def test_blocks_of_a_page_builder_are_paragraphs() -> None:
    blocks = "".join(
        f"<div class='elementor-element elementor-widget'><div class='elementor-widget-container'><p>Part {n}. "
        f"{SENTENCE}</p></div></div>"
        for n in range(1, 7)
    )

    assert_whole(read(f"<div class=entry-content><h1>Ferry stops</h1>{blocks}</div>"))


def test_a_closing_line_beside_the_last_paragraph_is_part_of_the_letter() -> None:
    article = read(f"<article><h1>Ferry stops</h1>{STORY}<p>Yours, the ferrywoman</p></article>")

    assert article.text.endswith("Yours, the ferrywoman")


def test_a_standfirst_that_the_story_repeats_is_told_once() -> None:
    lead = "Nobody had seen the river so high in March, and the old ferry had to wait."

    article = read(
        f"<h1>Ferry stops</h1><p class=standfirst>{lead}</p><div class=entry-content><p>{lead}</p>{STORY}</div>"
    )

    assert article.text.count(lead) == 1
    assert article.text.startswith(lead)


def test_a_teaser_that_is_no_link_is_the_story_s_own() -> None:
    lead = "Nobody had seen the river so high in March, and the old ferry had to wait."
    other = "<div class=teaser><a href=/2>Market opens</a> and more <a href=/3>School closes</a></div>"

    article = read(f"<article><h1>Ferry stops</h1><div class=teaser><p>{lead}</p></div>{STORY}{other}</article>")

    assert article.text.startswith(lead)
    assert "Market" not in article.text


@pytest.mark.parametrize(
    "over",
    [
        "<div class=timestamp>1{n}:40</div><h2>Hour {n}</h2>",
        "<time datetime=2025-03-12T1{n}:40:00Z>1{n}:40</time><h2>Hour {n}</h2>",
        "<div class=post-meta><time datetime=2025-03-12T1{n}:40:00Z>1{n}:40</time></div><h2>Hour {n}</h2>",
        "<header class=byline>1{n}:40 GMT</header><h2>Hour {n}</h2>",
        "<p class=block-time><a href=#p{n}>1{n}.40</a></p><h2>Hour {n}</h2>",
        "<p><strong>1{n}:40 – Hour {n}</strong></p>",
    ],
)
def test_each_entry_of_a_live_blog_keeps_its_hour_and_its_place(over: str) -> None:
    entries = "".join(f"<div class=entry>{over.format(n=n)}<p>Part {n}. {SENTENCE}</p></div>" for n in (6, 5, 4, 3))

    article = read(f"<article><h1>Ferry stops</h1><div class=date>12 March</div>{entries}</article>")

    told = " ".join(line for line in article.text.split("\n") if "Hour" in line or ":40" in line or ".40" in line)
    assert re.findall(r"1[3-6](?=[:.]40)|(?<=Hour )\d", told) == ["16", "6", "15", "5", "14", "4", "13", "3"]


def test_a_date_over_a_single_story_is_not_of_its_text() -> None:
    article = read(f"<article><h1>Ferry stops</h1><div class=date>At ten</div>{STORY}</article>")

    assert "At ten" not in article.text


def test_a_film_in_the_story_is_kept_as_a_link_and_a_frame_of_adverts_is_not() -> None:
    film = '<div class=embed><iframe src="https://films.example/video/7" title="The flood"></iframe></div>'
    advert = '<div class="advert-slot"><iframe src="https://banners.example/7"></iframe></div>'

    article = read(f"<article><h1>Ferry stops</h1>{STORY}{film}{advert}{STORY}</article>")

    assert [block for block in article.blocks if isinstance(block, Embed)] == [
        Embed(src="https://films.example/video/7", kind="video", title="The flood")
    ]


def test_who_is_quoted_stands_under_the_quotation_in_its_footer() -> None:
    quotation = "<blockquote><p>We stay.</p><footer>— <cite>Ana Duarte</cite>, harbour master</footer></blockquote>"

    article = read(f"<article><h1>Ferry stops</h1>{STORY}{quotation}{STORY}</article>")

    assert [(block.source, text_of(block)) for block in article.blocks if isinstance(block, Quotation)] == [
        ("Ana Duarte, harbour master", "We stay.")
    ]


def test_the_caption_over_a_story_is_no_part_of_its_text_and_one_inside_it_is() -> None:
    def figure(words: str) -> str:
        return f"<figure><img src=/{words[:3]}.jpg><figcaption>{words}</figcaption></figure>"

    article = read(
        f"<article><h1>Ferry stops</h1>{figure('The old ferry.')}{STORY}{figure('The new ferry.')}</article>"
    )

    assert "old ferry" not in article.text
    assert "The new ferry." in article.text
    assert [picture.caption for picture in article.images] == ["The old ferry.", "The new ferry."]


def test_pictures_that_are_all_of_a_story_tell_it() -> None:
    figures = "".join(f"<figure><img src=/{n}.jpg><figcaption>{n}. {SENTENCE}</figcaption></figure>" for n in range(6))

    assert "5. The river" in read(f"<article><h1>Ferry stops</h1>{figures}</article>").text


@pytest.mark.parametrize(
    "heading", ["About the Author", "Tentang Penulis", "Über die Autorin", "Sobre o autor", "About Ana Lima"]
)
def test_who_wrote_the_story_is_introduced_after_it(heading: str) -> None:
    head = "<meta name=author content='Ana Lima'>"
    portrait = f"<h3>{heading}</h3><p>She grew up between two ferries and has a boat of her own.</p>"

    article = extract(page(f"<article><h1>Ferry stops</h1>{STORY}{portrait}</article>", head=head))

    assert article.text.endswith("in years.")
    assert heading not in article.text


def test_a_story_about_an_author_is_one() -> None:
    article = read(f"<article><h1>Ferry stops</h1><h2>About the author</h2>{STORY}</article>")

    assert_whole(article)


def test_what_an_element_holds_is_not_what_it_is() -> None:
    lead = "Nobody had seen the river so high in March, and the old ferry had to wait."

    article = read(
        f"<article><header class='top has-sharing'><h1>Ferry stops</h1><p>{lead}</p></header>{STORY}</article>"
    )

    assert article.text.startswith(lead)


def test_headings_stand_over_words_that_are_in_no_paragraph() -> None:
    article = read(f"<article><h1>Ferry stops</h1>{STORY}<h2>What now</h2>{SENTENCE}<br><br>{SENTENCE}</article>")

    assert f"What now\n\n{SENTENCE}" in article.text


def test_a_story_is_not_its_longest_paragraph_however_much_is_linked_beside_it() -> None:
    links = "".join(f"<li><a href=/{n}>Another story of many, number {n}, with a long headline</a>" for n in range(40))
    story = f"<p>One. {SENTENCE * 4}</p><p>Two. {SENTENCE * 3}</p><p>Three. {SENTENCE * 3}</p>"

    article = read(f"<div class=wrap><h1>Ferry stops</h1>{story}<ul>{links}</ul></div>")

    assert article.text.count("The river rose") == 10
    assert "Another" not in article.text


def test_an_address_that_stands_alone_is_told() -> None:
    link = (
        "<p><a href=https://ferry.example/petition>https://ferry.example/petition</a></p><p><a href=/x>Read on</a></p>"
    )

    article = read(f"<article><h1>Ferry stops</h1>{STORY}{link}{STORY}</article>")

    assert "https://ferry.example/petition" in article.text
    assert "Read on" not in article.text


def test_a_note_that_scripts_are_wanted_is_no_story_and_what_scripts_would_show_is() -> None:
    note = "<noscript><p>This site wants JavaScript. Please turn it on in the settings of your browser.</p></noscript>"

    article = read(f"<article><h1>Ferry stops</h1>{note}<noscript>{STORY}</noscript></article>")

    assert_whole(article)
    assert "JavaScript" not in article.text


def test_the_word_over_an_empty_list_of_contents_is_no_story() -> None:
    menu = "<div class='post__menu'><h4>Contents</h4><ul></ul></div>"

    article = read(f"<article><h1>Ferry stops</h1>{menu}{STORY}</article>")

    assert "Contents" not in article.text
    assert_whole(article)


def test_a_list_of_links_in_the_midst_of_a_story_is_the_storys() -> None:
    tools = "<p>They carry three tools:</p><ul><li><a href=https://a.example/>The long rope</a><li>"
    tools += "<a href=https://b.example/>The iron hook</a><li><a href=https://c.example/>The lamp</a></ul>"

    article = read(f"<article><h1>Ferry stops</h1>{STORY}{tools}{STORY}</article>")

    assert "The iron hook" in article.text


def test_a_list_of_links_over_or_under_a_story_is_none_of_it() -> None:
    links = "<ul><li><a href=/1>Market opens again</a><li><a href=/2>School is closed</a></ul>"

    article = read(f"<article><h1>Ferry stops</h1>{links}{STORY}{links}</article>")

    assert "Market opens" not in article.text


def test_a_list_of_contents_in_the_midst_of_a_story_is_none_of_it() -> None:
    links = "<ul><li><a href=#first>What comes first</a><li><a href=#second>What comes second</a></ul>"

    article = read(f"<article><h1>Ferry stops</h1>{STORY}{links}{STORY}</article>")

    assert "What comes first" not in article.text


def test_a_table_of_linked_names_in_a_frame_is_the_storys_and_a_box_of_links_is_not() -> None:
    rows = "".join(f"<tr><td><a href=/firm/{n}>The company number {n}</a></td><td>{n} m</td></tr>" for n in range(4))
    box = "<div><a href=/1>Market opens again</a><a href=/2>School is closed</a></div>"

    article = read(f"<article><h1>Ferry stops</h1>{STORY}<div><table>{rows}</table></div>{box}{STORY}</article>")

    assert "The company number 2 | 2 m" in article.text
    assert "Market opens" not in article.text


def test_the_items_of_a_list_need_be_no_sentences_though_each_is_a_paragraph() -> None:
    needed = "<p>They need:</p><ul><li><p>a rope</p></li><li><p><a href=/hook>an iron hook</a></p></li></ul>"

    article = read(f"<article><h1>Ferry stops</h1>{STORY}{needed}</article>")

    assert "a rope\nan iron hook" in article.text


def test_what_stands_beside_the_one_paragraph_of_a_story_is_told_too() -> None:
    rows = "<table><tr><th>Place<th>Level</tr><tr><td>Kuin<td>2 m</tr><tr><td>Alalak<td>3 m</tr></table>"
    last = "<p>*Thanks to whoever measured.</p>"

    article = read(f"{MENU}<h1>Ferry stops</h1><div class=field><p>{SENTENCE * 6}</p>{rows}{last}</div>{FOOTER}")

    assert "Kuin | 2 m" in article.text
    assert "Thanks" in article.text
    assert "Copyright" not in article.text


@pytest.mark.parametrize("part", ["menu", "footer", "comment"])
def test_an_id_that_is_made_of_a_heading_says_nothing_of_what_stands_under_it(part: str) -> None:
    words = f"The {part} of the ferry house"
    address = words.lower().replace(" ", "-")

    article = read(
        f"<article><h1>Ferry stops</h1>{STORY}<div id={address}><h2>{words}</h2><p>It is short now.</p></div>"
        f"<div class={part}><a href=/1>Home</a><a href=/2>News</a></div></article>"
    )

    assert "It is short now." in article.text
    assert "Home" not in article.text


def test_a_list_that_is_called_citations_is_no_story_and_footnotes_are() -> None:
    note = "<li><p>The measure of the harbour, as the captain told it.</p></li>"

    article = read(
        f"<article><h1>Ferry stops</h1>{STORY}<section class=footnotes><ol>{note}</ol></section>"
        "<ol class=citations><li>Harbour office (2019). Levels of the river.</li></ol></article>"
    )

    assert "as the captain told it" in article.text
    assert "Harbour office" not in article.text


def test_what_follows_a_label_of_other_stories_is_none_of_it_to_the_end() -> None:
    cards = "".join(
        f"<p><a href=/{n}>Story number {n}</a></p><p>The harbour was open on day {n}, and nobody could tell why.</p>"
        for n in range(3)
    )

    article = read(f"<article><h1>Ferry stops</h1>{STORY}<h3>Also in the news</h3>{cards}</article>")

    assert_whole(article)
    assert "harbour was open" not in article.text


def test_a_sentence_stays_though_nothing_is_left_of_what_it_led_to() -> None:
    last = "<p>The mayor wrote to the town:</p><iframe src=https://talk.example/1></iframe>"

    assert read(f"<article><h1>Ferry stops</h1>{STORY}{last}</article>").text.endswith("The mayor wrote to the town:")


def test_a_byline_in_a_heading_is_no_portrait_of_its_author() -> None:
    head = '<title>Ferry stops</title><meta name="author" content="Ana Lima">'

    article = extract(page(f"<article><h1>Ferry stops</h1><h3>By Ana Lima</h3>{STORY}</article>", head=head))

    assert_whole(article)


DATA = '{"layout": 4, "button": "Buy now", "title": {"hue": 213}, "price": {"hue": 213}, "name": "Product"}'


@pytest.mark.parametrize("frame", ["<div> <span>{}</span><p>Nobody came.</p></div>", "<div>[{}]</div>"])
def test_what_a_program_reads_is_no_text(frame: str) -> None:
    article = read(f"<article><h1>Ferry stops</h1>{STORY}{frame.format(DATA)}{STORY.replace('Part', 'Then')}</article>")

    assert "Buy now" not in article.text


@pytest.mark.parametrize(
    "frame",
    [
        "<pre>{}</pre>",
        "<p>The answer was <code>{}</code> each time.</p>",
        "<p>So: {}.</p>",
        "<p>{}</p>",
        "<ul><li>{}</li></ul>",
        "<blockquote>{}</blockquote>",
        "<div class=highlight><div>{}</div></div>",
        "<div class=line><code><i>{}</i></code></div>",
    ],
)
def test_data_that_a_story_shows_stays(frame: str) -> None:
    article = read(f"<article><h1>Ferry stops</h1>{STORY}{frame.format(DATA)}{STORY.replace('Part', 'Then')}</article>")

    assert "Buy now" in article.text


def test_a_talk_without_a_story_is_what_the_page_tells() -> None:
    talk = "".join(f"<div class=board-comment><div>{SENTENCE} {SENTENCE} Answer {n}.</div></div>" for n in range(4))

    article = read(f"<main><h1>Ferry stops</h1>{talk}</main>{FOOTER}")

    assert "Answer 3." in article.text
    assert "Copyright" not in article.text


def test_a_post_without_prose_is_found_by_the_name_that_wordpress_gives_it() -> None:
    lines = ["The ferry stopped.", "It rained all day.", "Nobody came over the river.", "Nobody left before the night."]
    post = "".join(f"<h2>{line}</h2>" for line in lines)

    article = read(f"<div class='post-7 type-post hentry'><h1>Ferry stops</h1>{post}<h2>{lines[0]}</h2></div>")

    assert article.text.split("\n\n") == [*lines, lines[0]]


BOX = f"<p>The harbour in figures. {SENTENCE} {SENTENCE} {SENTENCE}</p>"


@pytest.mark.parametrize(
    ("box", "told"),
    [
        (f"<aside>{BOX}</aside>", True),
        (f"<aside class=related>{BOX}</aside>", False),
        ("<aside><p>The harbour in figures. Sign up.</p></aside>", False),
        (f"<aside><p>The harbour in figures.</p><a href=/1>{SENTENCE * 4}</a></aside>", False),
        (f"<aside><h4>Related news</h4>{BOX}</aside>", False),
        (f"<aside>{BOX}<p><a href=/1>Read</a></p></aside>", False),
    ],
    ids=["told", "named otherwise", "short", "linked", "of another story", "leading away"],
)
def test_a_box_of_facts_in_a_story_is_part_of_it(box: str, told: bool) -> None:
    article = read(f"<article><h1>Ferry stops</h1>{STORY}{box}{STORY.replace('Part', 'Then')}</article>")

    assert ("harbour in figures" in article.text) is told


def test_a_box_behind_all_that_is_told_is_no_part_of_the_story() -> None:
    assert_whole(article := read(f"<article><h1>Ferry stops</h1>{STORY}<aside>{BOX}</aside></article>"))
    assert "harbour in figures" not in article.text


def test_what_the_storys_own_element_is_called_says_nothing_within_it() -> None:
    part = f"<div class='slider-text'><p>On a slide. {SENTENCE}</p></div>"

    article = read(f"<div class='page-slider'><h1>Ferry stops</h1>{STORY}{part}</div>{FOOTER}")

    assert "On a slide." in article.text


@pytest.mark.parametrize(
    ("name", "box"),
    [("sidebar-right", "sidebar-box"), ("post--newsletter", "newsletter-box"), ("comments-open", "comments")],
)
def test_what_the_storys_own_element_has_is_no_part_of_it(name: str, box: str) -> None:
    part = f"<div class={box}><h3>More</h3><p>In a box. {SENTENCE}</p><p><a href=/1>Other story</a></p></div>"

    article = read(f"<article class='article {name}'><h1>Ferry stops</h1>{STORY}{part}{STORY}</article>")

    assert "In a box." not in article.text


@pytest.mark.parametrize("name", ["so-widget-sow-editor", "panel-widget-style", "hs_cos_wrapper hs_cos_wrapper_widget"])
def test_a_page_builders_widget_is_a_part_of_the_story(name: str) -> None:
    part = f"<div class='{name}'><p>In a widget. {SENTENCE}</p></div>"

    assert "In a widget." in read(f"<article><h1>Ferry stops</h1>{STORY}{part}</article>").text


def test_a_story_goes_on_after_a_label_of_other_stories_in_its_midst() -> None:
    card = "<p><a href=/1>Story number 1</a></p>"

    article = read(
        f"<article><h1>Ferry stops</h1>{STORY}<h3>Read more</h3>{card}<p>It came back. {SENTENCE}</p></article>"
    )

    assert "It came back." in article.text


def test_a_story_in_one_text_is_one_whatever_its_last_sign_is() -> None:
    lines = "<br>".join(f"Part {n}. {SENTENCE}" for n in range(1, 7))

    assert_whole(read(f"<h1>Ferry stops</h1><div class=news_txt><div>{lines}<br>(Editor: J. Lee)</div></div>"))


def test_markup_that_a_browser_saved_as_text_is_no_story() -> None:
    tracker = f'<noscript>&lt;img src=/pixel alt="{SENTENCE * 40}"&gt;</noscript>'
    article = read(f"<div class=story-body><h1>Ferry stops</h1>{STORY}</div>{tracker}")

    assert_whole(article)
    assert "pixel" not in article.text


def test_the_films_of_a_playlist_are_no_story() -> None:
    film = "<div class=video__headline>Now playing: the minister answers what was asked of him about the ferry</div>"
    article = read(f"<article><h1>Ferry stops</h1><div class=video-playlist>{film * 3}</div>{STORY}</article>")

    assert_whole(article)
    assert "Now playing" not in article.text


@pytest.mark.parametrize(
    "stray",
    [
        "<span class=submitted-by>Submitted on Mon, 2019-01-21 13:49</span>",
        "<span>分享到：</span>",
        "<span>Share</span>",
        "<span>Mei 7, 2019 2:00 PM</span>",
    ],
)
def test_loose_words_over_a_story_that_say_when_or_how_to_share_it_are_none_of_it(stray: str) -> None:
    article = read(f"<article><h1>Ferry stops</h1><div>{stray}{STORY}</div></article>")

    assert article.text.startswith("Part 1.")


def test_the_buttons_under_a_story_are_none_of_it() -> None:
    buttons = "<ul><li>微信</li><li>QQ空间</li><li>微博</li></ul>"
    article = read(f"<article><h1>Ferry stops</h1><div>{STORY}Loose words.{buttons}</div></article>")

    assert article.text.endswith("Loose words.")


@pytest.mark.parametrize(
    "notice",
    ["Kļūda rakstā? Iezīmējiet to un spiediet Ctrl+Enter!", "Нашли опечатку? Выделите её и нажмите Ctrl + Enter."],
)
def test_how_to_tell_the_house_of_a_misspelt_word_is_no_story(notice: str) -> None:
    article = read(f"<article><h1>Ferry stops</h1>{STORY}<p>{notice}</p></article>")

    assert article.text.endswith(SENTENCE)


PARTNERS = f"<div role=dialog><p>We and our many partners store information on your device. {SENTENCE}</p></div>"
BAKERS = f"<div class=css-1x2y3z><h4>Who we are</h4><p>We have sold bread since 1931. {SENTENCE}</p></div>"


def test_what_stands_outside_the_pages_one_main_element_is_of_the_site() -> None:
    article = read(f"<main><h1>Ferry stops</h1>{STORY}</main>{PARTNERS}")

    assert_whole(article)
    assert "partners" not in article.text


def test_a_story_is_read_whole_though_main_is_around_a_part_of_it() -> None:
    assert_whole(read(f"<main><h1>Ferry stops</h1><p>{SENTENCE}</p></main><div>{STORY}</div>"))


def test_a_box_beside_the_part_in_which_title_and_story_stand_is_another_matter() -> None:
    article = read(f"<div class=row><div class=c8><h1>Ferry stops</h1><div>{STORY}</div></div>{BAKERS}</div>")

    assert_whole(article)
    assert "bread" not in article.text


@pytest.mark.parametrize(
    "heading",
    [
        "<h2 id=d>Disks<a class=anchor href=#d>#</a></h2>",
        "<h2 id=d>Disks<a class=headerlink href=#d title='Link to this heading'>¶</a></h2>",
        "<h2 id=d><a href=#d>🔗</a> Disks</h2>",
        "<h2 id=d>Disks</h2><span class=mw-editsection>[<a href=/w/?action=edit>edit</a>]</span>",
    ],
)
def test_a_heading_is_told_without_the_link_to_itself(heading: str) -> None:
    article = read(f"<main><h1>Ferry stops</h1>{STORY}<div>{heading}</div><p>{SENTENCE}</p></main>")

    assert article.text.split("\n\n")[-2:] == ["Disks", SENTENCE]


@pytest.mark.parametrize(
    "over", ["<span>2 May 2023</span><span>5 min read</span>", "<span>5 min read</span><span>May 9, 2022</span>"]
)
def test_a_date_and_a_reading_time_that_stand_loose_under_the_title_are_none_of_the_story(over: str) -> None:
    assert read(f"<article><h1>Ferry stops</h1>{over}{STORY}</article>").text.startswith("Part 1.")


def test_a_box_that_wants_an_address_is_no_story() -> None:
    box = "<div><p>The river in your inbox, each Friday.</p><form><input type=email><button>Go</button></form></div>"
    article = read(f"<article><h1>Ferry stops</h1>{STORY}{box}<p>Part 7. {SENTENCE}</p></article>")

    assert_whole(article)
    assert "Part 7." in article.text
    assert "inbox" not in article.text


def test_who_wrote_each_entry_of_a_live_blog_is_told_once() -> None:
    entries = "".join(f"<h3>{n}.00</h3><p>Ida Marsh</p><p>Part {n}. {SENTENCE}</p>" for n in range(1, 7))
    article = read(f"<article><h1>Ferry stops</h1><p>By Ida Marsh</p>{entries}</article>")

    assert_whole(article)
    assert article.authors == ("Ida Marsh",)
    assert "Ida Marsh" not in article.text


def test_a_story_goes_on_in_the_next_section() -> None:
    after = f"<div><h2>What comes next</h2><p>Part 7. {SENTENCE}</p></div>"
    article = read(f"<div><div><h1>Ferry stops</h1>{STORY}</div>{after}</div>")

    assert_whole(article)
    assert "Part 7." in article.text


def test_what_is_most_of_a_story_is_no_stray_line_of_it() -> None:
    said = "시의회는 화요일 저녁 토론 끝에 오래된 시장 건물을 철거하지 않기로 결정했다. " * 4
    article = read(f"<h1>시장</h1><div id=dic_area><em>사진</em>{said}<br>홍길동 기자 hong@koran.example</div>")

    assert "시의회는" in article.text


def test_a_tutorial_may_tell_of_ctrl_and_enter() -> None:
    step = "If the cell shows an error, correct it and press Ctrl+Enter to run it again."

    assert step in read(f"<article><h1>Notebooks</h1>{STORY}<p>{step}</p></article>").text


def test_words_for_screen_readers_are_none_of_the_story() -> None:
    told = "<p>Part 7. <a href=/x>Tide tables <span class=sr-only>(opens in a new tab)</span></a> are online.</p>"
    article = read(f"<article><h1>Ferry stops</h1><span class=visually-hidden>Image</span>{STORY}{told}</article>")

    assert article.text.endswith("Part 7. Tide tables are online.")
    assert "Image" not in article.text


@pytest.mark.parametrize(
    "line",
    [
        "© Riproduzione riservata",
        "Dalsza część artykułu pod materiałem wideo",
        "Tekst gaat verder onder de foto",
        "Il vous reste 45.3 % de cet article à lire. La suite est réservée aux abonnés.",
        "Temps de Lecture 3 min.",
    ],
)
def test_a_line_of_the_house_at_the_end_is_none_of_the_story(line: str) -> None:
    assert read(f"<article><h1>Ferry stops</h1>{STORY}<p>{line}</p></article>").text.endswith(SENTENCE)
