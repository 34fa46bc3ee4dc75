"""`python -m typed_label` is `typed-label`."""

from __future__ import annotations

import os
import subprocess
import sys

from ._command import find_command


def main() -> None:
    """Becomes the command."""
    command = [find_command(), *sys.argv[1:]]
    if os.name == "posix":
        os.execv(command[0], command)
    sys.exit(subprocess.run(command).returncode)


if __name__ == "__main__":
    main()
