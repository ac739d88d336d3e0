"""negdesk: prepare, print and debrief negotiations, offline."""

__version__ = "0.1.0"
