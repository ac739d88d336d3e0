"""What the user sees: the window, its tabs, and the inputs they are made of."""

from negdesk.ui.immortal import protect

# Before the first call into Qt, whoever makes it: the program, a test, a script.
protect()
