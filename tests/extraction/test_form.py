# ruff: noqa: E501 - markup stands as sites write it
"""The reply form is read to its last field; a search, a login, a newsletter, a contact or a password form is none."""

from __future__ import annotations

import pytest

from tests.extraction.themes import FORM, STORY, THREADS, URL, page
from warta.extraction import form
from warta.extraction.dom import parse
from warta.extraction.found import within
from warta.extraction.pipeline import extract
from warta.model.article import CommentForm, FormField

WORDPRESS = (
    '<div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">Tinggalkan Balasan <small>'
    '<a rel="nofollow" id="cancel-comment-reply-link" href="/x/#respond" style="display:none;">Batalkan balasan</a></small></h3>'
    '<form action="/wp-comments-post.php" method="post" id="commentform" class="comment-form" novalidate><p class="comment-notes">'
    '<span id="email-notes">Alamat surel Anda tidak akan dipublikasikan.</span> <span class="required-field-message">Ruas yang '
    'wajib ditandai <span class="required">*</span></span></p><p class="comment-form-comment"><label for="comment">Komentar '
    '<span class="required">*</span></label> <textarea id="comment" name="comment" required></textarea></p>'
    '<p class="comment-form-author"><label for="author">Nama <span class="required">*</span></label> <input id="author" '
    'name="author" type="text" value="" required></p><p class="comment-form-email"><label for="email">Surel <span '
    'class="required">*</span></label> <input id="email" name="email" type="email" required></p><p class="comment-form-url">'
    '<label for="url">Situs Web</label> <input id="url" name="url" type="url"></p><p class="comment-form-cookies-consent">'
    '<input id="wp-comment-cookies-consent" name="wp-comment-cookies-consent" type="checkbox" value="yes"> <label '
    'for="wp-comment-cookies-consent">Simpan nama saya.</label></p><p class="form-submit"><input name="submit" type="submit" '
    'value="Kirim Komentar"> <input type="hidden" name="comment_post_ID" value="6"><input type="hidden" name="comment_parent" '
    'value="0"></p><p style="display: none !important;" class="akismet-fields-container"><label>&#916;<textarea '
    'name="ak_hp_textarea"></textarea></label><input type="hidden" name="ak_js" value="243"></p></form></div>'
)


def found(*parts: str) -> CommentForm | None:
    return form.find(parse(page(*parts)), URL).value


def read(*parts: str) -> CommentForm:
    value = found(*parts)
    assert value is not None
    return value


def fields(markup: str) -> dict[str, FormField]:
    value = read(
        f'<form class="comment-form" action="/komentar" method="post"><textarea name="isi"></textarea>{markup}</form>'
    )
    return {field.name: field for field in value.fields}


def test_a_wordpress_form_is_read_to_its_last_field() -> None:
    value = read(WORDPRESS)

    assert (value.action, value.method, value.url) == ("https://kabar.example/wp-comments-post.php", "post", URL)
    assert value.heading == "Tinggalkan Balasan"
    assert value.note == "Alamat surel Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *"
    assert [(f.name, f.label, f.type, f.required, f.visible, f.value) for f in value.fields] == [
        ("comment", "Komentar", "textarea", True, True, ""),
        ("author", "Nama", "text", True, True, ""),
        ("email", "Surel", "email", True, True, ""),
        ("url", "Situs Web", "url", False, True, ""),
        ("wp-comment-cookies-consent", "Simpan nama saya.", "checkbox", False, True, "yes"),
        ("submit", "Kirim Komentar", "submit", False, False, "Kirim Komentar"),
        ("comment_post_ID", "", "hidden", False, False, "6"),
        ("comment_parent", "", "hidden", False, False, "0"),
        ("ak_hp_textarea", "Δ", "textarea", False, False, ""),
        ("ak_js", "", "hidden", False, False, "243"),
    ]


def test_the_form_is_claimed_with_its_box_and_the_story_not() -> None:
    tree = parse(page(WORDPRESS))

    result = form.find(tree, URL)

    left = " ".join(tree.texts[i] for i in range(len(tree)) if tree.texts[i] and not within(tree, i, result.nodes))
    assert STORY in left
    for word in ("Tinggalkan", "Surel", "Batalkan", "Komentar"):
        assert word not in left


@pytest.mark.parametrize(
    ("markup", "label", "required"),
    [
        ('<input name="nama" placeholder="Nama*">', "Nama", True),
        ('<label>Nama (wajib) <input name="nama"></label>', "Nama", True),
        ('<label>Name (optional): <input name="nama"></label>', "Name", False),
        (
            '<label for="n">Nama<abbr class="required" title="wajib">*</abbr></label><input id="n" name="nama">',
            "Nama",
            True,
        ),
        ('<input name="nama" aria-label="Nama" aria-required="true">', "Nama", True),
        ('<input name="nama" title="Nama \x1b[2JAnda">', "Nama Anda", False),
        ('<input name="nama">', "", False),
    ],
)
def test_labels_and_what_must_be_filled_are_read_wherever_they_stand(markup: str, label: str, required: bool) -> None:
    field = fields(markup)["nama"]

    assert (field.label, field.required) == (label, required)


