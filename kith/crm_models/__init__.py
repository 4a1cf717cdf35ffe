"""The CRM models as plain, frozen Python: what a good firm does.

Start at :mod:`kith.crm_models.gallery`. Nothing here computes: stages name
measures, conditions and actions, and higher floors know how to run them.
"""
