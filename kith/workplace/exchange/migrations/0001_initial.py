
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('audit', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('target', models.CharField(max_length=24, verbose_name='what')),
                ('status', models.CharField(choices=[('draft', 'Being set up'), ('queued', 'Waiting for a worker'), ('running', 'Running'), ('stopped', 'Stopped'), ('cancelled', 'Cancelled'), ('failed', 'Failed'), ('done', 'Done'), ('undoing', 'Being undone'), ('undone', 'Undone')], default='draft', max_length=10, verbose_name='status')),
                ('mode', models.CharField(choices=[('upsert', 'Create new records and update known ones'), ('create', 'Create new records only'), ('update', 'Update known records only')], default='upsert', max_length=8, verbose_name='mode')),
                ('update_by', models.CharField(blank=True, max_length=40, verbose_name='known by')),
                ('file_name', models.CharField(max_length=255, verbose_name='file')),
                ('storage_key', models.CharField(blank=True, max_length=64)),
                ('size', models.BigIntegerField(default=0, verbose_name='size')),
                ('sha256', models.CharField(max_length=64)),
                ('layout', models.JSONField(default=dict)),
                ('headings', models.JSONField(default=list)),
                ('mapping', models.JSONField(default=list)),
                ('defaults', models.JSONField(default=dict)),
                ('samples', models.JSONField(default=list)),
                ('total_rows', models.PositiveIntegerField(default=0, verbose_name='rows')),
                ('cursor', models.PositiveBigIntegerField(default=0)),
                ('settled', models.PositiveIntegerField(default=0, verbose_name='rows done')),
                ('created', models.PositiveIntegerField(default=0, verbose_name='created')),
                ('updated', models.PositiveIntegerField(default=0, verbose_name='updated')),
                ('unchanged', models.PositiveIntegerField(default=0, verbose_name='unchanged')),
                ('duplicates', models.PositiveIntegerField(default=0, verbose_name='duplicates')),
                ('rejected', models.PositiveIntegerField(default=0, verbose_name='rejected')),
                ('beside', models.JSONField(default=dict)),
                ('error', models.JSONField(default=dict)),
                ('undo', models.JSONField(default=dict)),
                ('fence', models.PositiveIntegerField(default=0)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('holder', models.CharField(blank=True, max_length=120)),
                ('leased_until', models.DateTimeField(null=True)),
                ('cancel_requested', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('started_at', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('seconds', models.FloatField(default=0, verbose_name='seconds')),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('change_set', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='audit.changeset')),
            ],
            options={
                'verbose_name': 'import',
                'verbose_name_plural': 'imports',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='ImportIssue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row', models.PositiveIntegerField(verbose_name='row')),
                ('fate', models.CharField(choices=[('created', 'created'), ('updated', 'updated'), ('unchanged', 'unchanged'), ('duplicate', 'duplicate'), ('rejected', 'rejected')], max_length=10)),
                ('cells', models.JSONField()),
                ('reasons', models.JSONField()),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='issues', to='exchange.importbatch')),
            ],
            options={
                'verbose_name': 'row not taken',
                'ordering': ('row', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ImportStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_row', models.PositiveBigIntegerField()),
                ('rows', models.BinaryField()),
                ('ids', models.BinaryField()),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='exchange.importbatch')),
            ],
            options={
                'verbose_name': 'step of an import',
                'ordering': ('id',),
            },
        ),
        migrations.AddIndex(
            model_name='importbatch',
            index=models.Index(condition=models.Q(('status__in', ('queued', 'running', 'undoing'))), fields=['leased_until'], name='import_unfinished'),
        ),
        migrations.AddIndex(
            model_name='importbatch',
            index=models.Index(fields=['sha256', 'target'], name='import_of_file'),
        ),
        migrations.AddIndex(
            model_name='importissue',
            index=models.Index(fields=['batch', 'row'], name='import_issue_of_batch'),
        ),
    ]
