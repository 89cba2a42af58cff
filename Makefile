# litsite: `make site` builds the example (or PAGES="…"), `make test` runs every test.
PYTHON ?= python3
PAGES ?= examples/pages
BIN := .venv/bin

.PHONY: site test lint types unit example browser bench fuzz kill dist lock clean

site: .venv/.ready
	@$(BIN)/litsite add $(PAGES) || test $$? -eq 1
	@$(BIN)/litsite build

test: .venv/.ready-to-test browser lint types unit example

lint: .venv/.ready-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.ready-to-test
	$(BIN)/mypy

unit: .venv/.ready-to-test
	$(BIN)/python -m pytest -n auto --dist loadfile

# The built example, byte for byte: the page is read again, the site built again, nothing differs.
example: .venv/.ready-to-test
	$(BIN)/litsite --quiet add examples/pages
	$(BIN)/litsite --quiet build --clean
	@test -z "$$(git status --porcelain -- content site)" || { \
	  git status --short -- content site; git --no-pager diff --stat -- content site; \
	  echo "content/ or site/ is not what the code makes: run 'make site' and commit"; exit 1; }

# A browser for the tests: one that is here, else Debian's as root, else Playwright's own.
browser: .venv/.ready-to-test
	@$(BIN)/python tests/find_browser.py >/dev/null 2>&1 || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium >/dev/null; \
	else $(BIN)/playwright install chromium; fi

bench: .venv/.ready-to-test
	$(BIN)/python bench/run.py

fuzz: .venv/.ready-to-test
	$(BIN)/python tests/fuzz/run.py

# Each command killed at hundreds of random instants.
kill: .venv/.ready-to-test
	LITSITE_INSTANTS=300 $(BIN)/python -m pytest tests/faults/test_kills.py

# The wheel and the source archive, checked and tried.
dist: .venv/.ready-to-test
	rm -rf dist
	$(BIN)/python -m hatchling build -d dist
	$(BIN)/python -m pytest tests/test_package.py

# Pinned versions with hashes for every platform; needs uv.
lock:
	uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header \
	  --no-annotate --extra build -o requirements.lock
	uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header \
	  --no-annotate --extra build --extra test --extra fetch -o requirements-test.lock

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "litsite needs Python 3.11 or newer: make PYTHON=python3.12"; exit 1; }
	@echo "Making .venv"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo "Python's venv module is missing; on Debian or Ubuntu: apt-get install python3-venv"; exit 1; }

.venv/.ready: .venv/bin/python requirements.lock pyproject.toml
	@echo "Installing litsite and what it stands on into .venv (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.ready-to-test: .venv/.ready requirements-test.lock
	@echo "Installing what the tests need into .venv (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

clean:
	rm -rf .venv .litsite .mypy_cache .ruff_cache .pytest_cache build dist
