#!/bin/sh
# Makes anew what follows from the program: the graphs and pictures of the articles here, the picture in
# the README, and the answers that the documents quote. Look at `git diff` afterwards.
#
#   samples/update.sh [DIPLOGRAPH]     default: build/release/diplograph, which is built first
set -eu
cd "$(dirname "$0")/.."

if [ $# -gt 0 ]; then
  program=$1
else
  cmake --preset release >/dev/null
  cmake --build --preset release --target diplograph
  program=build/release/diplograph
fi

for article in samples/*.txt; do
  name=${article%.txt}
  for extension in json graphml dot svg; do
    "$program" extract "$article" -o "$name.$extension"
  done
done
"$program" extract samples/anggrek.txt -o docs/images/anggrek.png
tools/dev/doc_examples.py --update "$program"
