from kith.customers.consent.models.consent_entry import ConsentEntry

__all__ = ["ConsentEntry"]
