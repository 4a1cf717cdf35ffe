"""The catalogue of the 70 shared measures, a file for each family."""

from __future__ import annotations

from kith.crm_models.catalogue import (
    contact,
    experience,
    identity,
    loyalty,
    offers,
    organization,
    sales,
    value,
)
from kith.crm_models.vocabulary import Measure

CATALOGUE: dict[str, Measure] = {
    measure.id: measure
    for family in (identity, value, contact, offers, sales, loyalty, experience, organization)
    for measure in family.MEASURES
}
