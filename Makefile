# make run: the dashboard; make serve: the same in several processes, WORKERS=n; make serve-restart: those, one after the other; make test: lint, types, every test; make bench: speed; make score: the extractor against the annotated articles;
# make brief DECK=weekly.toml IN=ar,en: the slides of a deck, into OUT.
PYTHON ?= python3
VENV ?= .venv
PORT ?= 8501
ADDRESS ?= $(if $(filter 1,$(RASID_OPEN)),0.0.0.0,127.0.0.1)
WORKERS ?= 2
DECK ?= deck.toml
IN ?= en,ar
OUT ?= slides
BIN := $(VENV)/bin

.PHONY: run serve serve-restart test bench score brief clean
.DELETE_ON_ERROR:
# Compiled once, whatever the shell says: each server, child and worker that the tests start would compile the app again.
unexport PYTHONDONTWRITEBYTECODE

run: $(VENV)/run.stamp
	@$(BIN)/streamlit run app.py --server.port $(PORT) --server.address $(ADDRESS) --server.headless true

serve: $(VENV)/run.stamp $(VENV)/proxy.stamp
	@echo $$$$ >$(VENV)/serve-$(PORT).pid; \
	exec $(BIN)/python -m deploy.serve --workers $(WORKERS) --port $(PORT) --address $(ADDRESS)

serve-restart: $(VENV)/run.stamp
	@kill -HUP $$(cat $(VENV)/serve-$(PORT).pid)

test: $(VENV)/test.stamp $(VENV)/browser.stamp $(VENV)/proxy.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist worksteal

bench: $(VENV)/test.stamp $(VENV)/browser.stamp
	$(BIN)/python -m tests.bench

score: $(VENV)/test.stamp
	$(BIN)/python -m tests.articles.score

brief: $(VENV)/run.stamp
	$(BIN)/python -m components.briefing $(DECK) --in $(IN) --out $(OUT)

$(VENV)/run.stamp: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/test.stamp: tests/requirements.txt $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@

# A Chromium for the browser tests: the system's, else Debian's package, else Playwright's own.
$(VENV)/browser.stamp: $(VENV)/test.stamp
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || { command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; } \
	  || $(BIN)/python -m playwright install chromium
	@touch $@

# HAProxy for several processes: the system's, else Debian's package.
$(VENV)/proxy.stamp: $(VENV)/run.stamp
	@PATH="$$PATH:/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin" command -v haproxy >/dev/null \
	  || { command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq --no-install-recommends haproxy >/dev/null; } \
	  || { echo "HAProxy is needed: sudo apt-get install haproxy"; exit 1; }
	@touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
