"""GENIUS: what published files have wrong comes in with a note."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from negdesk.exchange.genius.xml_text import XmlError, parse
from tests.exchange.genius.xml import (
    ITEMS,
    OURS,
    PLAIN,
    THEIRS,
    domain,
    issue,
    issues,
    options,
    profile,
    scores,
    taken,
    weight,
)


def test_a_clean_domain_comes_in_without_a_word(tmp_path: Path) -> None:
    imported = taken(tmp_path)
    assert imported.warnings == []
    assert imported.negotiation.title == "Paint"
    assert scores(imported) == [("red", 100, 25), ("blue", 25, 100)]
    assert imported.negotiation.limit_points == 25
    assert imported.negotiation.their_limit_points == 25


@pytest.mark.parametrize(
    ("defect", "note"),
    [
        (b"\xef\xbb\xbf%s", "begins with a byte-order mark"),
        (b"Here it is:\n<?xml version='1.0' encoding='UTF-8'?>%s", "has text before its beginning"),
        (b"\n<!-- <b> -->\n<?xml version='1.0'?>\n%s", "has text before its beginning"),
        (b"\n\n<?xml version='1.0'?>%s<!-- end -->", ""),
    ],
)
def test_what_stands_before_the_xml_is_left_out(tmp_path: Path, defect: bytes, note: str) -> None:
    imported = taken(tmp_path, defect % domain().encode())
    assert len(issues(imported)) == 1
    assert [note in said for said in imported.warnings] == [True] * bool(note)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "iso-8859-2", "windows-1250"])
def test_the_declared_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    items = PLAIN.replace("red", "žlutá")
    text = f"<?xml version='1.0' encoding='{encoding}'?>" + domain(issue(items))
    assert options(taken(tmp_path, text.encode(encoding)))[0].label == "žlutá"


def test_bytes_that_are_not_in_the_encoding_come_in_with_a_note(tmp_path: Path) -> None:
    text = domain(issue(PLAIN.replace("red", "rosé"))).encode("cp1252")
    imported = taken(tmp_path, text)
    assert options(imported)[0].label == "rosé"
    assert "read as Western European" in imported.warnings[0]


@pytest.mark.parametrize("codec", ["zlib", "unicode_escape", "rot13", "idna", "no-such"])
def test_an_encoding_that_is_no_character_set_is_not_run(codec: str) -> None:
    file = parse(f"<?xml version='1.0' encoding='{codec}'?><a b='\\u0041'/>".encode(), "a.xml")
    assert file.root.get("b") == "\\u0041"


def test_a_bare_ampersand_is_text(tmp_path: Path) -> None:
    text = domain(issue(PLAIN.replace("red", "R&D &amp; <".replace("<", "&lt;"))))
    imported = taken(tmp_path, text)
    assert options(imported)[0].label == "R&D & <"
    assert "bare “&”" in imported.warnings[0]


def test_characters_that_xml_cannot_hold_are_dropped() -> None:
    file = parse(b"<a b='x\x01y&#0;z&#x41;'/>", "a.xml")
    assert file.root.get("b") == "xyzA"


def test_a_file_that_is_cut_off_is_refused_with_the_line(tmp_path: Path) -> None:
    with pytest.raises(XmlError, match=r"domain\.xml .*line 3"):
        taken(tmp_path, "<?xml version='1.0'?>\n<utility_space>\n<objective></utility_space>")


def test_issues_are_matched_by_index_with_gaps_and_weights_with_them(tmp_path: Path) -> None:
    base = domain(issue(PLAIN, 2) + issue(PLAIN, 7, "Size"))
    ours = profile(
        weight("0.75", 7) + weight("0.25", 2) + issue(THEIRS, 7, "Size") + issue(OURS, 2)
    )
    imported = taken(tmp_path, base, ours, ours)
    assert [(row.title, row.weight) for row in issues(imported)] == [
        ("Colour", Decimal("0.25")),
        ("Size", Decimal("0.75")),
    ]
    assert [row.score for row in options(imported)] == [100, 25, 25, 100]


def test_items_are_matched_by_value_not_by_place(tmp_path: Path) -> None:
    turned = (
        '<item index="1" value="blue" evaluation="1"/><item index="2" value="red" evaluation="4"/>'
    )
    assert scores(taken(tmp_path, ours=profile(issue(turned) + weight())))[0][:2] == ("red", 100)


def test_an_issue_with_another_name_at_its_index_is_told(tmp_path: Path) -> None:
    imported = taken(tmp_path, ours=profile(issue(OURS, name="Color") + weight()))
    assert scores(imported)[0][1] == 100
    assert "“Color” has the index of “Colour”" in imported.warnings[0]


def test_a_value_listed_twice_is_one_option(tmp_path: Path) -> None:
    twice = PLAIN + '<item index="3" value="red"/>'
    ours = profile(issue(OURS + '<item index="3" value="red" evaluation="2"/>') + weight())
    imported = taken(tmp_path, domain(issue(twice)), ours)
    assert scores(imported) == [("red", 100, 25), ("blue", 50, 100)]
    assert len(imported.warnings) == 2


def test_a_count_of_issues_that_lies_is_told(tmp_path: Path) -> None:
    imported = taken(tmp_path, domain(space='number_of_issues="8"'))
    assert imported.warnings == ["domain.xml says that it has 8 issues; it has 1."]


@pytest.mark.parametrize(
    ("pair", "total"),
    [(("0.33", "0.66"), "0.99"), (("0.5", "0.50005"), "1.00005"), (("1", "0.9"), "1.9")],
)
def test_weights_are_brought_to_one_with_a_note(
    tmp_path: Path, pair: tuple[str, str], total: str
) -> None:
    body = issue(PLAIN, 1) + issue(PLAIN, 2, "Size")
    ours = issue(OURS, 1) + issue(OURS, 2, "Size") + weight(pair[0], 1) + weight(pair[1], 2)
    theirs = ours.replace(weight(pair[0], 1), weight("1", 1)).replace(
        weight(pair[1], 2), weight("0", 2)
    )
    imported = taken(tmp_path, domain(body), profile(ours), profile(theirs))
    first, second = issues(imported)
    assert float(first.weight + second.weight) == pytest.approx(1, abs=2e-10)
    ratio = Decimal(pair[0]) / Decimal(pair[1])
    assert float(first.weight / second.weight) == pytest.approx(float(ratio), rel=1e-8)
    assert imported.warnings == [f"ours.xml: the weights sum to {total}; they were brought to 1."]
    assert (first.their_weight, second.their_weight) == (1, 0)


def test_weights_that_are_all_zero_come_in_and_are_told(tmp_path: Path) -> None:
    imported = taken(tmp_path, ours=profile(issue(OURS) + weight("0")))
    assert issues(imported)[0].weight == 0
    assert "all weights are 0" in imported.warnings[0]


def test_weights_counted_from_one_are_taken_in_order_where_no_index_fits(tmp_path: Path) -> None:
    base, ours = domain(issue(PLAIN, 5)), profile(issue(OURS, 5) + weight("1", 1))
    imported = taken(tmp_path, base, ours, profile(issue(THEIRS, 5) + weight("1", 5)))
    assert issues(imported)[0].weight == 1
    assert "taken in their order" in imported.warnings[0]


@pytest.mark.parametrize(
    ("element", "limit", "note"),
    [
        ("", None, "has no reservation value"),
        ('<reservation value="0.698225"/>', Decimal("69.8225"), ""),
        ('<reservation value="0"> </reservation>', Decimal(0), ""),
        ('<reservation value="40"/>', Decimal(40), "read as points of 100"),
        ('<reservation value="-inf"/>', None, "is no utility"),
        ('<reservation value="1e400"/>', None, "is no utility"),
        ("<reservation/>", None, "is no utility"),
    ],
)
def test_the_reservation_becomes_the_limit_in_points(
    tmp_path: Path, element: str, limit: Decimal | None, note: str
) -> None:
    imported = taken(tmp_path, ours=profile(issue(OURS) + weight(), element))
    assert imported.negotiation.limit_points == limit
    assert [note in said for said in imported.warnings] == [True] * bool(note)


def test_a_reservation_before_the_issues_is_found_too(tmp_path: Path) -> None:
    ours = profile(issue(OURS) + weight(), "").replace(
        "<objective>", '<reservation value="0.5"/><objective>'
    )
    assert taken(tmp_path, ours=ours).negotiation.limit_points == 50


def test_discount_and_cost_are_left_out_with_a_note(tmp_path: Path) -> None:
    items = OURS.replace("/>", ' cost="100.0"/>')
    after = '<discount_factor value="0.7"/><reservation value="0"/>'
    imported = taken(tmp_path, ours=profile(issue(items) + weight(), after))
    assert scores(imported)[0][1] == 100
    assert any("discount" in said for said in imported.warnings)
    assert any("cost" in said for said in imported.warnings)


def test_a_discount_of_one_and_costs_of_nothing_are_not_worth_a_word(tmp_path: Path) -> None:
    items = OURS.replace("/>", ' cost="0.0"/>')
    after = '<discount_factor value="1.0"/><reservation value="0"/>'
    assert taken(tmp_path, ours=profile(issue(items) + weight(), after)).warnings == []


def test_items_of_a_similarity_function_are_no_evaluations(tmp_path: Path) -> None:
    nested = OURS + f"<similarity_function weight='0.2'>{THEIRS}</similarity_function>"
    assert scores(taken(tmp_path, ours=profile(issue(nested) + weight())))[0][1] == 100


@pytest.mark.parametrize("evaluation", ["", "null", "nan", "1e999999999", "x" * 500])
def test_a_missing_evaluation_leaves_the_score_empty(tmp_path: Path, evaluation: str) -> None:
    items = ITEMS.format('evaluation="4"', f'evaluation="{evaluation}"')
    imported = taken(tmp_path, ours=profile(issue(items) + weight()))
    assert [row.score for row in options(imported)] == [100, None]
    assert "no evaluation for “blue”" in imported.warnings[0]


def test_an_issue_that_a_profile_leaves_out_has_no_scores_and_no_weight(tmp_path: Path) -> None:
    base = domain(issue(PLAIN) + issue(PLAIN, 2, "Size"))
    imported = taken(tmp_path, base)
    size = issues(imported)[1]
    assert (size.weight, size.their_weight) == (0, 0)
    assert {row.score for row in options(imported, size)} == {None}
    assert any("says nothing about “Size”" in said for said in imported.warnings)


def test_evaluations_of_nothing_or_less_are_scores_of_nothing(tmp_path: Path) -> None:
    items = ITEMS.format('evaluation="0"', 'evaluation="-3"')
    imported = taken(tmp_path, ours=profile(issue(items) + weight()))
    assert [row.score for row in options(imported)] == [0, 0]
    assert len(imported.warnings) == 2


def test_odd_names_come_in_as_they_are(tmp_path: Path) -> None:
    long = "x" * 10_000
    items = f'<item value="&lt;b&gt; &amp; {long}"/><item value="=1+1"/>'
    imported = taken(tmp_path, domain(issue(items, name="&lt;i&gt;")))
    assert issues(imported)[0].title == "<i>"
    assert [row.label for row in options(imported)] == [f"<b> & {long}", "=1+1"]
