"""The issues tab's parts: the tree, and the form beside it."""
