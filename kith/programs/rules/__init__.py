"""Arithmetic of programs: verdicts, targets, iterations, budgets. No Django, no clock."""
