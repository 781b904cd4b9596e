#!/bin/sh
# From nothing to passed tests: installs what is needed, builds everything with warnings as errors, runs
# all tests. Arguments go to ctest: tools/dev/test.sh -R samples
set -eu
cd "$(dirname "$0")/../.."
tools/dev/setup.sh
cmake --preset dev >/dev/null
cmake --build --preset dev
ctest --preset dev "$@"
