"""Negotiation domains and preference profiles of GENIUS, read into our rows."""
