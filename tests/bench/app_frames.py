"""What a reader waits for in the app, beside other programs on the same text, all driven by one probe in a pty.

    python -m tests.bench.app_frames --probe PATH/tui_probe.py [--runs 5] [--size 120x40] [--only open,lines,…]

Each round runs every case once, in turn, and `import textual.app` right before each: the speed of many a machine
changes within seconds. Printed are medians over the rounds in ms, the smallest value, and the ratio to that import.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests import builders
from warta.settings import Settings
from warta.wiring import services

if TYPE_CHECKING:
    from warta.model.article import Comment, Thread
    from warta.model.blocks import Block

HOST = "https://news.example"
SHORT, LONG, TALK = f"{HOST}/short/", f"{HOST}/long/", f"{HOST}/talk/"
_TOLD = re.compile(r"since_start|until|done_ms p|paint_ms p|painted_fps|lag|resize.*done|MiB|mib|cpu_ms")
_DULL = re.compile(r"sleep|mem=.* cpu|key=q|c-q|qy|wait=.* cpu|until.* cpu|home")
WORDS = (
    "air", "banjir", "pasar", "sungai", "warga", "pemerintah", "“kami", "tidak", "tahu”", "malam", "datang", "di",
    "atas", "bawah", "perahu", "jembatan", "kampung", "dengan", "yang", "untuk", "ketika", "rumah", "hujan", "lebat",
)  # fmt: skip
COMMENTS = 10_000


def text(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count)) + "."


def fill(library: Path) -> None:
    """A short story, one of 20,000 words, and one with 10,000 comments, eight deep."""
    chance = random.Random(7)
    shop = services(Settings(library=library))

    def keep(url: str, title: str, words: int, talk: Thread | None = None) -> None:
        blocks: list[Block] = [builders.paragraph(f"Pembuka. {text(chance, 60)}")]
        for number in range(words // 75):
            if number % 12 == 5:
                blocks.append(builders.heading(f"Bagian {number}"))
            blocks.append(builders.paragraph(text(chance, 75)))
        story = builders.article(
            *blocks, url=url, canonical_url=url, title=title, thread=talk, navigation=builders.article().navigation
        )
        shop.library.keep(builders.page(f"<title>{title}</title>{story.text}", url=url), story)

    keep(TALK, "Zebra talk", 600, comments(chance, COMMENTS))
    keep(LONG, "Yonder long", 20_000)
    keep(SHORT, "Xylem short", 1_500, comments(chance, 40))
    asyncio.run(shop.close())


def comments(chance: random.Random, count: int) -> Thread:
    """A thread of `count` comments in bunches of 200, each bunch eight deep."""
    made = iter(range(count))

    def grow(depth: int, room: int) -> list[Comment]:
        grown = []
        while room > 0:
            share = min(room, chance.randint(1, max(1, room // 2))) if depth < 7 else 1
            number = next(made)
            replies = grow(depth + 1, share - 1) if depth < 7 else []
            grown.append(builders.comment(str(number), text(chance, chance.randint(8, 50)), *replies))
            room -= share
        return grown

    return builders.thread(*(each for _ in range(count // 200) for each in grow(0, 200)))


@dataclass
class Case:
    """A command in a terminal and what is done in it; `text`: run over the plain text of the long story."""

    name: str
    command: tuple[str, ...]
    steps: tuple[str, ...]
    size: str = ""
    env: tuple[str, ...] = ()
    figures: dict[str, list[float]] = field(default_factory=dict)
    imports: list[float] = field(default_factory=list)  # ms of the import before each run


def cases(home: Path, plain: Path, size: str) -> list[Case]:
    warta = (sys.executable, "-m", "warta")
    down, hold = ("key=j*40", "key=space*20"), ("hold=j*90@30",)
    lines = ("wait=Pembuka", "sleep=1.2", "mem=usual", *down, *hold)
    top, no_frame = ("key=home", "sleep=0.3", "key=c-q"), ("WARTA_FIRST_FRAME=0",)
    kept = ("wait=Xylem", "sleep=1.2", "until=enter>Pembuka", "sleep=0.4")
    thread = ("wait=Pembuka", "sleep=1.5", "until=4>Comments", "sleep=0.6")
    return [
        Case("first", (*warta, SHORT), ("wait=Pembuka", *top)),
        Case("first, typed at once", (*warta, SHORT), ("until=G>100 %", *top)),
        Case("first, no frame", (*warta, SHORT), ("wait=Pembuka", *top), env=no_frame),
        Case("first, no frame, typed", (*warta, SHORT), ("until=G>100 %", *top), env=no_frame),
        Case("lines", (*warta, LONG), (*lines, *top)),
        Case("lines, 200x60", (*warta, LONG), (*lines, *top), size="200x60"),
        Case("open short", warta, (*kept, "key=c-q")),
        Case("open long", warta, ("wait=Xylem", "sleep=1.2", "key=j", "sleep=0.2", "until=enter>Pembuka", "key=c-q")),
        Case("open talk", warta, ("wait=Xylem", "sleep=1.2", "key=j*2", "sleep=0.2", "until=enter>Pembuka",
             "sleep=2", "key=c-q")),
        Case("talk", (*warta, TALK), (*thread, "key=enter*8", "key=j*20", "key=-*3", "key=space*10", "resize=140x40",
             "sleep=0.3", "resize=120x40", "mem=talk", "key=c-q")),
        Case("less", ("less", str(plain)), ("wait=Pembuka", *down, *hold, "key=q")),
        Case("w3m", ("w3m", str(plain)), ("wait=Pembuka", "key=J*40", "key=space*20", "hold=J*90@30", "text=qy")),
        Case("newsboat", ("newsboat", "-u", str(home / "urls"), "-c", str(home / "newsboat.db"), "-C", "/dev/null"),
             ("wait=Berita", "until=enter>Yonder", "until=enter>Pembuka", "key=down*40",
              "key=space*20", "hold=down*90@30", "key=q", "key=q", "key=q")),
    ]  # fmt: skip


def feed(home: Path, plain: Path) -> None:
    """The long story as a feed of its own, for newsboat; fetched into its cache once."""
    rss = home / "feed.xml"
    body = "".join(f"&lt;p&gt;{part}&lt;/p&gt;" for part in plain.read_text("utf-8").split("\n\n"))
    rss.write_text(
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Berita</title><link>http://127.0.0.1/</link>'
        f"<description/><item><title>Yonder long</title><link>{LONG}</link><guid>1</guid>"
        f"<description>{body}</description></item></channel></rss>",
        "utf-8",
    )
    (home / "urls").write_text(f"file://{rss}\n")
    argv = ["newsboat", "-u", str(home / "urls"), "-c", str(home / "newsboat.db"), "-C", "/dev/null", "-x", "reload"]
    subprocess.run(argv, check=False, timeout=60, env=os.environ | {"HOME": str(home)})


def imported() -> float:
    """The wall ms of `python -c 'import textual.app'`."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import textual.app"], check=True)
    return (time.perf_counter() - start) * 1e3


