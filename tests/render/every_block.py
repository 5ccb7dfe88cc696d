"""One article with every kind of block in every shape that a writer of a format may stumble over."""

from __future__ import annotations

from tests.builders import article, heading, listing, paragraph, quotation, span, spans
from warta.model.blocks import Code, Embed, Figure, Quotation, Rule, Table

EVERY = article(
    paragraph(
        "Plain, ", span("strong", "strong"), span(", "), span("em", "em"), span(" and "), span("both", "strong em"),
        span("; "), span("gone", "strike"), span(", "), span("marked", "mark"), span(", H"), span("2", "sub"),
        span("O and m"), span("2", "sup"), span("; "), span("a `tick`", "code"), span("; "),
        span("a link", "", "https://x.example/a(b)?c=d&e=f"), span(" and "),
        span("a ", "", "https://y.example/"), span("bold", "strong", "https://y.example/"), span(" one", "", "https://y.example/"),
        span(", "), span("not this", "", "javascript:alert(1)"), span("."),
    ),
    paragraph("A verse\nof two lines"),
    paragraph(
        "# no heading\n- no list\n1. nor this\n> nor a quotation\n--- nor a rule\n"
        "<b>nor markup</b> &amp; [x](y) *z* _u_ |"
    ),
    heading("A heading #", 2),
    heading("Deeper", 4),
    quotation("The first paragraph of a quotation."),
    quotation("The second, with its source.", "Ann Other"),
    Quotation(spans=spans("Pulled out."), pull=True),
    listing("one", (1, "3.", "three"), (1, "4.", "four"), (2, "•", "deeper"), "two\nwith a break"),
    listing("another list"),
    listing((0, "9.", "nine"), (0, "10.", "ten")),
    Figure(src="https://i.example/a.jpg", alt="A [bridge]", caption=spans("The old bridge"), credit="Foto: Ann/Antara"),
    Table(rows=(("Place", "Water | cm"), ("Kota", "120"), ("Hulu", "7")), header_rows=1, caption="Levels"),
    Table(rows=(("a", "b"), ("", "日本"))),
    Code(text="fence = '```'\n\tindented", language="python <x>"),
    Embed(src="https://v.example/1", kind="video", title="The flood"),
    Embed(src="javascript:alert(1)"),
    Rule(),
    paragraph("The end."),
    title="Every *block* <here>",
    subtitle="A line below",
)  # fmt: skip