@pytest.mark.parametrize(
    "markup",
    [
        '<input name="x" type="hidden" required>',
        '<p style="display:none"><input name="x"></p>',
        '<div aria-hidden="true"><input name="x"></div>',
        '<p hidden><input name="x" required></p>',
        '<div class="visually-hidden"><input name="x"></div>',
        '<div style="position:absolute; left: -9999px"><input name="x"></div>',
    ],
)
def test_what_no_person_sees_is_never_asked_for(markup: str) -> None:
    assert (fields(markup)["x"].visible, fields(markup)["x"].required) == (False, False)


def test_traps_for_machines_are_not_shown() -> None:
    markup = '<input name="honeypot_field"><input name="hp_name"><input name="leave_blank"><input name="nama">'

    assert [name for name, field in fields(markup).items() if field.visible] == ["isi", "nama"]


def test_choices_and_prefilled_fields_keep_their_values() -> None:
    markup = (
        '<select name="kota"><option value="bjm">Banjarmasin</option><option value="mpw" selected>Mempawah</option></select>'
        '<input type="checkbox" name="ingat"><input name="email" type="email" value="saya@contoh.example">'
        '<button type="submit" name="kirim" value="1">Kirim</button><input type="reset" name="ulang">'
    )

    told = {name: (field.type, field.value) for name, field in fields(markup).items()}

    assert told == {
        "isi": ("textarea", ""),
        "kota": ("select", "mpw"),
        "ingat": ("checkbox", "on"),
        "email": ("email", "saya@contoh.example"),
        "kirim": ("submit", "1"),
    }


def test_who_must_log_in_is_told_so() -> None:
    value = read(
        '<div id="respond" class="comment-respond"><h3 class="comment-reply-title">Tinggalkan Balasan</h3><p class="must-log-in">Anda harus <a href="/login">masuk</a> untuk berkomentar.</p></div>'
    )

    assert value == CommentForm(
        action="",
        heading="Tinggalkan Balasan",
        note="Anda harus masuk untuk berkomentar.",
        login_required=True,
        url=URL,
    )


def test_a_closed_thread_says_so_in_the_site_s_own_words() -> None:
    value = read(THREADS["twentyten"].replace(FORM, '<p class="nocomments">Komentar ditutup.</p>'))

    assert value == CommentForm(action="", note="Komentar ditutup.", closed=True, url=URL)


def test_no_comments_yet_is_not_closed() -> None:
    assert found('<p class="no-comments">Belum ada komentar</p>') is None


@pytest.mark.parametrize(
    "markup",
    [
        '<section class="komentar"><form action="/kirim" method="post"><input name="nama"><input name="email"><textarea name="isi"></textarea></form></section>',
        '<form id="comment-form" method="post" action="/node/5/reply"><textarea name="body"></textarea></form>',
        '<form action="/cgi-bin/mt-comments.cgi" method="post"><textarea name="text"></textarea></form>',
        '<form method="post" action=""><textarea name="comment"></textarea></form>',
    ],
)
def test_comment_forms_of_other_systems_are_known(markup: str) -> None:
    assert read(markup).method == "post"


@pytest.mark.parametrize(
    "markup",
    [
        '<form role="search" action="/"><input type="search" name="s"></form>',
        '<div class="comments"><form action="/" method="get"><input name="q"></form></div>',
        '<form action="/newsletter" method="post"><input type="email" name="email"></form>',
        '<form action="/wp-login.php" method="post"><input name="log"><input type="password" name="pwd"></form>',
        '<form class="wpcf7-form" action="/kontak#wpcf7" method="post"><input name="your-email"><textarea name="your-message"></textarea></form>',
        '<form action="/kontak" method="post"><input name="nama"><input name="email"><textarea name="pesan"></textarea></form>',
        '<form action="/wp-login.php?action=postpass" class="post-password-form" method="post"><input name="post_password" type="password"></form>',
        '<form class="review-form" action="/ulasan" method="post"><textarea name="comment"></textarea></form>',
        '<form action="/masuk" method="post" class="comment-login"><textarea name="x"></textarea><input type="password" name="p"></form>',
        '<form action="javascript:kirim()" method="post" class="comment-form"><textarea name="comment"></textarea></form>',
    ],
)
def test_other_forms_are_no_comment_forms(markup: str) -> None:
    assert found(markup) is None


def test_a_password_note_is_no_closed_thread() -> None:
    locked = (
        '<form class="post-password-form" action="/wp-login.php?action=postpass" method="post"><input type="password" name="p"></form>'
        '<p class="nocomments">Masukkan kata sandi untuk melihat komentar.</p>'
    )

    assert found(locked) is None


def test_a_form_to_register_in_is_no_story() -> None:
    goods = "".join(
        f"<li><h3>Jukung {day}</h3><p>Perahu kayu ulin nomor {day}, dua dayung.</p></li>" for day in range(60)
    )
    rules = "".join(
        f"<p>Kata sandi ke-{day} harus berisi delapan huruf, satu angka dan satu tanda baca.</p>" for day in range(9)
    )
    words = "<p>Jukung kami dibuat di tepi sungai oleh tukang yang sudah tiga puluh tahun membuat perahu kayu.</p>" * 8
    page = f"""<title>Jukung</title><main><h1>Jukung</h1>{words}<ul>{goods}</ul></main><div class="account">
        <form><p>Keanggotaan Anda perlu diperiksa sebelum Anda dapat berbelanja di sini dengan tenang.</p>{rules}
        <input name="surel"><input type="password" name="rahasia"></form></div>"""

    text = extract(page).text

    assert "Kata sandi" not in text
    assert "Keanggotaan" not in text
