"""What a sync costs: 2,000 posts on 20 hosts of loopback, beside one host that is dead, one slow, one that says 429.

    python -m tests.bench.sync_cost [--hosts 20] [--posts 100] [--pace 0.25]

Printed: requests, wall time against what politeness alone would take, CPU for a page (warta and its processes, without
the sites), the second sync, the third one that asks for everything again, and how often a robots.txt was broken.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Ran(NamedTuple):
    """One run of warta: its report, and what it cost."""

    report: dict[str, Any]
    wall: float
    cpu: float
    asked: list[tuple[float, str, int, str]]


@contextmanager
def farm(folder: Path, hosts: int, posts: int) -> Iterator[list[str]]:
    """The sites in a process of their own; their feeds."""
    command = [sys.executable, "-m", "tests.farm", "--hosts", str(hosts), "--posts", str(posts), "--moods"]
    process = subprocess.Popen(
        [*command, "--log", str(folder / "log")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        yield [process.stdout.readline().strip() for _host in range(hosts + 2)]
    finally:
        process.stdin.close()
        process.wait(10)


def ran(folder: Path, *argv: str, pace: float) -> Ran:
    """One run of warta."""
    log = folder / "log"
    before = log.stat().st_size
    environ = {
        **os.environ,
        "WARTA_LIBRARY": str(folder / "library.db"),
        "WARTA_PACE": str(pace),
        "WARTA_TIMEOUT": "30",
        "XDG_CONFIG_HOME": str(folder),
        "XDG_STATE_HOME": str(folder),
    }
    used, began = getrusage(RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "warta", *argv], env=environ, capture_output=True, text=True, check=False
    )
    wall, now = time.monotonic() - began, getrusage(RUSAGE_CHILDREN)
    if done.returncode not in {0, 7}:
        raise SystemExit(done.stderr)
    lines = log.read_text("utf-8").encode()[before:].decode().splitlines()
    asked = [(float(at), host, int(status), path) for at, host, status, path in (line.split(" ", 3) for line in lines)]
    cpu = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    return Ran(json.loads(done.stdout) if done.stdout.strip() else {}, wall, cpu, asked)


def tell(name: str, run: Ran, pace: float, hosts: set[str]) -> None:
    """One run in a few lines; `hosts` are those that are in no mood."""
    told, statuses = run.report, Counter(status for _at, _host, status, _path in run.asked)
    by_host: dict[str, list[float]] = defaultdict(list)
    for at, host, _status, _path in sorted(run.asked):
        by_host[host].append(at)
    first = min(at for at, _host, _status, _path in run.asked)
    ideal = max(len(by_host[host]) - 1 for host in hosts) * pace
    spent = max(by_host[host][-1] for host in hosts) - first
    gaps = [b - a for times in by_host.values() for a, b in pairwise(times)]
    pages = len(told["new"]) + len(told["changed"]) + told["unchanged"]
    print(f"{name}: new {len(told['new'])}, changed {len(told['changed'])}, unchanged {told['unchanged']},", end=" ")
    print(f"failed {len(told['failed'])}, aside {len(told['aside'])}, left {told['left']}")
    for glance in told["sources"]:
        if glance["why"]:
            print(f"  {glance['address']}: {glance['why']}")
    print(f"  requests {len(run.asked)} ({told['requests']} told) by status {dict(sorted(statuses.items()))}")
    print(f"  the {len(hosts)} hosts were done after {spent:.1f} s;", end=" ")
    print(f"politeness alone takes {ideal:.1f} s" + (f": {spent / ideal:.2f} times" if ideal else ""))
    print(f"  all of it {run.wall:.1f} s; CPU {run.cpu:.1f} s, {1000 * run.cpu / max(1, pages):.1f} ms a page")
    print(f"  closest two requests to one host {min(gaps, default=0):.3f} s apart")
    print(f"  robots.txt broken: {sum('/private/' in path for _at, _host, _status, path in run.asked)} times")


def main() -> None:
    """Sync three times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=20)
    parser.add_argument("--posts", type=int, default=100)
    parser.add_argument("--pace", type=float, default=0.25)
    typed = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, farm(Path(name), typed.hosts, typed.posts) as feeds:
        folder = Path(name)
        dead = "http://127.0.0.1:9/feed/"
        outlines = "".join(f'<outline type="rss" text="{url}" xmlUrl="{url}"/>' for url in [*feeds, dead])
        (folder / "farm.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>', "utf-8")
        ran(folder, "sources", "import", str(folder / "farm.opml"), "--json", pace=typed.pace)
        for words in (("sync",), ("sync",), ("sync", "--again")):
            jobs = str(typed.hosts + 3)
            run = ran(folder, *words, "--json", "--limit", "1000", "--jobs", jobs, pace=typed.pace)
            tell(" ".join(words), run, typed.pace, {url.split("/")[2].split(":")[0] for url in feeds[: typed.hosts]})
        size = (folder / "library.db").stat().st_size
        print(f"library {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
