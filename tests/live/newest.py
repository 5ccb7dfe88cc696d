"""Get the newest WordPress that npm has, for the live tests to run against: not part of the usual run.

    python -m tests.live.newest FOLDER
    WARTA_WORDPRESS=FOLDER python -m pytest tests/live

The package carries several versions as archives, with one theme and without translations; the themes and the words are
those of the WordPress that the tests run against otherwise.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import IO

from tests.live.site import CORE

_PACKAGE = "@wp-playground/wordpress-builds"
_VERSION = re.compile(rb"\$wp_version = '(\d+)\.(\d+)(?:\.(\d+))?")
_PLACE = Path("usr/share/wordpress")


def version(archive: zipfile.ZipFile) -> tuple[int, ...]:
    """The version of the WordPress in an archive, as numbers."""
    found = _VERSION.search(archive.read("wp-includes/version.php"))
    return tuple(int(part or 0) for part in found.groups()) if found else ()


def newest(archives: list[IO[bytes]]) -> zipfile.ZipFile:
    """The archive with the highest version."""
    return max((zipfile.ZipFile(archive) for archive in archives), key=version)


def unpack(package: Path, core: Path) -> str:
    """Put the newest WordPress of a package into a folder, with themes and translations; its version."""
    with tarfile.open(package) as whole:
        names = [name for name in whole.getnames() if re.search(r"/wordpress/[^/]+\.zip$", name)]
        archive = newest([opened for name in names if (opened := whole.extractfile(name))])
        for name in archive.namelist():
            archive.extract(name, core)
        told = ".".join(map(str, version(archive)))
    for part in ("languages", "themes"):
        shutil.copytree(CORE / "wp-content" / part, core / "wp-content" / part, dirs_exist_ok=True)
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as place:
        subprocess.run(["npm", "pack", "--silent", _PACKAGE], cwd=place, check=True, stdout=subprocess.DEVNULL)
        told = unpack(next(Path(place).glob("*.tgz")), folder / _PLACE)
    print(f"WordPress {told} in {folder}")


if __name__ == "__main__":
    main()