def run(probe: str, case: Case, size: str, home: Path) -> None:
    out = home / "probe.json"
    env = {name: value for name, value in os.environ.items() if not name.startswith("WARTA_")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    env |= {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
    env |= {"HOME": str(home), "WARTA_MAX_AGE": "3000d", "WARTA_RESUME": "0", "LANG": "C.UTF-8"}
    argv = [sys.executable, probe, "--size", case.size or size, "--json", str(out)]
    argv += [f"--env={each}" for each in case.env] + [f"--step={step}" for step in case.steps]
    done = subprocess.run([*argv, "--", *case.command], env=env, check=False, capture_output=True, text=True)
    report = json.loads(out.read_text())
    if not report["ok"]:
        print(case.name, done.stderr[-3000:])
    case.figures.setdefault("peak MiB", []).append(report["peak_mib"])
    for step in report["steps"]:
        for name, value in step.items():
            values = (
                {f" {kind}": value[kind] for kind in ("p50", "p95") if kind in value}
                if isinstance(value, dict)
                else {"": value}
            )
            for kind, figure in values.items():
                if isinstance(figure, (int, float)) and name not in {"bytes", "changed", "presses", "tree_peak_mib"}:
                    case.figures.setdefault(f"{step['step']} {name}{kind}", []).append(figure)


def show(all_cases: list[Case]) -> None:
    imports = [each for case in all_cases for each in case.imports]
    print(f"import textual.app {median(imports):.0f} ms (min {min(imports):.0f})")
    for case in all_cases:
        for name, values in case.figures.items():
            if not values:
                continue
            ratio = median(value / base for value, base in zip(values, case.imports, strict=False))
            times = f"  × import {ratio:5.2f}" if "since_start" in name or "until=G" in name else ""
            if _TOLD.search(name) and not _DULL.search(name):
                print(f"{case.name:<24} {name:<36} {median(values):9.1f}  min {min(values):8.1f}{times}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--probe", required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--only", default="")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        fill(home / "data" / "warta" / "library.db")
        plain = home / "long.txt"
        shop = services(Settings(library=home / "data" / "warta" / "library.db"))
        long = shop.kept(LONG)
        asyncio.run(shop.close())
        plain.write_text(long.article.text if long else "", "utf-8")
        every = [
            case
            for case in cases(home, plain, chosen.size)
            if not chosen.only or any(case.name.startswith(name) for name in chosen.only.split(","))
        ]
        every = [case for case in every if shutil.which(case.command[0])]
        if any(case.name == "newsboat" for case in every):
            feed(home, plain)
        for _round in range(chosen.runs + 1):
            for case in every:
                case.imports.append(imported())
                run(chosen.probe, case, chosen.size, home)
        for case in every:  # the first round warms the caches
            case.imports = case.imports[1:]
            case.figures = {name: values[1:] for name, values in case.figures.items()}
    show(every)


if __name__ == "__main__":
    main()
