# SPDX-License-Identifier: EUPL-1.2
# make setup - demo - test - rehearse - check - bench; CI runs the same. See CONTRIBUTING.md.

VENV := .venv
BIN := $(VENV)/bin
# The first Python on this machine that is new enough. 3.11 comes first: the pins are tried on it.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: setup demo test rehearse check format bench docs guide schema lock clean
.DEFAULT_GOAL := setup

setup: $(VENV)/.package

demo: setup
	$(BIN)/thuislijn demo --out demo-output

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 --dist worksteal -q

# What takes long: whole screens in Chromium, axe on each, processes killed at random, backups across databases.
rehearse: $(VENV)/.dev
	THUISLIJN_REHEARSE=1 $(BIN)/python -m pytest -n 2 --dist worksteal -q -m rehearsal

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/test_house_rules.py

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Everything is measured beside its peer in one run. BENCH="lenses drawing" runs only those.
bench: $(VENV)/.dev
	$(BIN)/python -m bench.run $(BENCH)

# Written beside its place first: a generator that fails leaves the old file as it was.
docs: setup
	$(BIN)/python -m thuislijn.lenses.catalogue > $(VENV)/lenses.md
	mv $(VENV)/lenses.md docs/lenses.md

# Opens the demonstration in Chromium, takes the pictures of the guide and prints it. Quicker where a demonstration is
# there already: GUIDE="--demo demo-output/toepassing".
guide: $(VENV)/.dev
	$(BIN)/python docs/gids/make.py $(GUIDE)

schema: setup
	$(BIN)/python -m thuislijn.timeline.schema > $(VENV)/schema.json
	mv $(VENV)/schema.json thuislijn/timeline/timeline-1.schema.json

# Resolves for Python 3.11 and later on every platform and writes each version with the hashes of its files, without
# an address, so that an organisation's own mirror can serve them. UPGRADE=--upgrade takes newer versions.
lock:
	$(PYTHON) -m venv .cache/lock
	.cache/lock/bin/python -m pip install -q uv
	printf 'setuptools>=77\n' | .cache/lock/bin/uv pip compile - pyproject.toml --extra web --extra names -q \
		--universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
		--custom-compile-command 'make lock' $(UPGRADE) -o requirements/lock.txt
	printf 'setuptools>=77\n' | .cache/lock/bin/uv pip compile - pyproject.toml --extra web --extra names --extra dev -q \
		--universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
		--custom-compile-command 'make lock' -c requirements/lock.txt $(UPGRADE) -o requirements/dev.txt

clean:
	rm -rf $(VENV) .cache build *.egg-info demo-output .mypy_cache .pytest_cache .ruff_cache .hypothesis \
		.import_linter_cache

# --- stamps: each step is done again only when what it rests on has changed ---------------------------------------

$(VENV)/.python:
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo 'Thuislijn heeft Python 3.11 of nieuwer nodig. Installeer die, of wijs hem aan: make setup PYTHON=/pad/naar/python3.11'; \
		echo 'Thuislijn needs Python 3.11 or later. Install it, or point to it: make setup PYTHON=/path/to/python3.11'; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo 'Deze Python kan geen omgeving maken. Op Debian en Ubuntu: apt-get install python3-venv'; \
		echo 'This Python cannot make an environment. On Debian and Ubuntu: apt-get install python3-venv'; \
		exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.lock: requirements/lock.txt | $(VENV)/.python
	$(PIP) install -q --require-hashes -r requirements/lock.txt
	@touch $@

$(VENV)/.package: $(VENV)/.lock pyproject.toml
	$(PIP) install -q --no-build-isolation --no-deps --no-index -e .
	@$(BIN)/python -c 'import weasyprint' >/dev/null 2>&1 || { \
		echo 'Let op: Pango ontbreekt op deze machine; zonder Pango wordt geen PDF gemaakt, al het andere wel.'; \
		echo 'Note: Pango is missing on this machine; without it no PDF is made, everything else is.'; \
		echo '  Debian, Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0'; \
		echo '  Fedora: dnf install pango      macOS: brew install pango'; }
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.package
	$(PIP) install -q --require-hashes -r requirements/dev.txt
	@touch $@
