# Candor's commands. GNU make 3.81 or newer and a POSIX sh are enough; `make` alone says what there is.
#   PYTHON=/path/to/python3.11   the Python to use, when the one found first is not the right one
#   TORCH_INDEX=address          where to take PyTorch from, when its default build is not the one wanted (README.md)
#   CHROMIUM=/path/to/browser    the browser for the browser tests, when it is not on the PATH

SHELL = /bin/sh
.DEFAULT_GOAL = help
.NOTPARALLEL:
.PHONY: help install run test test-llm lint types bench evals evals-check figures train clean always

PYTHON ?=
TORCH_INDEX ?=
CHROMIUM ?=
CONSTRAINTS = server/constraints.txt
BIN = .venv/bin
SCORED = technical technical-b technical-c technical-e technical-independent technical-h technical-i technical-j behavioral behavioral-d behavioral-f behavioral-independent behavioral-h behavioral-i outside/saf_en
STAMPS = .venv/stamps
PAGES = evals/pages
PIP = $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint $(CONSTRAINTS)
CACHE = $(if $(XDG_CACHE_HOME),$(XDG_CACHE_HOME),$(HOME)/.cache)/candor
NODE_MODULES = server/web/node_modules/.package-lock.json
PAGE = server/candor/web/static/.vite/manifest.json
PAGE_SOURCES := $(shell find server/web \( -name node_modules -o -name '*.test.ts' \) -prune -o -type f -print 2>/dev/null)
KNOWLEDGE := $(shell find knowledge server/candor/guide server/candor/embedding server/candor/retrieval \( -name '*.md' -o -name '*.yaml' -o -name '*.py' \) 2>/dev/null)
WITH_NODE = node=$$(sh server/install/node.sh) && PATH="$$node:$$PATH" NO_UPDATE_NOTIFIER=1 && export PATH NO_UPDATE_NOTIFIER && cd server/web &&

