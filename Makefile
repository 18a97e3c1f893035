# The two commands are `make run` and `make test`; both begin with `make setup`. `make help` lists the rest.
SHELL := /bin/bash
PY := .venv/bin/python
PYTEST_JOBS ?= 2
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: help setup run test test-database lint format messages demo bench-weight clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup: ## install what is missing: system packages, Python packages, front-end files, messages
	@bash config/setup.sh

run: setup ## the whole product with demo content, at http://127.0.0.1:8000
	@$(PY) manage.py serve --host $(HOST) --port $(PORT)

test: setup ## everything, browser included
	@start=$$(date +%s); $(PY) -m pytest -n $(PYTEST_JOBS); status=$$?; \
	echo "make test took $$(( $$(date +%s) - start )) s"; exit $$status

test-database: setup ## the part that depends on the database; set DATABASE_URL to run it on PostgreSQL
	@$(PY) -m pytest -n $(PYTEST_JOBS) -m "not browser and not media"

lint: setup ## style, types, templates, CSS, import directions, migrations, messages
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy .
	.venv/bin/djlint templates --lint --quiet
	npx --no-install stylelint 'static/css/**/*.css'
	.venv/bin/lint-imports
	$(PY) manage.py makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=config.settings.production SECRET_KEY=$$(head -c 48 /dev/urandom | base64 -w0) $(PY) manage.py check --deploy --fail-level WARNING
	$(PY) config/messages.py --check

format: ## put code and templates into the house's form
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

messages: ## collect the sentences to translate into locale/
	$(PY) config/messages.py

demo: setup ## make the demo's works and load them (again: nothing happens; `manage.py demo --reset` begins anew)
	$(PY) manage.py migrate -v0
	$(PY) manage.py demo

bench-weight: setup ## what a visitor downloads, page by page: a table, and var/bench/weight.json
	$(PY) benchmarks/weight.py

clean: ## throw away what is local: data, environment, front-end files
	rm -rf var .venv node_modules static/vendor static_root fonts
