#include "export/layout.h"

#include <gtest/gtest.h>

#include <cmath>

namespace diplograph {
namespace {

double Distance(const Point& a, const Point& b) { return std::hypot(a.x - b.x, a.y - b.y); }

TEST(LayoutTest, IsTheSameEveryTime) {
  const std::vector<std::pair<std::size_t, std::size_t>> edges = {{0, 1}, {1, 2}, {2, 3}, {0, 1}, {4, 4}};
  const std::vector<Point> a = Layout(6, edges);
  const std::vector<Point> b = Layout(6, edges);
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(Distance(a[i], b[i]), 0) << i;
}

TEST(LayoutTest, ApartButNotFarApart) {
  std::vector<std::pair<std::size_t, std::size_t>> edges;
  for (std::size_t i = 1; i < 60; ++i) edges.emplace_back(i, i / 3);
  const std::vector<Point> at = Layout(62, edges);  // two nodes have no edge
  for (std::size_t i = 0; i < at.size(); ++i) {
    EXPECT_LT(std::hypot(at[i].x, at[i].y), 1500) << i;
    for (std::size_t j = 0; j < i; ++j) EXPECT_GT(Distance(at[i], at[j]), 10) << i << " " << j;
  }
  EXPECT_LT(Distance(at[0], at[1]), 400);
}

TEST(LayoutTest, SmallAndLarge) {
  EXPECT_TRUE(Layout(0, {}).empty());
  // Gephi takes 0, 0 for "nowhere".
  EXPECT_NE(Layout(1, {})[0].x, 0);
  EXPECT_EQ(Layout(30000, {{0, 29999}}).size(), 30000u);
  for (const Point& p : Layout(3, {{0, 1}, {1, 2}, {2, 0}}))
    EXPECT_TRUE(std::isfinite(p.x) && std::isfinite(p.y));
}

}  // namespace
}  // namespace diplograph
