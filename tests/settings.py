# SPDX-License-Identifier: EUPL-1.2
"""The application's settings for tests: made-up keys, a folder that goes, SQLite unless DATABASE_URL says otherwise."""

import os
import tempfile
from pathlib import Path

from cryptography.fernet import Fernet

_folder = tempfile.mkdtemp(prefix="thuislijn-tests-")
(Path(_folder) / "static").mkdir()
os.environ.update(
    THUISLIJN_SECRET_KEY="q9" * 30,
    THUISLIJN_NAMES_KEY=Fernet.generate_key().decode(),
    THUISLIJN_HOSTS="testserver localhost 127.0.0.1",
    THUISLIJN_DOCUMENTS=_folder,
    THUISLIJN_DEMO="1",
)

from thuislijn.web.settings import *  # noqa: E402

# The slow hash is for real passwords.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DOCUMENTS = Path(_folder)

# A file instead of memory: browser tests reach the database from several threads, each with a connection of its own.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(DOCUMENTS / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"] = {
        **DATABASES["default"]["OPTIONS"],
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;",
    }
