"""The ZOPA tab's parts: lanes with handles to move, their numbers, and the same as a table."""
