# Everything that a change must pass: make check. What each target does: make help.

SHELL       := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := help

FUZZTIME   ?= 10s
BENCH      ?= .
BENCHCOUNT ?= 6
TESTFLAGS  ?= $(if $(CI),-count=1 -shuffle=on)

TOOL    := go tool -modfile=tools/go.mod
CACHE   := .cache
AXE     := tools/axe/node_modules/.package-lock.json
SUMMARY := $(CACHE)/tests.txt

# Licences that may be linked into an Apache-2.0 program.
LICENSES := Apache-2.0,BSD-2-Clause,BSD-3-Clause,BSD-0-Clause,0BSD,ISC,MIT,MPL-2.0,Unlicense,Zlib,CC0-1.0

export GOWORK := off

.PHONY: check
check: machine fmt-check vet lint build fresh deadcode licenses test fuzz ## everything that must pass
	@cat $(SUMMARY)

.PHONY: fmt
fmt: ## format the Go files
	$(TOOL) gofumpt -w .

.PHONY: fmt-check
fmt-check: ## say which Go files are not formatted
	@unformatted=$$($(TOOL) gofumpt -l .); \
	if [[ -n $$unformatted ]]; then echo "Not formatted (make fmt):"; echo "$$unformatted"; exit 1; fi

.PHONY: vet
vet: gcc ## what go vet finds
	go vet ./...

.PHONY: lint
lint: gcc ## the linters, and the walls between packages
	$(TOOL) golangci-lint run ./...

.PHONY: build
build: ## compile everything, without cgo
	CGO_ENABLED=0 go build ./...

.PHONY: generate
generate: ## make the generated files anew
	go generate ./...

.PHONY: fresh
fresh: ## say which generated files have fallen behind
	scripts/fresh go generate ./...

.PHONY: deadcode
deadcode: ## functions that nothing calls
	scripts/deadcode

# BSD-3-Clause as read by a person; go-licenses does not know its wording.
READ_LICENSES := modernc.org/mathutil

.PHONY: licenses
licenses: ## licences of what we link
	go tool -modfile=tools/licenses.mod go-licenses check ./... --ignore parley $(addprefix --ignore ,$(READ_LICENSES)) --allowed_licenses=$(LICENSES) \
		--logtostderr=false --stderrthreshold=ERROR --log_file=/dev/null # no word on assembly files

.PHONY: test
test: export PARLEY_BROWSER := required
test: gcc browser-tools ## all tests, with the race detector and a browser
	@mkdir -p $(CACHE)
	go test -race -json -timeout 20m $(TESTFLAGS) ./... | go run ./internal/tools/tally -o $(SUMMARY)

.PHONY: browser
browser: export PARLEY_BROWSER := required
browser: browser-tools ## only the tests that show a page to a browser
	go test $$(go list -f '{{.ImportPath}} {{.TestImports}} {{.XTestImports}}' ./... | awk '/parley\/internal\/browser/ {print $$1}')

.PHONY: fuzz
fuzz: ## every fuzz target for FUZZTIME
	scripts/fuzz $(FUZZTIME)

.PHONY: bench
bench: ## benchmarks, BENCHCOUNT times; compares with .cache/bench-old.txt when that is there
	@mkdir -p $(CACHE)
	go test -run '^$$' -bench '$(BENCH)' -benchmem -count $(BENCHCOUNT) ./... | tee $(CACHE)/bench.txt
	$(TOOL) benchstat $(wildcard $(CACHE)/bench-old.txt) $(CACHE)/bench.txt

# What the checks need besides Go, git and make: for the race detector, to fetch
# axe-core, and to show pages. As COMMAND=PACKAGE, see scripts/need.

GCC     := gcc=gcc /usr/include/stdio.h=libc6-dev
BROWSER := npm=npm chromium=chromium \
	/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf=fonts-dejavu-core \
	/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf=fonts-droid-fallback

.PHONY: machine
machine: ## what the checks need: installed on Debian, else named
	@scripts/need $(GCC) $(BROWSER)

.PHONY: gcc
gcc:
	@scripts/need $(GCC)

.PHONY: browser-tools
browser-tools:
	@scripts/need $(BROWSER)
	@$(MAKE) --silent $(AXE)

$(AXE): tools/axe/package-lock.json
	npm ci --prefix tools/axe --ignore-scripts --no-audit --no-fund
	@touch $@

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
