"""What the user sees: the window, its tabs, and the inputs they are made of."""

# Before Qt: PySide6 reads the source text of every module that is imported after it, so what
# needs no Qt comes first (measured: a twentieth of the start).
import negdesk.analysis.limit_log
import negdesk.exchange.templates
import negdesk.paths
import negdesk.workbook  # noqa: F401
from negdesk.ui.immortal import protect

# Before the first call into Qt, whoever makes it: the program, a test, a script.
protect()
