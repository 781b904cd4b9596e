#!/bin/sh
# Rewrites the facts in tests/golden with what the extractor gives now. The difference is a change of
# behaviour: read every line of it before you commit it.
#
# usage: update_goldens.sh [BUILD-FOLDER]
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build/dev}
cmake --build "$build" --target golden_test mini_language_test
for test in golden_test mini_language_test; do
  DIPLOGRAPH_UPDATE_GOLDENS=1 "$build/tests/extract/$test" --gtest_brief=1
done
git --no-pager diff --stat -- tests/golden
