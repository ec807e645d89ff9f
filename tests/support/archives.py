"""Small archives with stories in them, and screens over them, under a test's hands."""

from __future__ import annotations

from pathlib import Path

from workbench.archive import Decision, Record, SqliteArchive
from workbench.archive.connecting import create
from workbench.tracing.model import Chain, Claim, Edge, Node, Ruled
from workbench.tui import settings

LEAD = (
    "A freighter with a cargo of steel ran aground on the Lerna sandbank on Monday night, blocking one of two channels."
)
CREW = (
    "All fourteen sailors were taken off by a pilot boat, and the captain, Odd Bergli, said that the helm had jammed."
)
RATES = (
    "Tugs were expected at noon; the port asked ships of more than ten metres to wait outside until the tide turned."
)
OWN = (
    "The bank has been marked on charts for a century, as readers of this paper will recall from the wreck of the Alma."
)
SLIP = CREW.replace("Bergli", "Berglie")


def record(id: str, *parts: str, published: str | None, outlet: str = "", title: str | None = None) -> Record:
    text = "\n\n".join(parts)
    return Record(
        id, text, id.encode() + text.encode(), lang="en", title=title, outlet=outlet or None, published=published,
        id_given=True,
    )  # fmt: skip


def a_story(path: Path) -> Path:
    """An archive in which the Ledger has its story from the Lerna Wire, and the Brief and the Late Post from either;
    a text on something else stands alone. Everything is in English: no model is needed."""
    create(path)
    with SqliteArchive(path, writing=True) as archive:
        archive.add([
            record("wire", LEAD, CREW, RATES, published="2024-05-14T06:00:00Z", outlet="Lerna Wire",
                   title="Freighter blocks channel at Lerna"),
            record("ledger", LEAD, SLIP, OWN, published="2024-05-14T09:30:00Z", outlet="The Ledger",
                   title="Grounded: the helm had jammed"),
            record("brief", LEAD, SLIP, published="2024-05-14T12:00:00Z", outlet="The Brief", title="Channel blocked"),
            record("late", LEAD, CREW, RATES, published="2024-05-15T20:00:00Z", outlet="Late Post",
                   title="Tide frees freighter"),
            record("undated", LEAD, SLIP, OWN, published=None, outlet="Aggregate"),
            record("barley", "The price of barley rose by three per cent in Paris after a dry spring in the Beauce.",
                   published="2024-05-16", outlet="Farm Gazette", title="Barley dearer"),
        ])  # fmt: skip
        archive.database.execute("UPDATE versions SET added = '2026-11-25T08:00:00+00:00'")
    return path


def a_chain() -> Chain:
    """A story with everything that can be drawn: an absent wire, a translation, coarse and unknown times, decisions."""
    times = {
        "monitor": "2025-01-16T11:05:00Z", "coastline": "2025-01-16T12:40:00Z", "herald": "2025-01-16T17:00:00Z",
        "capnord": "2025-01-17", "carrefour": "2025-01-17T08:10:00Z", "scan": "2025-01-18", "partage": None,
    }  # fmt: skip
    outlets = {
        "monitor": "Baltic Monitor", "coastline": "The Coastline", "herald": "Fjord Herald", "capnord": "Cap Nord Info",
        "carrefour": "Carrefour des Nouvelles", "scan": "ScanWire", "partage": "Le Grand Partage",
    }  # fmt: skip
    french = {"capnord", "carrefour", "partage"}
    reason = "monitor and coastline name TASS as their source, and no text of TASS is here"
    nodes = [Node("wire:tass", "TASS", None, None, None, 1, True, reason)]
    nodes += [
        Node(name, outlets[name], when, "fr" if name in french else "en", "Four held near a rail bridge", 1)
        for name, when in times.items()
    ]
    confirmed = Decision("herald", "scan", "confirmed", "same slips", "Ada", "2026-11-25T08:30:00+00:00")
    refused = Decision("capnord", "carrefour", "refused", "", "Bea", "2026-11-25T08:31:00+00:00")
    told = ("83% of its words stand in monitor in the same words; it keeps 95% of it", "published 5 hours later")
    edges = (
        Edge("wire:tass", "monitor", 0.61, "common-source", (reason,)),
        Edge("wire:tass", "coastline", 0.58, "common-source", (reason,), (("monitor", 0.41),)),
        Edge("monitor", "herald", 0.73, "copy", told, (("coastline", 0.66), ("capnord", 0.6)), ("coastline",)),
        Edge("herald", "scan", 0.52, "copy", told, (), (), confirmed, Claim("monitor", "copy", 0.77)),
        Edge("coastline", "capnord", 0.81, "translation", ("names it: «The Coastline»",)),
        Edge("capnord", "partage", 0.9, "copy", ("the time of partage is not known",)),
    )
    return Chain(tuple(nodes), edges, (), (Ruled(refused, Claim("capnord", "copy", 0.7)),))


def remember(path: Path, analyst: str = "Ada") -> Path:
    """Make an archive the one that the program opens with."""
    settings.save(settings.Settings(archive=str(path), analyst=analyst))
    return path
