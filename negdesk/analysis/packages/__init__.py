"""Packages: whole deals scored for both sides, the frontier, trades and equivalent offers."""
