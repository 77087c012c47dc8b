"""A member's lines of attendance since a day, without reading those of all the years before."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("book", "0001_initial")]

    operations = [
        migrations.RemoveIndex("link", "link_target"),
        migrations.AddIndex(
            "link", models.Index(fields=["council", "target", "rel", "start"], name="link_target")
        ),
    ]
