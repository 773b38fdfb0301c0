# Voimavara's commands. `make` alone lists them.
PYTHON ?= python3
PORT ?= 8501
SEED ?= $(shell date +%s)
DATA := $(or $(VOIMAVARA_DATA),data)
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help run demo build test test-all check audit bench torture fuzz lock chromium clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/run-ready ## Start the product on this machine (PORT=8501); makes example data first if there is none
	@test -e $(DATA)/warehouse/CURRENT -o -e $(DATA)/demo_workspace/warehouse/CURRENT || \
	  { echo "Making the example data (once) ..."; $(BIN)/python -m etl build --demo; }
	@$(BIN)/python server.py --port $(PORT)

demo: .venv/run-ready ## Make the example data and its warehouse anew
	@$(BIN)/python -m etl build --demo --fresh

build: .venv/run-ready ## Build the warehouse from what has been taken into use
	@$(BIN)/python -m etl build

test: .venv/test-ready chromium ## Run unit, page and browser tests (a pairwise sample)
	@$(PYTEST) -m "not browser and not full" -n 2 --dist worksteal
	@$(PYTEST) -m "browser and not full" -n 2 --dist worksteal

test-all: .venv/test-ready chromium ## Run every test, the full matrix included
	@$(PYTEST) -m "not browser" -n 2 --dist worksteal
	@$(PYTEST) -m browser -n 2 --dist worksteal

check: .venv/test-ready ## Lint, format, types and architecture
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/python -m mypy
	@$(PYTEST) tests/test_architecture.py tests/test_texts.py

audit: .venv/test-ready ## Look for known faults in the packages of the lock (needs a network)
	@$(PYTHON) -m venv .venv/audit
	@.venv/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	@.venv/audit/bin/pip-audit --requirement requirements.lock --no-deps --disable-pip

bench: .venv/test-ready ## Measure ratios side by side and write docs/benchmarks.md
	@$(BIN)/python -m tests.bench

torture: .venv/test-ready ## Kill intake, commit, undo and builds at 200 random points (SEED=n repeats)
	@$(BIN)/python -m tests.torture.kills 200 $(SEED)

fuzz: .venv/test-ready ## Read 10,000 damaged workbooks of every kind (SEED=n repeats)
	@$(BIN)/python -m tests.torture.fuzz $(SEED) 10000

lock: ## Compute requirements.lock anew (needs uv)
	uv pip compile --universal --python-version 3.11 --no-header --no-annotate requirements-dev.txt -o requirements.lock

clean: ## Remove the environment and caches; data stays
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Try: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { echo "Python's venv is missing. On Debian: apt-get install python3-venv"; exit 1; }

.venv/run-ready: .venv/bin/python requirements.txt requirements.lock
	@echo "Installing what the product needs (about a minute, once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -c requirements.lock
	@touch $@

.venv/test-ready: .venv/run-ready requirements-dev.txt
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt -c requirements.lock
	@touch $@

chromium:
	@command -v chromium >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing Chromium for the browser tests ..."; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	  else \
	    echo "The browser tests need Chromium. On Debian: apt-get install chromium"; exit 1; \
	  fi; }
