"""What a start costs: CPU and wall of warta's commands beside bare Python and textual, in paired runs.

    python -m tests.bench.start_up [--rounds 15]

Each round runs every command once, in turn, so a busy machine slows all alike. Printed are medians and ratios to
`python -c pass` and to `python -c "import textual.app"`. Bytecode is compiled first.
"""

from __future__ import annotations

import argparse
import compileall
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import warta

WARTA = str(Path(sys.executable).with_name("warta"))


def cost(argv: list[str], environ: dict[str, str]) -> tuple[float, float]:
    """CPU and wall seconds of one run."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(argv, env=environ, check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def keep_one(environ: dict[str, str]) -> str:
    """Read the demo's first article into the library of this run; its address."""
    from warta.demo.server import Server

    with Server() as server:
        subprocess.run([WARTA, "read", "--json", server.url], env=environ, check=True, stdout=subprocess.DEVNULL)
        return server.url


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    compileall.compile_dir(str(Path(warta.__file__).parent), quiet=1)
    with tempfile.TemporaryDirectory() as home:
        environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environ |= {f"XDG_{kind}_HOME": f"{home}/{kind}" for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
        url = keep_one(environ)
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "import textual.app": [sys.executable, "-c", "import textual.app"],
            "warta --version": [WARTA, "--version"],
            "warta --help": [WARTA, "--help"],
            "warta read --json (kept)": [WARTA, "read", "--json", "--offline", url],
            "warta read (kept)": [WARTA, "read", "--offline", url],
            "warta list": [WARTA, "list"],
        }
        runs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(rounds + 1):
            for name, argv in commands.items():
                runs[name].append(cost(argv, environ))
    show({name: (median(c for c, _ in taken[1:]), median(w for _, w in taken[1:])) for name, taken in runs.items()})


def show(costs: dict[str, tuple[float, float]]) -> None:
    """A table of medians in ms, and of CPU ratios."""
    bare, textual = costs["python -c pass"][0], costs["import textual.app"][0]
    print(f"{'command':<28}{'CPU ms':>8}{'wall ms':>9}{'× python':>10}{'× textual':>11}")
    for name, (cpu, wall) in costs.items():
        print(f"{name:<28}{cpu * 1e3:8.1f}{wall * 1e3:9.1f}{cpu / bare:10.2f}{cpu / textual:11.2f}")


if __name__ == "__main__":
    main()
