"""The seal in the window: made before the meeting, compared afterwards, asked about a limit."""
