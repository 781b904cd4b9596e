// A pack of a few lines, for tests that need one of their own.
#ifndef DIPLOGRAPH_TESTS_EXTRACT_SMALL_PACK_H_
#define DIPLOGRAPH_TESTS_EXTRACT_SMALL_PACK_H_

#include <string>
#include <utility>

#include "extract/pack.h"

namespace diplograph::testing {

inline constexpr char kSmallPackJson[] = R"({"language": "xx", "name": "Test"})";

// pack.json and the given files.
inline PackFiles SmallPack(PackFiles files = {}) {
  files.try_emplace("pack.json", kSmallPackJson);
  return files;
}

}  // namespace diplograph::testing

#endif  // DIPLOGRAPH_TESTS_EXTRACT_SMALL_PACK_H_
