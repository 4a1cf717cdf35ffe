# Kith. `make run` is all that a newcomer needs; the other targets are for those who develop it.
SHELL := /bin/sh
STAMPS := .venv/stamps
PY := .venv/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --no-input --no-deps --no-compile --require-hashes
FRONTEND := kith/web/frontend
# Files whose change asks for another build of the front end (the templates name its classes).
SOURCES := $(shell find $(FRONTEND) kith/web/templates -type f -not -path '*/node_modules/*' 2>/dev/null)
CATALOGS := $(wildcard kith/locale/*/LC_MESSAGES/django.po)
ARGS ?=

.PHONY: help run setup parts dev test lint bench format messages clean
.DEFAULT_GOAL := help

help:
	@echo "make run       start Kith here (first time: sets everything up); ARGS='--port 8010 --no-demo'"
	@echo "make setup     all of that but serving"
	@echo "make test      tests on SQLite, PostgreSQL where reachable, a browser where installed"
	@echo "make lint      style, types, floors, migrations, translations"
	@echo "make bench     the promises about speed, measured here"
	@echo "make format    let ruff put the sources in order"
	@echo "make messages  collect new texts into the catalogs of translations"

run: parts
	@exec .venv/bin/kith up $(ARGS)

setup: parts
	@.venv/bin/kith up --prepare-only $(ARGS)

# The front end and the Python packages come at the same time.
parts:
	@$(MAKE) --no-print-directory -s -j2 $(STAMPS)/runtime $(STAMPS)/frontend $(STAMPS)/messages

dev: parts $(STAMPS)/dev

$(STAMPS)/venv: tools/find-python.sh
	@python=$$(tools/find-python.sh) && echo "Making the environment in .venv with $$python …" && \
	  { [ -x $(PY) ] || "$$python" -m venv .venv || \
	    { echo "Making .venv failed. On Debian: apt-get install python3-venv" >&2; exit 1; }; }
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/runtime: $(STAMPS)/venv requirements/runtime.txt tools/link.py
	@echo "Installing the Python packages (checked by hash) …"
	@$(PIP) -r requirements/runtime.txt
	@$(PY) tools/link.py && touch $@

$(STAMPS)/dev: $(STAMPS)/runtime requirements/dev.txt
	@echo "Installing the tools of development …"
	@$(PIP) -r requirements/dev.txt && touch $@

$(STAMPS)/frontend: $(STAMPS)/venv $(SOURCES)
	@tools/build-frontend.sh && touch $@

$(STAMPS)/messages: $(STAMPS)/runtime $(CATALOGS) tools/messages.py
	@$(PY) tools/messages.py compile && touch $@

lint: dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	.venv/bin/lint-imports --config .importlinter
	$(PY) -m mypy
	KITH_HOME=$$(mktemp -d) $(PY) manage.py makemigrations --check --dry-run
	$(PY) tools/messages.py check
	$(PY) tools/house.py

test: dev
	$(PY) tools/run_tests.py $(ARGS)

bench: dev
	@for file in benchmarks/*.py; do echo "== $$file"; $(PY) "$$file" || exit 1; done

format: dev
	$(PY) -m ruff check --fix-only --quiet .
	$(PY) -m ruff format .

messages: dev
	$(PY) tools/messages.py update

clean:
	rm -rf .venv kith/web/static/dist $(FRONTEND)/node_modules .mypy_cache .ruff_cache .pytest_cache
