"""GENIUS: which files belong together, and hostile ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from negdesk.exchange.genius.files import WhichProfiles, read
from negdesk.exchange.genius.xml_text import SIZE_LIMIT, XmlError, parse
from tests.exchange.genius.xml import OURS, PLAIN, domain, issue, profile, scores, taken, weight
from tests.exchange.numbered import numbered
from tests.yardstick import at_most

LAUGHS = "".join(
    f'<!ENTITY l{place} "{f"&l{place - 1};" * 10}">' if place else '<!ENTITY l0 "ha">'
    for place in range(10)
)


def test_without_profiles_those_beside_the_domain_are_listed(tmp_path: Path) -> None:
    taken(tmp_path)
    (tmp_path / "broken.xml").write_text("<utility_space>")
    with pytest.raises(WhichProfiles) as caught:
        read([tmp_path / "domain.xml"], numbered())
    assert [path.name for path in caught.value.found] == ["ours.xml", "theirs.xml"]
    assert "ours.xml, theirs.xml" in str(caught.value)


def test_who_is_asked_decides_which_profiles_are_meant(tmp_path: Path) -> None:
    taken(tmp_path)
    imported = read([tmp_path / "domain.xml"], numbered(), lambda found: (found[1], found[0]))
    assert scores(imported)[0] == ("red", 25, 100)


def test_more_than_two_profiles_are_a_question(tmp_path: Path) -> None:
    taken(tmp_path)
    (tmp_path / "third.xml").write_text(profile(issue(OURS) + weight()))
    names = ("domain", "ours", "theirs", "third")
    with pytest.raises(WhichProfiles, match="third"):
        read([tmp_path / f"{name}.xml" for name in names], numbered())


def test_a_domain_without_any_profile_says_so(tmp_path: Path) -> None:
    (tmp_path / "domain.xml").write_text(domain())
    with pytest.raises(WhichProfiles, match="needs two profiles"):
        read([tmp_path / "domain.xml"], numbered())


def test_two_profiles_alone_bring_their_issues_along(tmp_path: Path) -> None:
    taken(tmp_path)
    imported = read([tmp_path / "ours.xml", tmp_path / "theirs.xml"], numbered())
    assert scores(imported) == [("red", 100, 25), ("blue", 25, 100)]
    assert "No domain was named" in imported.warnings[0]


def test_xml_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(XmlError, match="holds no issues"):
        taken(tmp_path, "<html><body/></html>")


def test_nonlinear_spaces_are_refused_by_name(tmp_path: Path) -> None:
    body = issue("") + "<utility><ufun><hyperRectangle utility='9'/></ufun></utility>"
    with pytest.raises(XmlError, match=r"ours\.xml is a nonlinear .*hyper-rectangles"):
        taken(tmp_path, ours=profile(body))
    with pytest.raises(XmlError, match="nonlinear"):
        taken(tmp_path, ours=profile(issue(OURS) + weight(), space='type="nonlinear"'))


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
