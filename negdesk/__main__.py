"""`python -m negdesk`."""

import sys

from negdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
