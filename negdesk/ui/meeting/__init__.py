"""The meeting: what happens is logged in seconds, beside what was prepared."""
