"""Running a model: figures as of a date and the periods before, held against targets, judged.

`figures` asks the warehouse, `stages` judges, `scope` says whom a program looks at. Nothing here
writes; `kith.programs.services` keeps what comes out.
"""
