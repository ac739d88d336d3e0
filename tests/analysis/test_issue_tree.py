"""The issue tree keeps its order, and never loses an issue or loops."""

from negdesk.analysis.issue_tree import children, depth, name, terms, tree
from negdesk.model.document import Document
from negdesk.model.rows import Issue, Negotiation


def issue(title: str, parent: str | None = None, position: int = 0, kind: str = "number") -> Issue:
    return Issue(
        id=title, negotiation_id="n", parent_id=parent, position=position, title=title, kind=kind
    )


def document(*rows: Issue) -> Document:
    return Document([Negotiation(id="n"), *rows])


def ids(issues) -> list[str]:
    return [row.id for row in issues]


def test_terms_come_depth_first_by_position_without_groups():
    held = document(
        issue("delivery", position=5, kind="group"),
        issue("date", "delivery", 1),
        issue("place", "delivery", 0),
        issue("money", position=2, kind="group"),
        issue("payment", "money", 3, "group"),
        issue("deposit", "payment", 9),
        issue("price", "money", 4),
    )
    assert ids(terms(held, "n")) == ["deposit", "price", "place", "date"]
    assert ids(children(held, "n", None)) == ["money", "delivery"]
    assert ids(children(held, "n", "money")) == ["payment", "price"]
    assert children(held, "n", "price") == []


def test_the_path_names_every_group_above():
    deposit = issue("Deposit", "g")
    held = document(issue("g", kind="group").with_(title="Price and payment"), deposit)
    assert tree(held, "n").words(deposit) == "Price and payment › Deposit"
    assert depth(held, deposit) == 1
    assert name(issue("  ")) == "(untitled)"


def test_an_issue_whose_parent_is_gone_is_shown_at_the_top():
    held = document(issue("a", "nowhere"), issue("b", "a"))
    assert ids(children(held, "n", None)) == ["a"]
    assert ids(terms(held, "n")) == ["a", "b"]


def test_issues_in_a_circle_are_shown_at_the_top_once_each():
    a, b, c = issue("a", "c", 0, "group"), issue("b", "a", 1, "group"), issue("c", "b", 2)
    below = issue("below", "b", 3)
    own = issue("own", "own", 4)
    held = document(a, b, c, below, own)
    assert ids(children(held, "n", None)) == ["a", "b", "c", "own"]
    assert ids(tree(held, "n").walk()) == ["a", "b", "below", "c", "own"]
    assert tree(held, "n").words(below) == "b › below"


def test_two_hundred_issues_in_six_levels_keep_their_paths():
    rows = []
    for number in range(200):
        level = number % 6
        parent = f"{number - 1}" if level else None
        rows.append(issue(str(number), parent, number, "number" if level == 5 else "group"))
    held = document(*rows)
    assert ids(tree(held, "n").walk()) == [str(number) for number in range(200)]
    assert {depth(held, row) for row in terms(held, "n")} == {5}
    assert tree(held, "n").words(rows[5]) == "0 › 1 › 2 › 3 › 4 › 5"


def test_a_chain_deeper_than_any_stack_is_walked():
    rows = [issue(str(n), str(n - 1) if n else None, n) for n in range(1500)]
    assert len(terms(document(*rows), "n")) == 1500
