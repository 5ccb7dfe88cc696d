"""A reply is written, looked over, sent once and looked for afterwards."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from tests.builders import FLOOD, NOON, article, comment, form, loaded, page, paragraph, thread
from tests.fake_library import FakeLibrary
from tests.fakes import FakeClock, FakeFetcher
from warta.errors import ConfigError, FetchError, NotKept
from warta.model.article import Article, FormField
from warta.model.reply import Answer, Draft, Letter, Signature
from warta.services.registry import Services
from warta.services.replies import Replies
from warta.settings import Settings
from warta.store.outbox import SqliteOutbox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warta.model.capture import Page

WHO = Signature(name="Ada", email="ada.rahasia@contoh.example")
REST = "https://news.example/wp-json/wp/v2/comments/44"
TAKEN = Answer(status=302, location=f"{FLOOD}#comment-44")


@dataclass
class FakePoster:
    """A post that answers as it is told, and remembers what it was given."""

    answer: Answer | FetchError = TAKEN
    letters: list[Letter] = field(default_factory=list)

    async def post(self, letter: Letter, *, timeout: float) -> Answer:
        if isinstance(self.answer, FetchError):
            raise self.answer
        self.letters.append(letter)
        return self.answer


class House:
    """A newsroom that can reply, over fakes and an outbox on the disk."""

    def __init__(self, folder: Path) -> None:
        self.network = FakeFetcher({FLOOD: page(url=FLOOD)})
        self.library = FakeLibrary()
        self.post = FakePoster()
        self.story: Article = article()
        self.outbox = SqliteOutbox(folder / "outbox.db", FakeClock())
        self.services = Services(
            Settings(), library=self.library, clock=FakeClock(), fetcher=lambda: self.network, extractor=self.understand
        )
        self.services.rooms.furnish(
            replies=lambda: Replies(
                self.services,
                outbox=self.outbox,
                poster=lambda: self.post,
                extractor=self.understand,
                person=lambda: Signature(name="Kept", email="kept@contoh.example"),
            )
        )

    def understand(self, page: Page) -> Article:
        return self.story

    @property
    def replies(self) -> Replies:
        return self.services.rooms.replies

    async def sent(self, text: str = "Stay safe.") -> Draft:
        review = await self.replies.review(self.replies.compose(FLOOD, text), WHO)
        return await self.replies.send(review)

    def rest(self, told: object) -> None:
        self.network.publish(REST, page(json.dumps(told), REST))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.outbox.close()


async def test_a_look_at_the_form_takes_no_word_back_that_was_saved_meanwhile(house: House) -> None:
    began = house.replies.write(house.replies.begin(FLOOD), "Stay")
    looked = await house.replies.look(began)
    house.replies.write(began, "Stay safe.")

    review = house.replies.reviewed(began, WHO, looked)

    assert [draft.text for draft in house.outbox.all()] == ["Stay safe."]
    assert review.draft.text == "Stay safe."
    assert "Stay safe." in [field.value for field in review.fields]


async def test_a_comment_that_rest_shows_is_public(house: House) -> None:
    house.rest({"id": 44, "status": "approved"})

    draft = await house.sent()

    assert (draft.state, draft.comment_id, draft.sent_at) == ("public", "44", NOON)
    assert house.outbox.find(draft.id) == draft
    assert len(house.post.letters) == 1


async def test_a_comment_that_only_the_page_shows_is_public(house: House) -> None:
    review = await house.replies.review(house.replies.compose(FLOOD, "Stay safe."), WHO)
    house.story = replace(house.story, thread=thread(comment("44", "Stay safe.")))

    draft = await house.replies.send(review)

    assert draft.state == "public"


@pytest.mark.parametrize("told", [{"id": 44, "status": "hold"}, {"id": 45}, ["44"], "44", {}])
async def test_what_nobody_shows_is_unconfirmed(house: House, told: object) -> None:
    house.rest(told)

    assert (await house.sent()).state == "unconfirmed"


async def test_a_preview_on_the_page_is_not_public(house: House) -> None:
    review = await house.replies.review(house.replies.compose(FLOOD, "Stay safe."), WHO)
    house.story = replace(house.story, thread=thread(comment("44", "Stay safe.", state="pending")))

    assert (await house.replies.send(review)).state == "unconfirmed"


async def test_rest_of_another_site_is_not_asked(house: House) -> None:
    elsewhere = (("Link", '<https://evil.example/wp-json/>; rel="https://api.w.org/"'),)
    house.network.publish(FLOOD, page(url=FLOOD, response_headers=elsewhere))

    await house.sent()

    assert [url for url in house.network.asked if "evil" in url] == []


async def test_of_another_program_the_same_words_that_were_not_there_before_are_public(house: House) -> None:
    house.story = replace(house.story, form=form(action="https://news.example/comment"))
    house.post.answer = Answer(status=303, location="/thanks")
    review = await house.replies.review(house.replies.compose(FLOOD, "Stay  safe."), WHO)

    before = await house.replies.send(review)
    other = await house.replies.review(house.replies.compose(FLOOD, "So do we."), WHO)
    house.story = replace(house.story, thread=thread(comment("1"), comment("9", "So do we.")))
    after = await house.replies.send(other)

    assert before.state == "unconfirmed"
    assert (after.state, after.comment_id) == ("public", "9")


async def test_a_site_that_quotes_the_e_mail_is_not_quoted(house: House) -> None:
    words = "<div class=wp-die-message>ADA.RAHASIA@contoh.example is banned</div>"
    house.post.answer = Answer(status=200, body=words.encode(), content_type="text/html")

    assert (await house.sent()).message == "… is banned"


@pytest.mark.parametrize(("kind", "state"), [("dns", "queued"), ("timeout", "queued")])
async def test_a_reply_that_could_not_leave_waits(house: House, kind: str, state: str) -> None:
    house.post.answer = FetchError("away", kind=kind)

    draft = await house.sent()

    assert (draft.state, draft.sent_at) == (state, None)


async def test_a_broken_certificate_is_an_error_and_the_reply_a_draft_again(house: House) -> None:
    house.post.answer = FetchError("no", kind="tls")

    with pytest.raises(FetchError):
        await house.sent()

    assert [draft.state for draft in house.outbox.all()] == ["draft"]


async def test_one_review_sends_once(house: House) -> None:
    review = await house.replies.review(house.replies.compose(FLOOD, "Stay safe."), WHO)
    await house.replies.send(review)

    with pytest.raises(ConfigError, match="was sent already"):
        await house.replies.send(review)

    assert len(house.post.letters) == 1


async def test_the_same_words_to_the_same_place_are_one_draft(house: House) -> None:
    first = house.replies.compose(FLOOD, "Stay safe.")

    assert house.replies.compose("NEWS.example/2019/03/20/flood/", " Stay safe.\r\n").id == first.id
    assert house.replies.compose(FLOOD, "Stay safe.", "1").id != first.id
    assert house.replies.compose(FLOOD, "Stay dry.").id != first.id
    await house.sent()
    with pytest.raises(ConfigError, match="were sent to this page already"):
        house.replies.compose(FLOOD, "Stay safe.")


async def test_offline_the_saved_form_is_reviewed_and_never_sent(house: House) -> None:
    house.library.holding(loaded(house.story))
    review = await house.replies.review(house.replies.compose(FLOOD, "Stay safe."), WHO, offline=True)

    with pytest.raises(ConfigError, match="not looked at just now"):
        await house.replies.send(review)

    assert {each.name for each in review.fields} == {"comment", "author", "email", "comment_post_ID"}
    assert (house.network.asked, house.post.letters) == ([], [])


async def test_a_number_of_the_library_is_an_address(house: House) -> None:
    house.library.holding(loaded(house.story))

    draft = house.replies.compose("1", "Stay safe.")

    assert (draft.url, draft.title) == (FLOOD, "River takes the old market")
    with pytest.raises(NotKept):
        house.replies.compose("99", "Stay safe.")


async def test_a_field_that_lacks_is_named_before_anything_leaves(house: House) -> None:
    draft = house.replies.compose(FLOOD, "Stay safe.")

    with pytest.raises(ConfigError) as caught:
        await house.replies.review(draft, Signature(name="Ada"))

    assert (caught.value.kind, caught.value.exit_code) == ("email", 2)
    assert house.post.letters == []


async def test_a_comment_is_answered_when_it_is_there_or_may_be(house: House) -> None:
    hidden = FormField(name="comment_parent", type="hidden", visible=False, value="0")
    house.story = replace(house.story, form=form(fields=(*form().fields, hidden)))

    there = await house.replies.review(house.replies.compose(FLOOD, "a", "#comment-2"), WHO)
    with pytest.raises(ConfigError, match="no comment 99"):
        await house.replies.review(house.replies.compose(FLOOD, "b", "99"), WHO)
    house.story = replace(house.story, thread=thread(comment("1"), complete=False))
    perhaps = await house.replies.review(house.replies.compose(FLOOD, "c", "99"), WHO)

    assert [field.value for field in (*there.fields, *perhaps.fields) if field.role == "parent"] == ["2", "99"]


async def test_who_one_is_comes_from_what_is_given_first(house: House) -> None:
    assert house.replies.signed(Signature(name="Given")) == Signature(name="Given", email="kept@contoh.example")


async def test_nothing_is_saved_of_who_one_is(house: House, tmp_path: Path) -> None:
    await house.sent()
    house.outbox.close()

    assert b"rahasia" not in (tmp_path / "outbox.db").read_bytes()


async def test_nothing_is_saved_of_the_page_that_was_looked_at(house: House) -> None:
    house.story = article(paragraph("Other."), form=form())

    await house.sent()

    assert house.library.posts() == ()


# --- written little by little -------------------------------------------------------------------------------------


def test_what_was_begun_and_not_sent_is_gone_on_with(house: House) -> None:
    begun = house.replies.write(house.replies.begin(FLOOD, "1"), "Stay safe")

    assert house.replies.begin(FLOOD, "1") == begun
    assert house.replies.begin(FLOOD).id == 0
    assert house.replies.begin(FLOOD, "2").id == 0


async def test_what_was_sent_is_not_begun_again(house: House) -> None:
    await house.sent()

    assert house.replies.begin(FLOOD).id == 0


def test_the_words_of_a_draft_are_one_draft_however_often_they_change(house: House) -> None:
    draft = house.replies.begin(FLOOD)
    for text in ("S", "St", "St\x1b[31may", "Stay"):
        draft = house.replies.write(draft, text)

    assert [(kept.id, kept.text) for kept in house.outbox.all()] == [(draft.id, "Stay")]


def test_a_draft_without_words_is_saved_no_longer(house: House) -> None:
    draft = house.replies.write(house.replies.begin(FLOOD), "Stay")

    emptied = house.replies.write(draft, " \n ")

    assert (emptied.id, house.outbox.all()) == (0, ())
    assert house.replies.write(emptied, "").id == 0


def test_a_draft_that_was_forgotten_elsewhere_is_saved_anew(house: House) -> None:
    draft = house.replies.write(house.replies.begin(FLOOD), "Stay")
    house.outbox.remove(draft.id)

    again = house.replies.write(draft, "Stay safe")

    assert again.id != draft.id
    assert [kept.text for kept in house.outbox.all()] == ["Stay safe"]


async def test_words_typed_on_after_a_draft_was_sent_elsewhere_are_a_draft_of_their_own(house: House) -> None:
    draft = house.replies.write(house.replies.begin(FLOOD), "Stay")
    await house.replies.send(await house.replies.review(draft, WHO))

    again = house.replies.write(draft, "Stay safe")

    assert [(kept.text, kept.state) for kept in house.outbox.all()] == [("Stay", "unconfirmed"), ("Stay safe", "draft")]
    assert again.id != draft.id


async def test_one_look_serves_the_form_and_the_review(house: House) -> None:
    draft = house.replies.write(house.replies.begin(FLOOD), "Stay")

    looked = await house.replies.look(draft)
    review = house.replies.reviewed(draft, WHO, looked)

    assert house.network.asked == [FLOOD]
    assert (looked.article.form, review.fresh) == (house.story.form, True)


async def test_a_reply_nobody_knows_of_is_reviewed_by_a_form_that_has_changed(house: House) -> None:
    house.post.answer = Answer()
    draft = await house.sent()
    house.story = replace(house.story, title="Another title")

    review = await house.replies.review(draft, WHO)
    house.post.answer = TAKEN
    again = await house.replies.send(review, again=True)

    assert (draft.state, again.state) == ("unknown", "unconfirmed")
