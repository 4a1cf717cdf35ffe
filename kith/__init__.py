"""Kith: a CRM that runs the CRM models of the literature on a firm's live data."""

__version__ = "0.1.0"
