#!/bin/sh
# Tests the HTML view of a build in headless Chromium: test.sh DIPLOGRAPH WORK_DIR [SCREENSHOT_DIR]
# Screenshots are of the page of a sample article.
# Exit code 77: no browser here.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
diplograph=$(realpath "$1") work=$(realpath -m "$2") shots=${3:+$(realpath -m "$3")}
command -v "${CHROMIUM:-chromium}" >/dev/null || { echo "no chromium"; exit 77; }
mkdir -p "$work"
cp "$here"/package.json "$here"/package-lock.json "$here"/test.mjs "$work"
(cd "$work" && npm ci --no-audit --no-fund --silent)
python3 "$here"/../interop/make_graphs.py "$work"
for graph in plain many; do "$diplograph" convert "$work/$graph.json" "$work/$graph.html"; done
set -- "$work"/plain.html "$work"/many.html
if [ -n "$shots" ]; then
  (cd "$here"/../.. && "$diplograph" extract samples/kepulauan.txt --text -o "$work/sample.html")
  set -- "$@" "$work/sample.html" "$shots"
fi
CHROMIUM=$(command -v "${CHROMIUM:-chromium}") node "$work"/test.mjs "$@"
