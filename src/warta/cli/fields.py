"""The keys of `warta.article/1` that `--fields` may name."""

ARTICLE = (
    "schema", "url", "final_url", "canonical_url", "fetched_at", "from_library", "id", "sha256", "text_sha256",
    "revision", "title", "subtitle", "authors", "published", "modified", "language", "site", "section", "tags",
    "summary", "paywalled", "reading_minutes", "words", "dateline", "credits", "text", "blocks", "quotes",
    "navigation", "thread", "form", "links", "images", "hidden", "truncated", "incomplete", "trouble", "provenance",
)  # fmt: skip
