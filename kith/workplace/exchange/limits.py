"""What a file may be: stated to the user, and checked before anything is read into memory."""

FILE_BYTES = 512 * 1024 * 1024
COLUMNS = 1_000
CELL_CHARACTERS = 32_767  # what a spreadsheet cell holds
EXPANDED_BYTES = 1024 * 1024 * 1024  # a workbook, unpacked
WORKBOOK_MEMORY = 512 * 1024 * 1024
WORKBOOK_SECONDS = 60
ATTEMPTS = 5  # a run that dies this often without a step forward is parked
LEASE_SECONDS = 30
LOCK_SECONDS = 0.1  # what a step aims at; no transaction may hold the write lock over 0.2 s
