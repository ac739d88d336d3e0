"""Where a negotiation is kept: one SQLite file, its lock, its backups. No Qt."""
