"""GENIUS domains: the published answers, and every defect that published files have."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import pytest

from negdesk.exchange.genius.files import WhichProfiles, read
from negdesk.exchange.genius.xml_text import SIZE_LIMIT, XmlError, parse
from negdesk.exchange.interchange import Imported
from negdesk.model.rows import Issue, Option
from tests.yardstick import at_most

CASE = Path(__file__).parent.parent / "data" / "itex_cypress"
ANSWERS = json.loads((CASE / "answers.json").read_text(encoding="utf-8"))

ITEMS = '<item index="1" value="red" {0}/><item index="2" value="blue" {1}/>'
PLAIN = ITEMS.format("", "")
OURS = ITEMS.format('evaluation="4"', 'evaluation="1"')
THEIRS = ITEMS.format('evaluation="0.5"', 'evaluation="2.0"')


def issue(items: str, index: int = 1, name: str = "Colour", more: str = "") -> str:
    return f'<issue index="{index}" name="{name}" {more}>{items}</issue>'


def weight(value: str = "1", index: int = 1) -> str:
    return f'<weight index="{index}" value="{value}"/>'


def domain(issues: str = "", space: str = "") -> str:
    return (
        f"<negotiation_template><utility_space {space}><objective name='Paint'>"
        f"{issues or issue(PLAIN)}</objective></utility_space></negotiation_template>"
    )


def profile(body: str, after: str = '<reservation value="0.25"/>', space: str = "") -> str:
    return f"<utility_space {space}><objective>{body}</objective>{after}</utility_space>"


def taken(
    folder: Path,
    base: str | bytes = "",
    ours: str | bytes = "",
    theirs: str | bytes = "",
) -> Imported:
    texts = {
        "domain.xml": base or domain(),
        "ours.xml": ours or profile(issue(OURS) + weight()),
        "theirs.xml": theirs or profile(issue(THEIRS) + weight()),
    }
    for name, text in texts.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return read([folder / name for name in texts], ids())


def ids():
    numbers = count()
    return lambda: f"id-{next(numbers)}"


def issues(imported: Imported) -> list[Any]:
    return [row for row in imported.rows if isinstance(row, Issue)]


def options(imported: Imported, of: Issue | None = None) -> list[Any]:
    rows = [row for row in imported.rows if isinstance(row, Option)]
    return [row for row in rows if of is None or row.issue_id == of.id]


def scores(imported: Imported) -> list[tuple[Any, ...]]:
    return [(row.label, row.score, row.their_score) for row in options(imported)]


def points(imported: Imported, terms: Sequence[str]) -> tuple[float, float]:
    """Return what a package is worth to both by the plain sum of weight times score."""
    ours = theirs = weight = their_weight = Decimal(0)
    for row, label in zip(issues(imported), terms, strict=True):
        (option,) = [option for option in options(imported, row) if option.label == label]
        ours += row.weight * option.score
        theirs += row.their_weight * option.their_score
        weight, their_weight = weight + row.weight, their_weight + row.their_weight
    return float(ours / weight), float(theirs / their_weight)


def itex() -> Imported:
    return read([CASE / f"{name}.xml" for name in ("domain", "itex", "cypress")], ids())


# the published case


def test_itex_and_cypress_come_in_with_the_published_weights_and_scores() -> None:
    imported = itex()
    assert imported.negotiation.title == "itex and cypress"
    for side, name in (("itex", "weight"), ("cypress", "their_weight")):
        weights = {row.title: getattr(row, name) for row in issues(imported)}
        published = ANSWERS["weights"][side]
        assert weights == {title: Decimal(str(value)) for title, value in published.items()}
    for row in issues(imported):
        evaluations = ANSWERS["evaluations"][row.title]
        assert [option.label for option in options(imported, row)] == list(evaluations)
        for place, name in enumerate(("score", "their_score")):
            largest = max(pair[place] for pair in evaluations.values())
            for option in options(imported, row):
                expected = 100 * evaluations[option.label][place] / largest
                assert float(getattr(option, name)) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("name", ["nash", "itex_best", "cypress_best"])
def test_the_published_packages_are_worth_what_was_published(name: str) -> None:
    answer = ANSWERS["answers"][name]
    ours, theirs = points(itex(), answer["terms"])
    assert ours == pytest.approx(answer["itex"], abs=5e-5)
    assert theirs == pytest.approx(answer["cypress"], abs=5e-5)


LAPTOP = {
    "Laptop": {"Dell": (12, 12), "Mac": (20, 30), "HP": (30, 20)},
    "Disk": {"60": (30, 20), "80": (20, 30), "120": (9, 9)},
    "Monitor": {"19": (30, 3), "20": (10, 2), "23": (20, 1)},
}


def laptop(place: int, weights: Sequence[str]) -> str:
    body = ""
    for index, (title, evaluations) in enumerate(LAPTOP.items(), start=1):
        items = [
            f'<item value="{value}" evaluation="{pair[place]}"/>'
            for value, pair in evaluations.items()
        ]
        body += issue("".join(items), index, title) + weight(weights[index - 1], index)
    return profile(body)


@pytest.mark.parametrize(
    ("terms", "ours", "theirs"),
    [
        (("Mac", "80", "19"), 72.56, 100),
        (("Mac", "60", "19"), 85.16, 94.11),
        (("HP", "80", "19"), 87.40, 87.40),
        (("HP", "60", "19"), 100, 81.51),
    ],
)
def test_the_laptop_frontier_is_worth_what_was_published(
    tmp_path: Path, terms: tuple[str, ...], ours: float, theirs: float
) -> None:
    buyer = laptop(0, ("0.4452", "0.3781", "0.1768"))
    seller = laptop(1, ("0.3781", "0.1768", "0.4452"))
    found = points(taken(tmp_path, buyer, buyer, seller), terms)
    assert found == pytest.approx((ours, theirs), abs=6e-3)


def test_which_side_is_ours_is_a_matter_of_order() -> None:
    turned = read([CASE / f"{name}.xml" for name in ("domain", "cypress", "itex")], ids())
    terms = ANSWERS["answers"]["nash"]["terms"]
    assert points(turned, terms) == points(itex(), terms)[::-1]


# what published files have wrong


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


# numbers


def numeric(evaluator: str, kind: str = "integer", low: str = "1", high: str = "17") -> str:
    span = f'lowerbound="{low}" upperbound="{high}"'
    inner = f"<range {span}/>{evaluator}" if kind == "real" else evaluator
    more = f'vtype="{kind}" type="{kind}" etype="{kind}"' + ("" if kind == "real" else f" {span}")
    return issue(inner, name="Speed", more=more)


def numbers(folder: Path, ours: str, theirs: str, *span: str) -> Imported:
    first, second = (profile(numeric(body, *span) + weight()) for body in (ours, theirs))
    return taken(folder, domain(numeric("", *span)), first, second)


RISING = '<evaluator ftype="linear" offset="0" slope="0.0625"/>'
FALLING = '<evaluator ftype="linear" offset="1.0" slope="-0.0625"/>'


def test_a_range_that_both_pull_straight_apart_is_a_number_issue(tmp_path: Path) -> None:
    (row,) = issues(imported := numbers(tmp_path, FALLING, RISING))
    assert (row.kind, row.better, row.lowest, row.highest, row.step) == (
        "number",
        "lower",
        1,
        17,
        1,
    )
    assert options(imported) == []
    assert imported.warnings == []


def test_a_range_that_both_want_the_same_way_is_a_choice_of_its_steps(tmp_path: Path) -> None:
    imported = numbers(tmp_path, RISING, RISING)
    assert issues(imported)[0].kind == "choice"
    assert scores(imported)[:2] == [("1", 0, 0), ("2", Decimal("6.25"), Decimal("6.25"))]
    assert scores(imported)[-1] == ("17", 100, 100)


def test_linear_values_are_clipped_and_not_stretched(tmp_path: Path) -> None:
    steep = '<evaluator ftype="linear" offset="-0.5" slope="0.25"/>'
    flat = '<evaluator ftype="linear" offset="0.4" slope="0.0375"/>'
    found = scores(numbers(tmp_path, steep, flat, "integer", "1", "9"))
    assert [score for _, score, _ in found] == [0, 0, 0, 25, 50, 75, 100, 100, 100]
    assert found[0][2] == 40
    assert found[-1][2] == 70


def test_a_real_issue_is_stepped_with_a_note(tmp_path: Path) -> None:
    ours = '<evaluator ftype="linear" parameter1="0.03333333" parameter0="-0.3333333"/>'
    theirs = '<evaluator ftype="linear" parameter1="-0.03333333" parameter0="1.3333333"/>'
    (row,) = issues(imported := numbers(tmp_path, ours, theirs, "real", "10.0", "40.0"))
    assert (row.kind, row.better, row.step) == ("number", "higher", Decimal("1.5"))
    assert "“Speed” runs from 10.0 to 40.0" in imported.warnings[0]


def test_a_triangle_keeps_its_peak_among_the_steps(tmp_path: Path) -> None:
    ours = '<evaluator ftype="triangular" parameter0="0" parameter1="10" parameter2="3.3"/>'
    theirs = '<evaluator ftype="constant" parameter0="0.5"/>'
    imported = numbers(tmp_path, ours, theirs, "real", "0", "10")
    worth = {label: (score, their_score) for label, score, their_score in scores(imported)}
    assert worth["3.3"] == (100, 50)
    assert worth["0"] == (0, 50)
    assert worth["10"] == (0, 50)


def test_a_wide_range_of_whole_numbers_is_cut_evenly(tmp_path: Path) -> None:
    (row,) = issues(numbers(tmp_path, RISING, RISING, "integer", "13000", "22666"))
    assert row.kind == "choice"
    found = scores(numbers(tmp_path, RISING, RISING, "integer", "13000", "22666"))
    values = [int(label) for label, _, _ in found]
    assert (values[0], values[-1]) == (13000, 22666)
    assert {later - value for value, later in pairwise(values)} == {179}


def test_an_evaluator_of_an_unknown_kind_leaves_scores_empty(tmp_path: Path) -> None:
    imported = numbers(tmp_path, '<evaluator ftype="faratin"/>', RISING, "integer", "1", "3")
    assert [score for _, score, _ in scores(imported)] == [None, None, None]
    assert any("faratin" in said for said in imported.warnings)


@pytest.mark.parametrize("bound", ["1e20", "9" * 25])
def test_a_range_past_what_can_be_kept_is_refused_in_words(tmp_path: Path, bound: str) -> None:
    rise = f'<evaluator ftype="linear" parameter1="{1 / float(bound)}" parameter0="0"/>'
    fall = f'<evaluator ftype="linear" parameter1="{-1 / float(bound)}" parameter0="1"/>'
    with pytest.raises(XmlError, match="“Speed” cannot be kept"):
        numbers(tmp_path, rise, fall, "real", "0", bound)


# which files


def test_without_profiles_those_beside_the_domain_are_listed(tmp_path: Path) -> None:
    taken(tmp_path)
    (tmp_path / "broken.xml").write_text("<utility_space>")
    with pytest.raises(WhichProfiles) as caught:
        read([tmp_path / "domain.xml"], ids())
    assert [path.name for path in caught.value.found] == ["ours.xml", "theirs.xml"]
    assert "ours.xml, theirs.xml" in str(caught.value)


def test_who_is_asked_decides_which_profiles_are_meant(tmp_path: Path) -> None:
    taken(tmp_path)
    imported = read([tmp_path / "domain.xml"], ids(), lambda found: (found[1], found[0]))
    assert scores(imported)[0] == ("red", 25, 100)


def test_more_than_two_profiles_are_a_question(tmp_path: Path) -> None:
    taken(tmp_path)
    (tmp_path / "third.xml").write_text(profile(issue(OURS) + weight()))
    names = ("domain", "ours", "theirs", "third")
    with pytest.raises(WhichProfiles, match="third"):
        read([tmp_path / f"{name}.xml" for name in names], ids())


def test_a_domain_without_any_profile_says_so(tmp_path: Path) -> None:
    (tmp_path / "domain.xml").write_text(domain())
    with pytest.raises(WhichProfiles, match="needs two profiles"):
        read([tmp_path / "domain.xml"], ids())


def test_two_profiles_alone_bring_their_issues_along(tmp_path: Path) -> None:
    taken(tmp_path)
    imported = read([tmp_path / "ours.xml", tmp_path / "theirs.xml"], ids())
    assert scores(imported) == [("red", 100, 25), ("blue", 25, 100)]
    assert "No domain was named" in imported.warnings[0]


def test_xml_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(XmlError, match="holds no issues"):
        taken(tmp_path, "<html><body/></html>")


# hostile


def test_nonlinear_spaces_are_refused_by_name(tmp_path: Path) -> None:
    body = issue("") + "<utility><ufun><hyperRectangle utility='9'/></ufun></utility>"
    with pytest.raises(XmlError, match=r"ours\.xml is a nonlinear .*hyper-rectangles"):
        taken(tmp_path, ours=profile(body))
    with pytest.raises(XmlError, match="nonlinear"):
        taken(tmp_path, ours=profile(issue(OURS) + weight(), space='type="nonlinear"'))


LAUGHS = "".join(
    f'<!ENTITY l{place} "{f"&l{place - 1};" * 10}">' if place else '<!ENTITY l0 "ha">'
    for place in range(10)
)


@pytest.mark.parametrize(
    "declared",
    [
        LAUGHS,
        '<!ENTITY l9 SYSTEM "file:///etc/hostname">',
        '<!ENTITY % l9 SYSTEM "http://127.0.0.1/">',
    ],
)
def test_entities_are_refused_before_they_grow_or_read_a_file(
    tmp_path: Path, declared: str
) -> None:
    hostile = f"<!DOCTYPE a [{declared}]>" + domain(issue(PLAIN.replace("red", "&l9;")))
    with at_most(50), pytest.raises(XmlError, match="declares entities"):
        taken(tmp_path, hostile)


def test_elements_nested_without_end_are_refused(tmp_path: Path) -> None:
    with pytest.raises(XmlError, match="too deeply"):
        taken(tmp_path, "<a>" * 20_000 + "</a>" * 20_000)


def test_a_file_past_the_size_limit_is_refused_at_once(tmp_path: Path) -> None:
    with at_most(50), pytest.raises(XmlError, match="larger than 4 MB"):
        taken(tmp_path, domain() + " " * 5_000_000)


def test_the_largest_file_is_read_within_a_second() -> None:
    item = b'<item index="1" value="some value" evaluation="12"/>'
    data = b"<utility_space>" + item * ((SIZE_LIMIT - 100) // len(item)) + b"</utility_space>"
    with at_most(50):
        assert len(parse(data, "a.xml").root) > 70_000


@pytest.mark.parametrize(
    "data", [b"", b"  \n", b"\0\0\0\0", b"PK\x03\x04", b"<", b"<?xml ?>", b"&"]
)
def test_what_is_no_xml_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(XmlError, match=r"a\.xml"):
        parse(data, "a.xml")
