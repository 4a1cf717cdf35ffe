"""The `kith` command, one file a verb; a verb's module is imported only when it is called."""
