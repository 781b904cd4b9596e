#!/bin/sh
# Asks other programs whether they read what diplograph writes:
#   tools/interop/check.sh DIPLOGRAPH [WORK_DIR]  > docs/interop.md
# Installs what it asks, with pip, npm and Maven, into WORK_DIR. Needs python3 with venv, node, a JDK
# from 17 on and, for Gephi's pictures, xvfb-run.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
diplograph=$(realpath "$1")
work=$(realpath -m "${2:-${TMPDIR:-/tmp}/diplograph-interop}")
mkdir -p "$work"
cd "$work"

[ -x venv/bin/python ] || python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check -r "$here/requirements.txt" >&2

cp "$here/package.json" "$here/package-lock.json" .
npm ci --silent --no-audit --no-fund >&2

gephi=gephi-toolkit-0.10.1-all.jar
if [ ! -f "$gephi" ] && command -v mvn >/dev/null; then
  mvn --quiet --batch-mode dependency:copy -Dartifact=org.gephi:gephi-toolkit:0.10.1:jar:all \
    -DoutputDirectory="$work" -Dmdep.useBaseVersion=true >&2
fi
[ -f "$gephi" ] || gephi=

if [ ! -d neo4j ] && command -v mvn >/dev/null; then
  mvn --quiet --batch-mode -f "$here/neo4j-pom.xml" dependency:copy-dependencies \
    -DoutputDirectory="$work/neo4j" -DincludeScope=runtime >&2
fi

python3 "$here/make_graphs.py" graphs
exec venv/bin/python "$here/check.py" "$diplograph" "$work" ${gephi:+--gephi "$work/$gephi"}
