"""The shipped list of outlets: every entry says where its facts come from, and names lead to one entry."""

from __future__ import annotations

from collections import Counter

from workbench.tracing.outlets import find, outlets


def test_every_outlet_has_a_known_type_a_host_and_a_source() -> None:
    types = {"agency", "state-medium", "party-medium", "public", "private", "aggregator", "ministry"}

    for key, outlet in outlets().items():
        assert outlet.type in types, key
        assert outlet.hosts, key
        assert outlet.source.startswith(("smm: ", "own: ")), key


def test_no_name_and_no_host_leads_to_two_outlets() -> None:
    said = Counter(name.casefold() for outlet in outlets().values() for name in {n.casefold() for n in outlet.names})
    hosts = Counter(host for outlet in outlets().values() for host in outlet.hosts)

    assert [name for counts in (said, hosts) for name, times in counts.items() if times > 1] == []


def test_an_outlet_is_found_by_name_and_by_address() -> None:
    by_address, by_name = find(None, "https://francais.rt.com/a"), find("Algérie Presse Service", None)

    assert by_address is not None
    assert by_address.owner == "ANO TV-Novosti (the Russian state)"
    assert by_name is not None
    assert by_name.country == "Algeria"
