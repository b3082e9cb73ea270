# What can be done with one command?  Every target makes what it needs first: `.venv`, and what goes in it.
# Nothing else is asked for than make and Python 3.11 or later.
#
#   make demo          marks the sample homework: text here, a page in demo-output/
#   make test          the tests, without the long sweeps
#   make check         format, lint, types and tests: before a commit
#   make sweeps        the long sweeps alone, ten minutes and more
#   make ci            what CI runs: format, lint, types, tests, and the sweeps over the bank and the corpus
#   make screenshots   pictures of a fixed set of pages, to look at (needs a Chromium)
#   make format        puts the files into the one format
#   make clean         removes what the targets made

.DEFAULT_GOAL := test
.PHONY: demo test check lint ci sweeps screenshots format clean

BIN := .venv/bin
SOURCES := derivations exercises grader tests
PYTEST_ARGS ?=

# -- the environment ---------------------------------------------------------------------------------------------

# The first of these that is Python 3.11 or later; PYTHON=… asks for another.
PYTHON ?= $(shell for p in python3 python python3.13 python3.12 python3.11 python3.14; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$p" && break; done)

# The lock holds the versions the tests were last seen to pass with, on Python 3.11 to 3.13; other interpreters take
# the newest versions that pyproject.toml allows.
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check $$($(BIN)/python -c \
	'import sys; print("--constraint requirements-dev.lock" if (3, 11) <= sys.version_info[:2] <= (3, 13) else "")')

.venv/.made:
	@if [ -z "$(PYTHON)" ]; then \
	  echo "No Python 3.11 or later was found. Install one, or say where it is: make PYTHON=/path/to/python3"; exit 1; fi
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is older than Python 3.11. Say where a newer one is: make PYTHON=/path/to/python3"; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtual environments: its ensurepip is missing."; \
	  echo "On Debian and Ubuntu it is a package of its own: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear .venv
	@touch $@

.venv/.run: .venv/.made pyproject.toml requirements-dev.lock
	$(INSTALL) --editable .
	@touch $@

.venv/.dev: .venv/.made pyproject.toml requirements-dev.lock
	$(INSTALL) --editable '.[dev]'
	@touch .venv/.run $@

# -- the targets -------------------------------------------------------------------------------------------------

# The sample holds wrong answers, so `grader check` ends with 1: for the demo that is success.
demo: .venv/.run
	@$(BIN)/grader check samples/homework.yaml --html demo-output || [ $$? -eq 1 ]

test: .venv/.dev
	$(BIN)/python -m pytest -n auto $(PYTEST_ARGS)

lint: .venv/.dev
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy

check: lint test

# The sweeps marked `ci` guard what everything stands on: twenty variants of every exercise, whose first hundred
# differ, every pair of the corpus, more pages in a browser, what people get by hand.
ci: lint
	$(MAKE) test PYTEST_ARGS=--durations=10
	$(BIN)/python -m pytest -n auto -m "slow and ci" tests

sweeps: .venv/.dev
	$(BIN)/python -m pytest -n auto -m slow --durations=20 $(PYTEST_ARGS)

screenshots: .venv/.dev
	$(BIN)/python tests/grader/screenshots.py demo-output/screenshots

format: .venv/.dev
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

clean:
	rm -rf .venv demo-output build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks
	find $(SOURCES) -name __pycache__ -type d -prune -exec rm -rf {} +