# An environment remembers where it was made: in a copied or moved folder every step is taken again.
ifneq ($(shell cat $(STAMPS)/place 2>/dev/null),$(CURDIR))
$(shell rm -f $(STAMPS)/* 2>/dev/null)
endif

help:
	@echo 'make install   everything needed to run, in .venv and server/web/node_modules'
	@echo 'make run       install, then serve on CANDOR_HOST:CANDOR_PORT (127.0.0.1:8000)'
	@echo 'make test      install, then lint, types, page and Python tests, then evals-check'
	@echo 'make test-llm  install, then tests on a real language model server, which is compiled the first time'
	@echo 'make lint      ruff                 make types   mypy --strict'
	@echo 'make evals     retrieval, scores, pitfalls and attacks, on the labelled sets of evals/datasets; pages in evals/pages'
	@echo 'make evals-check  a part of it, against the baselines of evals/baselines; make figures writes them anew'
	@echo 'make train     fit the scorer anew, after which make figures'
	@echo 'make bench     the budgets, measured on this machine'
	@echo 'make clean     remove what was built; .venv stays (remove it by hand for a fresh start)'

install: $(STAMPS)/product $(PAGE) $(STAMPS)/index
	@echo 'Candor is installed'

run: install
	@exec $(BIN)/candor serve

test: install lint types
	@echo 'Checking and testing the page (half a minute)'
	@$(WITH_NODE) npm run --silent check && npm test --silent
	@echo 'Running the Python tests (may take some minutes)'
	@CHROMIUM="$$(sh server/install/browser.sh '$(CHROMIUM)')" || exit 1; export CHROMIUM; \
	if [ -n "$$CHROMIUM" ]; then $(BIN)/python -m pytest -q; else $(BIN)/python -m pytest -q -m 'not browser'; fi
	@$(MAKE) --no-print-directory evals-check

test-llm: install $(STAMPS)/dev
	@LLAMA_HOME="$$(PYTHON=$(BIN)/python sh server/install/llama.sh)" || exit 1; export LLAMA_HOME; \
	echo 'Running the tests on a real language model server (some minutes)'; \
	$(BIN)/python -m pytest -q tests/llm

lint: $(STAMPS)/dev
	@echo 'Checking style with ruff'
	@$(BIN)/python -m ruff check --output-format concise .

types: $(STAMPS)/dev
	@echo 'Checking types with mypy (a minute the first time)'
	@$(BIN)/python -m mypy

evals: install
	@mkdir -p $(PAGES)/outside
	@for set in retrieval retrieval-own; do $(BIN)/candor eval retrieval --data evals/datasets/$$set.jsonl || exit 1; done
	@for set in $(SCORED); do $(BIN)/candor eval scoring --data evals/datasets/$$set.jsonl --html $(PAGES)/$$set.html || exit 1; done
	@for set in pitfalls pitfalls-d pitfalls-g pitfalls-independent pitfalls-h pitfalls-i pitfalls-k; do $(BIN)/candor eval pitfalls --data evals/datasets/$$set.jsonl --html $(PAGES)/$$set.html || exit 1; done
	@for set in attacks-own attacks-unmended; do $(BIN)/candor eval attacks --data evals/datasets/$$set.jsonl --html $(PAGES)/$$set.html || exit 1; done
	@$(BIN)/candor eval rehearsal --data evals/datasets/rehearsal-own.jsonl --html $(PAGES)/rehearsal-own.html
	@$(BIN)/candor eval claims --data evals/datasets/claims-own.jsonl --html $(PAGES)/claims-own.html
	@$(BIN)/candor eval dialogue --html $(PAGES)/dialogue.html
	@echo 'The same as pages with plots: $(PAGES)'

figures: install
	@echo 'Measuring all labelled sets; writes evals/baselines (several minutes)'
	@$(BIN)/python -m candor.evaluation.figures

evals-check: install
	@echo 'Measuring against the baselines of evals/baselines (a minute)'
	@$(BIN)/python -m candor.evaluation.check

train: install
	@echo 'Fitting the scorer on labelled answers and specimens; writes server/candor/scoring/weights (some minutes)'
	@$(BIN)/python -m candor.evaluation.train
	@$(BIN)/python -m candor.evaluation.train_pitfalls
	@$(BIN)/python -m candor.evaluation.train_beside

bench: install
	@$(BIN)/python -m candor.evaluation.bench

clean:
	@echo 'Removing the built page, packages and caches'
	@rm -rf server/candor/web/static server/web/node_modules $(PAGES) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find server tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMPS)/python:
	@sh server/install/python.sh '$(PYTHON)'
	@mkdir -p $(STAMPS) && printf '%s' '$(CURDIR)' > $(STAMPS)/place && touch $@

$(STAMPS)/product: $(STAMPS)/python pyproject.toml $(CONSTRAINTS)
	@echo 'Installing Candor and its Python packages (PyTorch among them: may take several minutes)'
	@if [ -n '$(TORCH_INDEX)' ]; then $(PIP) --no-deps --index-url '$(TORCH_INDEX)' torch; fi
	@$(PIP) --editable '.[pdf]'
	@$(BIN)/python -c 'import weasyprint' >/dev/null 2>&1 || \
	echo 'Reports as PDF are off: the Pango library is missing (Debian: libpangoft2-1.0-0, macOS: pango). All else works.'
	@touch $@

$(STAMPS)/dev: $(STAMPS)/product
	@echo 'Installing the tools for tests (may take a minute)'
	@$(PIP) --editable '.[dev]'
	@touch $@

$(NODE_MODULES): server/web/package.json server/web/package-lock.json | $(STAMPS)/python
	@echo 'Fetching what the page is built with (may take a minute)'
	@$(WITH_NODE) npm ci --loglevel=error --no-audit --no-fund
	@touch $@

$(PAGE): $(NODE_MODULES) $(PAGE_SOURCES)
	@echo 'Building the page (some seconds)'
	@$(WITH_NODE) npm run --silent build -- --logLevel warn
	@touch $@

$(STAMPS)/index: $(STAMPS)/product $(KNOWLEDGE) $(if $(wildcard $(CACHE)/vectors-*.npz),,always)
	@echo 'Reading the knowledge into the search index (may take a minute or two)'
	@$(BIN)/candor knowledge index
	@touch $@

always:
