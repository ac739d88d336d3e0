"""Questions and assumptions, replies, feelings and the view from outside, as cards."""
