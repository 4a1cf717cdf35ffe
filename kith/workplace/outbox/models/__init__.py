from kith.workplace.outbox.models.event import OutboxEvent

__all__ = ["OutboxEvent"]
