# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0006_own_story"),
    ]

    operations = [
        migrations.AddField("user", "reminders", models.BooleanField(default=True)),
        migrations.AddField("user", "reminded", models.DateField(editable=False, null=True)),
        migrations.AddField("user", "reminders_seen_to", models.DateField(editable=False, null=True)),
    ]
