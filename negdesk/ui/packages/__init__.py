"""The parts of the Packages tab: the frontier, the editor, the comparison, trades, the tester."""
