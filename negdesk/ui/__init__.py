"""What the user sees: the window, its tabs, and the inputs they are made of."""
