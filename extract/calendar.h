// Date expressions, resolved against the article's own date.
#ifndef DIPLOGRAPH_EXTRACT_CALENDAR_H_
#define DIPLOGRAPH_EXTRACT_CALENDAR_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "extract/analysis.h"

namespace diplograph {

// True if the sentence holds a full date, and next to nothing else.
bool IsDateLine(const Analysis& a, const Sentence& s);

// The first date with a year among the tokens; empty if there is none.
std::string AbsoluteDateIn(const Analysis& a, std::uint32_t begin, std::uint32_t end);

// When an article brings no date: the first full date that its text names, news being told at once.
std::string LikelyDate(const Analysis& a);

// `date` moved by days; empty if `date` is not a full date.
std::string AddDays(absl::string_view date, int days);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXTRACT_CALENDAR_H_
