# Minutebook: `make demo` shows it, `make test` proves it, `make help` lists the rest.
.DEFAULT_GOAL := help
BIN := .venv/bin
export PYTHONDONTWRITEBYTECODE ?= 1

.PHONY: help demo demo-fresh test check bench docs lock format clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

.venv/ready: pyproject.toml requirements.lock bin/setup
	@bin/setup

.venv/ready-dev: pyproject.toml requirements-dev.lock bin/setup
	@bin/setup dev

demo: .venv/ready ## set everything up, load the demo county and serve it at http://localhost:8000
	@$(BIN)/minutebook demo

demo-fresh: .venv/ready ## throw the demo's data away and start over
	@$(BIN)/minutebook demo --fresh

test: .venv/ready-dev ## set everything up and run the tests
	@$(BIN)/python -m pytest -n auto --dist worksteal

check: .venv/ready-dev ## style, types and floors
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/mypy

bench: .venv/ready-dev ## measure beside peers and print ratios (ROOM=book for one room, SIZE=10k,100k)
	@$(BIN)/python -m bench $(ROOM)

docs: .venv/ready-dev ## write the generated pages of docs/ again
	@$(BIN)/minutebook docs

format: .venv/ready-dev ## put the code in order
	@$(BIN)/ruff check --fix -q .
	@$(BIN)/ruff format -q .

lock: ## resolve the dependencies again (needs uv)
	uv pip compile -q --universal --no-header --no-emit-index-url --python-version 3.11 pyproject.toml -o requirements.lock
	uv pip compile -q --universal --no-header --no-emit-index-url --python-version 3.11 --group dev pyproject.toml -o requirements-dev.lock

clean: ## remove the environment and what tools left behind (the data in var/ stays)
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
