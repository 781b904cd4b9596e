"""What the checks of the source tree share: a root from the command line, a line per fault, exit status 1 if there are any."""

import pathlib
import sys


def main(check):
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2])
    faults = check(root)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0
