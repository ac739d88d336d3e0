"""How it is drawn: one drawing per chart, on any canvas. Pure Python."""
