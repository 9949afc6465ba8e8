# Quire. `make demo` shows it on a sample, `make test` runs every test; both install what is missing first.

SWIFT ?= swift
OUT ?= out
BUILD_FLAGS := -c release --static-swift-stdlib
BINARY = $(shell $(SWIFT) build $(BUILD_FLAGS) --show-bin-path)/quire

PACKAGES := libyaml-dev libpcre2-dev libsimdjson-dev libssl-dev zlib1g-dev pkg-config unicode-data python3

.PHONY: demo build test lint check-imports docs dist bench compare-web setup clean

demo: build
	@$(BINARY) run Pipelines/news-article.yaml --set out=$(OUT) Pipelines/samples/grain-ship.txt
	@echo
	@cat $(OUT)/grain-ship.md
	@echo
	@$(BINARY) explain Pipelines/samples/grain-ship.txt --definition Pipelines/news-article.yaml --text "All content herein"

build: setup
	@$(SWIFT) build $(BUILD_FLAGS) --product quire

test: setup
	$(SWIFT) test

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Plugins Package.swift

check-imports: setup
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error

# Writes the generated reference anew; a test fails while it is stale.
docs: build
	@$(BINARY) schema --reference docs/reference

bench: build
	@$(BINARY) benchmark

# Measures web pages beside the tools that people use today; see docs/benchmarks.md. They are installed outside of the
# repository, in $(PEERS).
PEERS ?= $(HOME)/.cache/quire-peers
DATA ?= ../shared/data
PEER_PACKAGES := trafilatura==2.3.1 readability-lxml lxml_html_clean html-text resiliparse selectolax turbohtml

compare-web: build
	@test -d $(PEERS) || python3 -m venv $(PEERS)
	@$(PEERS)/bin/pip -q install $(PEER_PACKAGES)
	@$(PEERS)/bin/python Tests/Peers/compare_web.py $(BINARY) $(DATA)

# One folder with the program, which runs on a machine without Swift; see docs/architecture.md, "One program".
dist: setup
	@Sources/QuireCommandLine/dist.sh "$(SWIFT)" dist

# Installs the Debian packages that are missing, and says so where that needs rights that one does not have.
setup:
	@missing=$$(for package in $(PACKAGES); do dpkg -s $$package >/dev/null 2>&1 || echo $$package; done); \
	if [ -n "$$missing" ]; then \
	  run=""; [ "$$(id -u)" = 0 ] || run=sudo; \
	  echo "installing $$missing"; \
	  $$run apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$run apt-get install -y -qq $$missing >/dev/null \
	    || { echo "could not install: $$missing"; exit 1; }; \
	fi

clean:
	rm -rf .build $(OUT) dist
