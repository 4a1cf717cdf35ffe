"""Collecting, checking and compiling the texts of the interface, without GNU gettext."""
