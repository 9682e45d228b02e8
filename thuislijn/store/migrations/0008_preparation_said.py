# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0007_reminders"),
    ]

    operations = [
        migrations.AddField(
            model_name="preparation",
            name="said",
            field=models.CharField(blank=True, max_length=64),
        ),
    ]
