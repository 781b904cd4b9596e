// Where nodes are drawn: computed once, the same for every format and on every run.
#ifndef DIPLOGRAPH_EXPORT_LAYOUT_H_
#define DIPLOGRAPH_EXPORT_LAYOUT_H_

#include <cstddef>
#include <utility>
#include <vector>

namespace diplograph {

struct Point {
  double x = 0;
  double y = 0;  // up
};

// Positions for nodes 0..count-1 joined by `edges`, about `spacing` apart, centred on the origin and
// rounded to a tenth. Force-directed (Fruchterman and Reingold, repulsion within a grid) up to
// 20,000 nodes; above, a spiral with the best-connected nodes in the middle.
std::vector<Point> Layout(std::size_t count, const std::vector<std::pair<std::size_t, std::size_t>>& edges,
                          double spacing = 90);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXPORT_LAYOUT_H_
