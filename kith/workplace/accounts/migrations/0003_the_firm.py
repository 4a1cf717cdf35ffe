from django.db import migrations


def make_the_firm(apps, schema_editor):
    """One row, made once, so that looking at a page never writes it."""
    firm = apps.get_model("accounts", "Firm")
    if not firm.objects.exists():
        firm.objects.create()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_invitation")]
    operations = [migrations.RunPython(make_the_firm, migrations.RunPython.noop)]
