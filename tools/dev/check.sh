#!/bin/sh
# All that a change must pass: layout, layers, build without warnings, tests.
#
#   tools/dev/check.sh            the dev build
#   tools/dev/check.sh --tidy     and clang-tidy on every file (slow)
#   tools/dev/check.sh --sanitize and the tests under the sanitizers
set -eu
cd "$(dirname "$0")/../.."

tidy=false
sanitize=false
for argument; do
  case $argument in
    --tidy) tidy=true ;;
    --sanitize) sanitize=true ;;
    *)
      sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
      exit 2
      ;;
  esac
done

step() { printf '\n== %s\n' "$*"; }

# Formatting is advice: versions of clang-format differ in their opinions.
if command -v clang-format-14 >/dev/null; then
  step "clang-format (a hint only)"
  git ls-files '*.h' '*.cc' | xargs clang-format-14 --dry-run 2>&1 | grep 'warning:' | cut -d: -f1 | sort | uniq -c || true
fi

step "layers"
python3 tools/dev/check_layers.py
step "no language in the code"
python3 tools/dev/check_language_free.py

step "build"
cmake --preset dev >/dev/null
cmake --build --preset dev
step "test"
ctest --preset dev

if $sanitize; then
  step "test under the sanitizers"
  cmake --preset asan-ubsan >/dev/null
  cmake --build --preset asan-ubsan
  ctest --preset asan-ubsan
fi
if $tidy; then
  step "clang-tidy"
  cmake --preset tidy >/dev/null
  cmake --build --preset tidy
fi
step "all is well"
