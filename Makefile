# Loudou: what there is to do. `make` lists it.
#
#   make run  HOST=0.0.0.0 PORT=9000     serve elsewhere than on 127.0.0.1:8080
#   make test ONLY="fmt core"            some of the stages
#   make fuzz SECONDS_EACH=300
#   make mutants ENGINE=stats

HOST ?= 127.0.0.1
PORT ?= 8080
ONLY ?=
SECONDS_EACH ?= 60
ENGINE ?=
SHOTS ?= screenshots

.DEFAULT_GOAL := help
.PHONY: help setup run dev dist test fuzz mutants bench screenshots

help:            ## This list
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

setup:           ## Install what building and testing need (12 minutes the first time)
	@scripts/setup.sh

run:             ## Build the page and open it at a local address
	@scripts/setup.sh page
	@scripts/build.sh
	@node scripts/serve.mjs --host $(HOST) --port $(PORT)

dev:             ## Rebuild at every change and serve, unoptimised
	@scripts/setup.sh page
	@scripts/dev.sh --address $(HOST) --port $(PORT)

dist:            ## Build the page into dist/, ready for any static server
	@scripts/setup.sh page
	@scripts/build.sh
	@node scripts/sizes.mjs

test:            ## Everything that has to pass before a change goes in
	@scripts/setup.sh
	@scripts/test.sh $(ONLY)

fuzz:            ## Feed any bytes to whatever reads files, tables and links, a minute each
	@scripts/fuzz.sh $(SECONDS_EACH)

mutants:         ## Change the engines one small thing at a time and look whether a test notices (half an hour each)
	@scripts/mutants.sh $(ENGINE)

bench:           ## Measure size, start, keystrokes and learning on the built page
	@scripts/setup.sh bench
	@scripts/build.sh
	@LOUDOU_BROWSER="chromium chromium-browser google-chrome" scripts/with-tools.sh node benches/run.mjs

screenshots:     ## Pictures of every page in both languages and themes, for a person to look at
	@scripts/setup.sh
	@scripts/build.sh
	@scripts/with-tools.sh node e2e/shots.mjs --out $(SHOTS)
