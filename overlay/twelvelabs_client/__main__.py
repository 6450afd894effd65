"""The command line: `python -m twelvelabs_client`, the same as `twelvelabs`."""

import sys

from .cli.main import main

if __name__ == "__main__":
    sys.exit(main())
