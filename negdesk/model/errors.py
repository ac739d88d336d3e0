"""Conditions of the world that a person can do something about, said in a sentence."""


class Condition(Exception):
    """Something outside went wrong; `str()` is one calm sentence with a way out."""
