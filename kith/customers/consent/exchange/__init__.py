"""What a people file says about consent, offered to import and export."""

from kith.customers.consent.exchange.ledger import EXPORTS, FIELDS, ConsentWriter
from kith.workplace.exchange.targets import Extension, extend_target

extend_target(Extension(target="people", fields=FIELDS, writer=ConsentWriter, export=EXPORTS))
