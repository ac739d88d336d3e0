"""What follows from a negotiation: BATNA, limit, zone, readiness. Pure functions."""
