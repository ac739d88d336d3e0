"""Sets negdesk up and opens it on the bundled sample: python3 packaging/start.py [--no-window]."""

import sys

import python_version


def main() -> int:
    """Check the Python first: what comes after is written for a newer one."""
    python_version.require()
    import launch

    return launch.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
