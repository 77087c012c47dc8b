"""Reports in two languages: who translates one, and which English its Welsh was made of."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("drafts", "0006_after")]

    operations = [
        migrations.AddField(
            "report",
            "translator",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="translations",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField("report", "welsh_asked", models.DateTimeField(null=True)),
        migrations.AddField(
            "enclosure", "original_cy", models.CharField(blank=True, default="", max_length=64)
        ),
        migrations.AddField("enclosure", "advice_cy", models.JSONField(default=list)),
        migrations.AddField("enclosure", "made_of", models.JSONField(default=dict)),
    ]
