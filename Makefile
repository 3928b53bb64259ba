# The book's verbs. `make` alone tells them.

VENV   := .venv
RUN    := $(VENV)/bin/python
HERE   := $(abspath $(RUN))
LOCK    = uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11
IMPORTS = $(VENV)/bin/lint-imports --no-logo --no-cache
BOOK   := source _static conf.py sphinx_bindery press
# The Python that made the environment keeps it, unless another is named.
PYTHON ?= $(or $(and $(wildcard $(VENV)/made-from.json),$(realpath $(RUN)),$(RUN)),python3)

.DEFAULT_GOAL := help

# Where Python is told to keep no translated code, as in many containers, each command would translate
# all modules anew: a tenth of the time after which a mended sentence is in the website.
export PYTHONDONTWRITEBYTECODE =

# What is given on the command line reaches the commands as it is: make would read each `$` in it.
$(foreach name,$(.VARIABLES),$(if $(filter command,$(origin $(name))),\
  $(eval override export $(name) := $$(value $(name)))))

.PHONY: help book html epub pdf live new check linkcheck gettext summary site release bench hook test proof coverage same staged lint picture audit clean lock words ready ready-to-test

help: ## tell what can be made
	@echo "make book      the website, the EPUB and the PDF, in build/"
	@echo "make html      the website:  build/html/index.html"
	@echo "make epub      the EPUB:     build/epub/reach-and-retreat.epub"
	@echo "make pdf       the PDF:      build/pdf/reach-and-retreat.pdf"
	@echo "make live      the website in a browser, each saved edit at once; and as EPUB and PDF page"
	@echo "make new KIND=answer TITLE='…'   begin a page"
	@echo "make check     what an author can get wrong, a line each; WHOLE=yes: in the books and their gaps, too"
	@echo "make linkcheck the links out of the book: dead, slow, moved (needs a network)"
	@echo "make summary   what changed since BASE=main, in words:  build/summary/summary.md"
	@echo "make hook      have make check run before each commit"
	@echo "make staged    make check on what is staged, if it touches the book: for a hook"
	@echo "make lint      ruff, mypy, import-linter, codespell and zizmor alone"
	@echo "make test      prove it: the checks of the code and of the three books"
	@echo "make proof     prove the rest, in some twenty minutes: thousands of odd pages, other Pythons …"
	@echo "make coverage  both, and which lines and branches no test runs: build/coverage/"
	@echo "make same      the files in which the three books differ from those of BASE=main"
	@echo "make bench     measure: against Sphinx, sphinx-autobuild and pandoc, in build/bench/"
	@echo "make release   the three books, the large print, worksheets, the wheel, sums and provenance, in build/release/"
	@echo "make site      the website with the files of the release in it, in build/site/"
	@echo "make picture   the README's picture of the three books, from what is made (needs Chromium)"
	@echo "make audit     Lighthouse on pages of the website (needs npm)"
	@echo "make clean     throw away what was made"
	@echo "make gettext   gather what the pages say, for whoever translates them: build/gettext/"
	@echo "make words     gather the words that the code writes, for whoever translates them: */locale/*.pot"
	@echo "make lock      choose newer versions of the dependencies (needs uv)"
	@echo "Any builder of Sphinx is a target, too: make text, make man …"

book: ready ## all three from one read
	@$(RUN) -m press

html epub pdf gettext: ready
	@$(RUN) -m press $@

live: ready
	@$(RUN) -m press live

new: ready  # KIND, TITLE and LABEL reach the command in the environment
	@$(RUN) -m press new

linkcheck: ready
	@$(RUN) -m press linkcheck

summary: ready  # BASE=main: the revision to compare with
	@$(RUN) -m press summary

# With the large print, for which a day does not wait. Nothing half written is given away; the site
# may lie there before the edition is ready, and DRAFT=yes makes all of it whatever it is.
release site: ready
	@$(if $(DRAFT),:,$(RUN) -m press --check --whole)
	@$(RUN) -m press --release
	@$(RUN) -m press release $(if $(filter site,$@),--site,$(and $(DRAFT),--draft))

bench: ready-to-test
	@$(RUN) -m bench

hook: ready  # git runs `make check` before each commit
	@$(RUN) -m press hook

words: ready
	@$(RUN) -m press words

check: ready  # WHOLE=yes: makes the books, too, and what make new leaves to write fails it
	@$(RUN) -m press --check $(and $(WHOLE),--whole)

staged: ready  # make check on what is about to be committed, where it touches the book
	@git diff --cached --quiet -- $(BOOK) || { \
	  staged=$$(mktemp -d) && trap 'rm -rf "$$staged"' EXIT && \
	  git checkout-index --all --prefix="$$staged/" && cd "$$staged" && $(HERE) -m press --check; }

# mypy, which takes a core for a while in a new clone, works beside the tests.
lint: AND_THEN = $(RUN) -m mypy
test: AND_THEN = $(RUN) -m mypy & types=$$!; $(RUN) -m pytest; status=$$?; wait $$types && exit $$status

lint test: ready-to-test
	@$(RUN) -m ruff check . && $(RUN) -m ruff format --check -q .
	@$(IMPORTS) >/dev/null || $(IMPORTS)  # says nothing where all is well
	@$(RUN) -m codespell_lib && $(VENV)/bin/zizmor --offline --quiet --persona auditor .github
	@$(AND_THEN)

proof: ready-to-test  # what takes longer than a coffee: see `proof` in pyproject.toml
	@$(RUN) -m pytest -m proof

coverage: ready-to-test
	@$(RUN) -m pytest -m "" --cov

same: ready-to-test  # BASE=main: the revision to compare with
	@$(RUN) -m tests.same

picture: book ready-to-test  # of the three books, for the README (needs Chromium and poppler)
	@$(RUN) -m tests.picture

audit: ready-to-test  # its packages first: without a network nothing else need be made
	@$(RUN) -m tests.audit
	@$(MAKE) --silent book
	@$(RUN) -m tests.audit build/html

clean:
	@rm -rf build

lock:
	$(LOCK) --group book -o requirements.lock
	$(LOCK) --group book --group test -c requirements.lock -o requirements-test.lock

# The environment is made when it is missing, or made from something else. Python would answer Ctrl-C
# with the modules that it imports at its start; make itself has heard it, and ends after this.
ready:
	@command -v $(PYTHON) >/dev/null \
	  || { echo "This book needs Python 3.11 to 3.14: make PYTHON=python3.12 …"; exit 1; }
	@trap "" INT; $(PYTHON) -m press.cli.environment

ready-to-test: ready
	@trap "" INT; $(PYTHON) -m press.cli.environment test

# Any other builder of Sphinx. A file that make looks for by itself is none.
Makefile: ;

%: export NAME = $@
%:
	@$(PYTHON) -m press.cli.verbs "$$NAME"
	@$(MAKE) --silent ready
	@$(RUN) -m press -- "$$NAME"
