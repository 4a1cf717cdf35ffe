from kith.workplace.exchange.models.import_batch import ImportBatch, ImportIssue, ImportStep

__all__ = ["ImportBatch", "ImportIssue", "ImportStep"]
