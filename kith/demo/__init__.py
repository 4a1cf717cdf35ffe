"""The demo firm: a coffee roaster with three years of believable business.

`generate(seed, until, scenario)` is pure and deterministic: the same arguments give the same firm.
What it knows about its customers' true rates, drop-outs and needs stays in `World.truth` for tests
and never reaches the database. Everything is written in one change-set, so that one act removes it.
"""
