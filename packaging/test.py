"""Sets negdesk up for development and runs every check: python3 packaging/test.py [--bench] [...].

Arguments pass on to pytest; --bench runs the benchmarks instead.
"""

import sys

import python_version


def main() -> int:
    """Check the Python first: what comes after is written for a newer one."""
    python_version.require()
    import checks

    return checks.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
