// The two macros for passing absl::Status up. There are no others.
#ifndef DIPLOGRAPH_GRAPH_STATUS_MACROS_H_
#define DIPLOGRAPH_GRAPH_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#define RETURN_IF_ERROR(expr)                                                        \
  do {                                                                               \
    if (absl::Status status_macro = (expr); !status_macro.ok()) return status_macro; \
  } while (false)

#define DIPLOGRAPH_CONCAT_INNER(a, b) a##b
#define DIPLOGRAPH_CONCAT(a, b) DIPLOGRAPH_CONCAT_INNER(a, b)
#define ASSIGN_OR_RETURN(lhs, expr) ASSIGN_OR_RETURN_IMPL(DIPLOGRAPH_CONCAT(statusor_, __LINE__), lhs, expr)
#define ASSIGN_OR_RETURN_IMPL(tmp, lhs, expr)    \
  auto tmp = (expr);                             \
  if (!tmp.ok()) return std::move(tmp).status(); \
  lhs = *std::move(tmp)

#endif  // DIPLOGRAPH_GRAPH_STATUS_MACROS_H_
