from kith.customers.activities.models.task import Task

__all__ = ["Task"]
