# Two doors: `make serve` (or `make site`) and `make test`. Each sets up what it needs on a fresh machine.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE_READY := $(VENV)/.site-ready
TEST_READY := $(VENV)/.test-ready

# Material prints its own end of life on every build; HACKING.md says what we do about it.
export NO_MKDOCS_2_WARNING := 1

# Tests of one file share what they have built, so a file is never divided between two workers; the longest come first, so that none is
# left alone at the end (tests/conftest.py).
SIDE_BY_SIDE := --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.PHONY: site serve check addresses report spell due remind links annotate changes order test quick lint search-eval search-compare search-speed lighthouse bench bench-cache fuzz evidence lock clean

site: $(SITE_READY)
	@$(BIN)/python -m hooks build --strict --quiet

serve: $(SITE_READY)
	@$(BIN)/python -m hooks serve --no-strict --livereload

check: $(SITE_READY)
	@$(BIN)/python -m katalog check

addresses: $(SITE_READY)
	@$(BIN)/python -m katalog addresses

# What is stale, missing, untranslated, hard to read or dead; `spell` looks at the spelling first, which needs dictionaries.
report: $(SITE_READY)
	@$(BIN)/python -m katalog report

spell: $(TEST_READY)
	@$(BIN)/python -m katalog spell

# What is to be looked over, and the same as issues on the forge; `remind` needs GITHUB_REPOSITORY and GITHUB_TOKEN.
due: $(SITE_READY)
	@$(BIN)/python -m katalog due

remind: $(SITE_READY)
	@$(BIN)/python -m katalog remind

# Asks for every link out of the site, and writes what each was in data/lenker.csv; FIX=1 gives what has moved its new address.
links: $(SITE_READY)
	@$(BIN)/python -m katalog links $(if $(FIX),--fix)

# What a pull request is told: each problem on its line, and what has changed since SINCE, in words.
annotate: $(SITE_READY)
	@$(BIN)/python -m katalog check --github

changes: $(SITE_READY)
	@$(BIN)/python -m katalog diff --markdown -- "$(SINCE)"

# Whether keys and lines stand as `fmt` would put them: a courtesy to the next reader, and nothing that keeps a proposal out.
order: $(SITE_READY)
	@$(BIN)/python -m katalog fmt --check

test: $(TEST_READY) lint
	@scripts/ready-browser $(VENV)
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE)

quick: $(TEST_READY)
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) -m "not browser and not slow"

lint: $(TEST_READY)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy

# What is measured: CORPUS is data/ where none is named, QUERIES a file of questions, JSON a file for the figures.
MEASURED = $(if $(CORPUS),--corpus "$(CORPUS)") --queries "$(QUERIES)"

search-eval: $(TEST_READY)
	@scripts/ready-browser $(VENV)
	@$(BIN)/python -m bench.soek $(MEASURED) $(if $(JSON),--json "$(JSON)")

search-compare: $(TEST_READY)
	@scripts/ready-browser $(VENV)
	@$(BIN)/python -m bench.sammenlign $(MEASURED)

search-speed: $(TEST_READY) site
	@scripts/ready-browser $(VENV)
	@$(BIN)/python -m bench.svartid

# Writes data/proevd.yaml, from which the page about accessibility says what has been tried.
evidence: $(TEST_READY)
	@scripts/ready-browser $(VENV)
	@$(BIN)/python -m bench.proeve

# RUNS is how often each page is judged, once where it is not said; needs Node, nginx and openssl.
lighthouse: $(TEST_READY)
	@scripts/ready-browser $(VENV)
	@$(BIN)/python -m bench.fyr $(if $(RUNS),--runs $(RUNS))

# SIZES is some of tiny, medium and national; more in HACKING.md.
bench: $(TEST_READY)
	@$(BIN)/python -m bench.bygg $(if $(SIZES),--sizes "$(SIZES)") $(if $(REPEAT),--repeat $(REPEAT))

# What a cache in front of the host takes; SITE is a built site, else site/.
bench-cache: $(TEST_READY)
	@$(BIN)/python -m bench.mellomlager $(if $(SITE),--site "$(SITE)")

# Breaks the data in CASES ways, or runs the cases again that CORPUS keeps; another SEED gives others. More in HACKING.md.
fuzz: $(TEST_READY)
	@$(BIN)/python -m brudd $(if $(CASES),--cases $(CASES)) $(if $(SEED),--seed $(SEED)) $(if $(CORPUS),--corpus "$(CORPUS)")

$(SITE_READY): requirements.txt scripts/make-venv
	@PYTHON="$(PYTHON)" scripts/make-venv $(VENV) requirements.txt
	@touch $@

$(TEST_READY): requirements-test.txt scripts/make-venv
	@PYTHON="$(PYTHON)" scripts/make-venv $(VENV) requirements-test.txt
	@touch $(SITE_READY) $@

# Writes the lock files anew from *.in, for every platform and from Python 3.11 up. Needs `uv` on the path.
lock:
	uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header requirements.in -o requirements.txt
	uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -c requirements.txt requirements-test.in -o requirements-test.txt

clean:
	rm -rf $(VENV) site .site-* .brudd .pytest_cache .mypy_cache .ruff_cache
