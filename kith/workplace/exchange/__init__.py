"""Import and export: one engine under the wizard and the command line.

The wizard's way (`services` write and take `actor`; `queries` read):

    batch = services.start_import(actor=user, target="people", stream=file, file_name=file.name)
        A draft: the file is kept, its layout detected, its columns suggested. `batch.layout` (see
        reading.layout.Layout), `batch.headings`, `batch.samples`, `batch.total_rows`.
        `batch.layout["ambiguous"]` lists columns whose day and month could be either: ask.
    services.correct_layout(actor=user, batch=batch, encoding="cp1250", delimiter="semicolon",
                            decimal=",", date_order="mdy", has_heading=True, sheet="Customers")
        Any of these; the suggestions are made anew.
    queries.suggestions(batch)      -> [Suggestion(column, heading, field, certain, samples)]
    queries.list_targets(), queries.list_fields(target)      what there is to choose from
    services.save_mapping(actor=user, batch=batch, columns=["name", "_", "email"],
                          defaults={"country": "HU"}, mode="upsert", update_by="")
        `columns` in the order of the file ("_" or "": do not import), or `headings={"E-mail":
        "email"}` for single ones. Raises MappingError (field, value, remedy).
    queries.preview_rows(batch)     -> [PreviewRow(number, cells, values, problems)]
    queries.check_import(batch, most_rows=1000)  -> Check: counts, and problems by row and column
    services.queue_import(actor=user, batch=batch)           a worker runs it; also: resume
    queries.progress_of(batch)      -> RunProgress(status, done, total, rate, left, counts, alive)
    services.cancel_import(actor=user, batch=batch)
    queries.list_issues(batch), queries.rejected_csv(batch)  rows not taken, with their reasons
    services.queue_undo(actor=user, batch=batch)             then `batch.undo["kept"]`
    queries.access_import(user, id), queries.list_imports(user), queries.counts_of(batch)
    services.export_everything(actor=user, stream=file)      a ZIP of CSV files

An app offers its records in a module `exchange` (see `targets`): fields with their headings in five
languages, and a writer that matches rows and writes what hangs on them. The engine (`engine`) reads,
cuts work by time, records every change in the import's change-set, and settles each step together
with its cursor in one transaction, so that a run killed anywhere goes on where it stopped.

Limits: 512 MB a file, 1,000 columns, 32,767 characters a cell (`limits`).
"""
