.PHONY: test lint player clean

PYTHON = python3
VENV = .venv-test
BIN = $(VENV)/bin
# Written last, so that an interrupted install is not taken for a finished one.
READY = $(VENV)/ready

test: $(READY)  ## test everything, in an environment of its own
	$(BIN)/python -m pytest -n 2 --durations=20

lint: $(READY)  ## check style, types and which package imports which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check --progress-bar off \
	    -c constraints.txt -e '.[dev,data,train,text,eval,docs,serve,demo,hub]'
	touch $@

player: $(READY)  ## build the player and the studio's page (needs node) after a change of web or the catalogue
	cd web/player && npm ci --no-audit --no-fund && node build.mjs
	cd web/studio && npm ci --no-audit --no-fund && node build.mjs
	$(BIN)/python -m stickgen.web.tables

clean:  ## remove environments, builds and caches
	rm -rf .venv .venv-new .venv-old .venv-lock .venv-test dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
