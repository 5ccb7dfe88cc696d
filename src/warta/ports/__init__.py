"""What the newsroom asks of the world: the network, the disk, the clock. Protocols only, a module a room."""

from __future__ import annotations

from warta.ports.evidence import Authority, Collector, Ledger
from warta.ports.export import Disk, Folder
from warta.ports.library import Extractor, Library
from warta.ports.network import Clock, Fetcher, PoliteFetcher, Poster
from warta.ports.notes import Notebook
from warta.ports.outbox import Claim, Outbox
from warta.ports.search import Index
from warta.ports.sites import SiteAdapter, Visit
from warta.ports.sources import Album, RobotsShelf, SourceShelf, WatchShelf
from warta.ports.state import Marks
from warta.ports.upkeep import Attic

__all__ = [
    "Album",
    "Attic",
    "Authority",
    "Claim",
    "Clock",
    "Collector",
    "Disk",
    "Extractor",
    "Fetcher",
    "Folder",
    "Index",
    "Ledger",
    "Library",
    "Marks",
    "Notebook",
    "Outbox",
    "PoliteFetcher",
    "Poster",
    "RobotsShelf",
    "SiteAdapter",
    "SourceShelf",
    "Visit",
    "WatchShelf",
]
