"""The measures M01 … M70 over the warehouse: from one SELECT of evidence rows come the value with
its interval, its history, its split by person and team, and the rows themselves.

Start at :mod:`kith.analytical.measures.engine` (values), :mod:`.evidence` (rows) and
:mod:`.judging` (targets); a measure is one function in a file of `families`. DuckDB and the
standard library alone, so that the web can answer; `queries` adds Django's side.
"""
