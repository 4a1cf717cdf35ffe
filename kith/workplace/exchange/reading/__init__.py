"""From the bytes of a file to rows of cells, and from cells to values; no database."""
