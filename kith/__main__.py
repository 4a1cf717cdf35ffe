"""`python -m kith` is the `kith` command."""

from kith.cli.main import main

if __name__ == "__main__":
    main()
