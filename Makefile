# pms: make help lists the targets.
.PHONY: help build check test lint e2e fuzz bench generate clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

build: ## build ./pms
	CGO_ENABLED=0 go build -trimpath -o pms ./cmd/pms

check: lint test e2e ## all of it, as CI does

test: ## all tests that need nothing but Go
	go test ./...

lint: ## gofmt, go vet, generated files up to date, pms on its own examples
	@test -z "$$(gofmt -l cmd pkg schemas templates)" || { gofmt -l cmd pkg schemas templates; exit 1; }
	go vet ./... && go vet -tags e2e ./cmd/pms/e2e
	for e in company examination-body; do go run ./cmd/pms -C examples/$$e --today 2026-11-21 lint --fail-on error >/dev/null && go run ./cmd/pms -C examples/$$e fmt --check || exit 1; done

e2e: ## tests that need Node (npm), Chromium and python3-icalendar beside Go
	go test -tags e2e -timeout 20m ./cmd/pms/e2e/...

fuzz: ## every fuzz target for 30 seconds
	@go list ./... | while read p; do go test -list '^Fuzz' $$p | grep '^Fuzz' | while read f; do echo "$$p $$f"; go test -run '^$$' -fuzz "^$$f$$" -fuzztime 30s $$p || exit 1; done || exit 1; done

bench: ## the ratios of lint against the bare cost of the work
	go run ./pkg/bench

generate: ## rewrite golden files and references
	UPDATE=1 go test ./...

clean: ## remove what the other targets made
	rm -rf pms dist
