// What the fuzzers of the graph readers share.
#ifndef DIPLOGRAPH_TESTS_FUZZ_ROUND_TRIP_H_
#define DIPLOGRAPH_TESTS_FUZZ_ROUND_TRIP_H_

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>

#include "absl/strings/string_view.h"
#include "export/escape.h"
#include "export/reader.h"

namespace diplograph {

inline void CheckRoundTrip(Format format, const std::uint8_t* data, std::size_t size) {
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  const absl::StatusOr<Facts> first = ReadGraph(format, bytes, "input");
  if (!first.ok()) return;
  Facts clean;
  const Facts& facts = CleanFacts(*first, clean) ? clean : *first;
  for (const Format to : {Format::kJson, Format::kGraphml}) {
    std::ostringstream out;
    const absl::Status written = Write(facts, to, {}, out);
    const absl::StatusOr<Facts> again = ReadGraph(to, out.str(), "output");
    if (written.ok() && again.ok() && *again == facts) continue;
    std::cerr << Name(to) << " loses: " << written << ' ' << again.status() << '\n' << out.str() << '\n';
    std::abort();
  }
}

}  // namespace diplograph

#endif  // DIPLOGRAPH_TESTS_FUZZ_ROUND_TRIP_H_
