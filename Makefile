# Tickertape. `make help` lists the targets.
GO      ?= go
BIN     := $(CURDIR)/bin
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS := -s -w -X main.version=$(VERSION)
FUZZTIME ?= 10s
EVAL ?= $(wildcard core/nlu/testdata/eval/*.jsonl)
GOLANGCI := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
GOFUMPT  := mvdan.cc/gofumpt@v0.12.0

.PHONY: help run build test race lint bench fuzz chaos month tenmillion model eval golden tools clean

help: ## this list
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: build ## build and start the bot: console chat here, chat page on http://127.0.0.1:8080
	@$(BIN)/tickertape run

build: ## build bin/tickertape
	@CGO_ENABLED=0 $(GO) build -trimpath -ldflags '$(LDFLAGS)' -o $(BIN)/tickertape ./cmd/tickertape

test: ## all tests; those that need Chromium run where it is installed
	$(GO) test -timeout 15m ./...

race: ## all tests under the race detector
	$(GO) test -race -timeout 30m ./...

lint: tools ## golangci-lint (import rules, staticcheck, errorlint, ...) and gofumpt
	@$(BIN)/golangci-lint run ./...
	@test -z "$$($(BIN)/gofumpt -l . | tee /dev/stderr)"

bench: ## benchmarks; the comparisons print their ratio in one run, and a picture that takes more than 40 ms fails
	$(GO) test -run '^$$' -bench . -benchmem ./...

fuzz: ## every fuzz target for FUZZTIME (default 10s)
	@for f in $$(grep -rlE '^func Fuzz' --include='*_test.go' .); do \
		for t in $$(sed -nE 's/^func (Fuzz[A-Za-z0-9_]+)\(.*/\1/p' $$f); do \
			echo "$$t in $$(dirname $$f)"; \
			$(GO) test -run '^$$' -fuzz "^$$t\$$" -fuzztime $(FUZZTIME) $$(dirname $$f) || exit 1; \
		done; \
	done

chaos: ## the fault suite in full: every fault of a provider, and its recovery; writes docs/faults.md
	TICKERTAPE_CHAOS=full $(GO) test ./providers/gateway -run TestEveryFaultIsHidden -timeout 5m -count=1 -update -v | grep -E '^(---|ok|FAIL)|    --- |used again'

month: ## a simulated month of learning with the whole seed dataset: ten minutes or more; prints the table of docs/learning.md
	TICKERTAPE_MONTH=full $(GO) test ./cmd/tickertape -run TestMonthOfDrift -timeout 120m -count=1 -v

tenmillion: ## make and export a dataset of ten million examples; prints the peak of the heap and the time: a quarter of an hour, and 5 GB of disk
	$(GO) test ./core/learning/dataset -run '^$$' -bench 'TenMillion' -benchtime 1x -timeout 2h -v

model: build ## train the model of the seed dataset anew; build again afterwards
	$(BIN)/tickertape train --words core/nlu/seed/words.txt
	$(MAKE) -s build
	$(BIN)/tickertape train --out core/nlu/seed/seed-1.model

eval: build ## measure the understanding of EVAL, files of labelled questions
	$(BIN)/tickertape eval $(EVAL)

golden: ## write the golden files anew; look at the difference before you commit
	$(GO) test ./core/... -update || true
	$(GO) test ./adapters/... -update || true # they show the cards that core has just written

tools: $(BIN)/golangci-lint $(BIN)/gofumpt ## install the linters into bin/

$(BIN)/golangci-lint:
	GOBIN=$(BIN) $(GO) install $(GOLANGCI)

$(BIN)/gofumpt:
	GOBIN=$(BIN) $(GO) install $(GOFUMPT)

clean: ## remove what was built
	rm -rf $(BIN)
