// Whatever bytes come: no crash, and what is read can be written and read again without loss.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/round_trip.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  diplograph::CheckRoundTrip(diplograph::Format::kJson, data, size);
  return 0;
}
