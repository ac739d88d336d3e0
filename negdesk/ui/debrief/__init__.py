"""The parts of the debrief: a form of ten minutes, with the numbers already filled in."""
