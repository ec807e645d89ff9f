# Two commands do everything: `make demo` sets up and runs the main job, `make test` sets up and tests.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: demo tui test lint bench clean

demo: $(VENV)/.ready
	$(BIN)/workbench compare samples/01-*/article.fr.txt samples/01-*/origin.en.txt

tui: $(VENV)/.ready
	$(BIN)/workbench

test: $(VENV)/.ready-dev lint
	$(BIN)/python -m pytest -m "not slow"

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check workbench tests benchmarks
	$(BIN)/ruff format --check workbench tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

# Slow: error rates and speed on the evaluation data (where it is at hand) and on samples/.
bench: $(VENV)/.ready-dev
	$(BIN)/python -m pip install -q --group bench
	$(BIN)/python -m benchmarks
	$(BIN)/python -m pytest -m slow

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; say make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --upgrade pip

$(VENV)/.ready: $(VENV)/bin/python pyproject.toml setup.py
	$(BIN)/python -m pip install -qq -e .
	touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	$(BIN)/python -m pip install -q --group dev
	touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
