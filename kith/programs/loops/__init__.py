"""Loops: when does a stage send the firm back to an earlier one, and which figures say so?

The CRM models name a condition; a function of that name here tests it on a `Situation` and gives
the checks that led to the answer. One file a family; `evaluate` asks them all.
"""
