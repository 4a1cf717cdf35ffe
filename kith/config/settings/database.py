"""The database: SQLite in the state folder, or PostgreSQL by DATABASE_URL."""

from kith.config.database import database_from
from kith.config.env import text
from kith.config.home import prepare_home

DATABASES = {"default": database_from(text("DATABASE_URL"), prepare_home())}
