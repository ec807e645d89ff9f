"""Capitals and seats of power that speak for a country: "Warsaw refuses" where another text has "Poland refuses"."""

from __future__ import annotations

_CAPITALS = """
syria damascus; lebanon beirut; israel jerusalem tel-aviv; iraq baghdad; iran tehran; turkey ankara;
saudi-arabia riyadh; qatar doha; uae abu-dhabi; yemen sanaa; egypt cairo; ukraine kyiv; russia
moscow; belarus minsk; moldova chisinau; georgia tbilisi; armenia yerevan; azerbaijan baku; romania
bucharest; bulgaria sofia; portugal lisbon; ireland dublin; norway oslo; croatia zagreb; bosnia
sarajevo; macedonia skopje; albania tirana; kosovo pristina; slovakia bratislava; slovenia
ljubljana; latvia riga; estonia tallinn; lithuania vilnius; finland helsinki; sweden stockholm;
denmark copenhagen; france paris; uk london; germany berlin; italy rome; spain madrid; belgium
brussels; netherlands the-hague; austria vienna; poland warsaw; czechia prague; hungary budapest;
greece athens; serbia belgrade; eu brussels; nato brussels; algeria algiers; tunisia tunis; morocco
rabat; guinea conakry; gabon libreville; nigeria abuja; kenya nairobi; south-africa pretoria; mali
bamako; burkina-faso ouagadougou; niger niamey; chad ndjamena; senegal dakar; car bangui; drc
kinshasa; rwanda kigali; ethiopia addis-ababa; somalia mogadishu; sudan khartoum; libya tripoli; usa
washington; venezuela caracas; china beijing; japan tokyo; north-korea pyongyang; south-korea seoul;
india new-delhi; pakistan islamabad; afghanistan kabul
"""
_SEATS = """
russia kremlin; moscow kremlin; usa white-house; washington white-house; washington pentagon; usa
pentagon; washington state-department; usa state-department; france elysee; paris elysee; israel
tsahal; russia defence-ministry; russia foreign-ministry; moscow defence-ministry; moscow foreign-
ministry; eu european-commission; brussels european-commission; ukraine afu; kyiv afu
"""


def _pairs(rows: str) -> list[tuple[str, str]]:
    return [(words[0], other) for row in rows.split(";") if (words := row.split()) for other in words[1:]]


def _both_ways(pairs: list[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {key: frozenset(others) for key, others in found.items()}


_CAPITAL_OF = _both_ways(_pairs(_CAPITALS))
_SEAT_OF = _both_ways(_pairs(_SEATS))


def speaks_for(key: str, *, by_adjective: bool = False) -> frozenset[str]:
    """The keys of the names that may stand for the bearer of `key` (keys of data/names.toml).

    `by_adjective`: for a place that the other text only has as an adjective; the seat of a government is more.
    """
    return _CAPITAL_OF.get(key, frozenset()) | (frozenset() if by_adjective else _SEAT_OF.get(key, frozenset()))
