"""The measures, one family a file; each is one function."""
