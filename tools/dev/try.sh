#!/bin/sh
# From nothing to a graph: installs what is needed, builds the program, reads an article and says where
# its graph and the picture of it are.
#
#   tools/dev/try.sh [ARTICLE...]      default: samples/anggrek.txt
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
program=$root/build/release/diplograph
"$root/tools/dev/setup.sh"
(
  cd "$root"
  cmake --preset release >/dev/null
  cmake --build --preset release --target diplograph
)

[ $# -gt 0 ] || set -- "$root/samples/anggrek.txt"
out=$root/build/try
mkdir -p "$out"
"$program" extract "$@" -o "$out/graph.json"
for extension in graphml gexf dot svg png; do
  "$program" convert "$out/graph.json" "$out/graph.$extension"
done

printf '\nWhat %s says:\n\n' "$*"
"$program" query "$out/graph.json" events
printf '
The graph is in   %s
                  (and as graph.graphml, graph.gexf for Gephi, graph.dot)
its picture in    %s  (and graph.png)
the program is    %s
' "$out/graph.json" "$out/graph.svg" "$program"
