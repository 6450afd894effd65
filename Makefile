# The commands of this project; `make help` lists them. Everything runs in .venv, which is made on first use; Python 3.11 or later and make are enough.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help demo test test-slow test-browser test-frameworks test-stores test-cluster test-ray test-oldest check docs dist ruff mypy mypy-stubs pyright drift generate changes format bench soak fuzz mutants clean
.DEFAULT_GOAL := help
# Without compiled modules, each worker of pytest compiles all tests again.
unexport PYTHONDONTWRITEBYTECODE

help:  ## Show what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/sandbox.stamp  ## Upload, index and list a real clip in a local sandbox (LIVE=1: on the platform)
	@$(BIN)/python examples/demo.py $(if $(filter-out 0,$(LIVE)),--live)

test: .venv/dev.stamp  ## Run the tests, on all cores
	$(BIN)/python -m pytest -m "not slow and not frameworks and not stores and not cluster and not ray" -n auto --dist worksteal

test-slow: .venv/dev.stamp  ## Run the tests that take long
	$(BIN)/python -m pytest -m slow

test-browser: .venv/dev.stamp  ## Run the tests that look at the console with Chromium
	$(BIN)/python -m pytest -m browser

FRAMEWORKS := $(wildcard examples/frameworks/*.py) overlay/twelvelabs_client/mcp/server.py
test-frameworks: .venv/frameworks.stamp  ## Run the tests with FastAPI, LangChain, LanceDB, notebooks and others
	$(BIN)/python -m pytest -m frameworks tests/frameworks tests/docs
	$(BIN)/python -m tests.docs.blocks build/frameworks-blocks frameworks
	$(BIN)/mypy $(FRAMEWORKS) build/frameworks-blocks
	$(BIN)/pyright $(FRAMEWORKS) build/frameworks-blocks/*.py

test-stores: .venv/stores.stamp  ## Run the tests with object stores: S3, Azure (its emulator needs npm) and Google
	$(BIN)/python -m pytest -m stores tests/ingest tests/docs

test-cluster: .venv/dev.stamp  ## Run the tests with several processes on a PostgreSQL server (apt-get install postgresql)
	$(BIN)/python -m pytest -m cluster tests/ingest

test-ray: .venv/ray.stamp  ## Run the tests with a Ray cluster on this machine (Linux, with a PostgreSQL server)
	$(BIN)/python -m pytest -m ray tests/ingest

# The main job is done with exactly these versions; what the tests need raises some of them.
test-oldest: .venv/oldest.stamp  ## Run the tests with the oldest versions of dependencies that pyproject.toml allows
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python .venv/oldest
	$(BIN)/uv pip install --quiet --python .venv/oldest --resolution lowest-direct --editable '.[all,postgres]'
	.venv/oldest/bin/python tests/dist/main_job.py
	$(BIN)/uv pip install --quiet --python .venv/oldest --group test --group generate
	.venv/oldest/bin/python -m pytest -m "not slow and not frameworks and not stores and not cluster and not ray and not browser" -n auto --dist worksteal \
	  $(wildcard $(addprefix tests/,calls cli end_to_end ingest paging results sandbox streams structured surface uploads waiting))

check: .venv/dev.stamp  ## Lint, types (also of the blocks in the docs), and whether generated/ is what the contract gives
	@$(MAKE) --no-print-directory --jobs 2 --output-sync --keep-going ruff pyright mypy drift

ruff mypy pyright drift doc-blocks: .venv/dev.stamp
ruff:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
mypy: mypy-stubs
mypy-stubs: .venv/dev.stamp
	$(BIN)/mypy --config-file tests/typing/mypy.ini tests/typing
mypy: doc-blocks
	$(BIN)/mypy
	$(BIN)/mypy --allow-untyped-defs build/doc-blocks/*.py
pyright: doc-blocks
	$(BIN)/pyright
doc-blocks:
	@$(BIN)/python -m tests.docs.blocks build/doc-blocks
drift:
	$(BIN)/python -m generator.regenerate --check

docs: .venv/docs.stamp  ## Build the site into build/site/
	$(BIN)/python -m website

dist: .venv/dist.stamp  ## Build the distributions into dist/, and try them in empty environments
	$(BIN)/python -m tests.dist

generate: .venv/dev.stamp  ## Make generated/ from openapi/, and say what changes for users
	@$(BIN)/python -m generator.regenerate

changes: .venv/dev.stamp  ## Say what the contract changes for users (AGAINST=ref TO=ref, CHANGELOG=1 to write it down)
	@$(BIN)/python -m generator.changes $(if $(AGAINST),--against '$(AGAINST)') $(if $(TO),--to '$(TO)') \
	  $(if $(filter-out 0,$(CHANGELOG)),--changelog)

format: .venv/dev.stamp  ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/dev.stamp  ## Measure, as ratios in one interleaved run (takes minutes; see benchmarks/README.md)
	$(BIN)/python -m benchmarks

soak: .venv/dev.stamp  ## Look for leaks under load and faults (MINUTES=10; see tests/README.md)
	SOAK_MINUTES=$(or $(MINUTES),10) $(BIN)/python -m pytest -m slow tests/soak

fuzz: .venv/fuzz.stamp  ## Fuzz what reads responses, guided by coverage (SECONDS=60 each, TARGET=one of them)
	$(BIN)/python -m tests.fuzz $(TARGET) --seconds $(or $(SECONDS),60)

mutants: .venv/mutants.stamp  ## Test the tests of one module by changing it (MODULE=retry MINUTES=10)
	$(BIN)/python -m tests.mutants $(MODULE) --minutes $(or $(MINUTES),10)

clean:  ## Remove what make has made
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .fuzz

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "twelvelabs-client needs Python 3.11 or later; name one with: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/sandbox.stamp: .venv/bin/python pyproject.toml
	$(PIP) -e '.[sandbox]'
	@touch $@

.venv/dev.stamp: .venv/bin/python pyproject.toml
	$(PIP) 'pip>=25.1'
	$(PIP) -e '.[all]' --group dev
	@touch $@ .venv/sandbox.stamp

AZURITE := .venv/azurite/node_modules/.bin/azurite-blob
$(AZURITE):
	! command -v npm >/dev/null || npm install --silent --no-fund --no-audit --prefix .venv/azurite azurite@3

.venv/stores.stamp: $(AZURITE)
.venv/frameworks.stamp .venv/fuzz.stamp .venv/mutants.stamp .venv/stores.stamp .venv/ray.stamp .venv/dist.stamp .venv/docs.stamp .venv/oldest.stamp: .venv/%.stamp: .venv/dev.stamp
	$(PIP) --group $*
	@touch $@
