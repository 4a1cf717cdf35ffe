from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "title, body, kind UNINDEXED, object_id UNINDEXED, "
    "tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')"
]
POSTGRESQL = [
    "CREATE TABLE search_index (id bigint PRIMARY KEY, kind varchar(24) NOT NULL, "
    "object_id bigint NOT NULL, title text NOT NULL, body text NOT NULL, "
    "document tsvector GENERATED ALWAYS AS "
    "(to_tsvector('simple', title || ' ' || body)) STORED)",
    "CREATE INDEX search_document ON search_index USING gin (document)",
]


def create(apps, schema_editor):
    statements = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_index")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunPython(create, drop)]
