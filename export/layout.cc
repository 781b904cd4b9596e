#include "export/layout.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <set>

namespace diplograph {
namespace {

using Edges = std::vector<std::pair<std::size_t, std::size_t>>;

constexpr std::size_t kForceLimit = 20000;

// Sunflower seeds: evenly spread, the first in the middle.
Point Seed(std::size_t i, double spacing) {
  const double golden = std::numbers::pi * (3 - std::sqrt(5.0));
  const double radius = spacing * std::sqrt(static_cast<double>(i) + 0.5) * 0.6;
  const double angle = static_cast<double>(i) * golden;
  return {radius * std::cos(angle), radius * std::sin(angle)};
}

// The best-connected nodes first, equals in their own order.
std::vector<std::size_t> ByDegree(std::size_t count, const Edges& edges) {
  std::vector<std::size_t> degree(count, 0);
  for (const auto& [a, b] : edges) ++degree[a], ++degree[b];
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&degree](std::size_t a, std::size_t b) { return degree[a] > degree[b]; });
  return order;
}

// A walk outward from the hub of each connected part, so that what belongs together starts together.
struct Walk {
  std::vector<std::size_t> order;
  std::vector<std::size_t> part;  // the number of the connected part that a node is in
};

Walk Outward(std::size_t count, const Edges& edges) {
  std::vector<std::vector<std::size_t>> near(count);
  for (const auto& [a, b] : edges) near[a].push_back(b), near[b].push_back(a);
  constexpr std::size_t kUnseen = static_cast<std::size_t>(-1);
  Walk walk{{}, std::vector<std::size_t>(count, kUnseen)};
  std::size_t parts = 0;
  for (const std::size_t hub : ByDegree(count, edges)) {
    if (walk.part[hub] != kUnseen) continue;
    const std::size_t number = parts++;
    const auto visit = [&](std::size_t node) {
      walk.part[node] = number;
      walk.order.push_back(node);
    };
    visit(hub);
    for (std::size_t next = walk.order.size() - 1; next < walk.order.size(); ++next) {
      for (const std::size_t n : near[walk.order[next]]) {
        if (walk.part[n] == kUnseen) visit(n);
      }
    }
  }
  return walk;
}

class Force {
 public:
  Force(std::vector<Point> start, const Edges& edges, std::vector<std::size_t> part, double spacing)
      : at_(std::move(start)), push_(at_.size()), edges_(edges), part_(std::move(part)), k_(spacing) {}

  std::vector<Point> Run(int rounds) {
    const double hot = k_ * 2;
    for (int i = 0; i < rounds; ++i) {
      std::ranges::fill(push_, Point{});
      Repel();
      Attract();
      Move(hot * (1 - static_cast<double>(i) / rounds) + 0.5);
    }
    return std::move(at_);
  }

 private:
  // Nodes push each other away up to this far: beyond it the push is small.
  double Reach() const { return k_ * 3; }

  void Repel() {
    // Cells in order, nodes in order within a cell: no hash decides what comes first.
    double left = at_[0].x, bottom = at_[0].y, right = left, top = bottom;
    for (const Point& p : at_) {
      left = std::min(left, p.x), right = std::max(right, p.x);
      bottom = std::min(bottom, p.y), top = std::max(top, p.y);
    }
    const auto cells = [this](double length) {
      return std::clamp<std::size_t>(static_cast<std::size_t>(length / Reach()) + 1, 1, 512);
    };
    const std::size_t columns = cells(right - left);
    const std::size_t rows = cells(top - bottom);
    const auto cell = [](double v, double low, double high, std::size_t n) {
      if (high <= low) return std::size_t{0};
      return std::min(n - 1, static_cast<std::size_t>((v - low) / (high - low) * static_cast<double>(n)));
    };
    std::vector<std::vector<std::size_t>> grid(columns * rows);
    for (std::size_t i = 0; i < at_.size(); ++i) {
      grid[cell(at_[i].y, bottom, top, rows) * columns + cell(at_[i].x, left, right, columns)].push_back(i);
    }
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t c = 0; c < columns; ++c) {
        for (const std::size_t i : grid[r * columns + c]) {
          for (std::size_t r2 = r == 0 ? 0 : r - 1; r2 <= std::min(rows - 1, r + 1); ++r2) {
            for (std::size_t c2 = c == 0 ? 0 : c - 1; c2 <= std::min(columns - 1, c + 1); ++c2) {
              for (const std::size_t j : grid[r2 * columns + c2]) {
                if (i < j) RepelPair(i, j);
              }
            }
          }
        }
      }
    }
    // A light pull to the middle keeps separate parts on one page.
    for (std::size_t i = 0; i < at_.size(); ++i) {
      push_[i].x -= at_[i].x * 0.12;
      push_[i].y -= at_[i].y * 0.12;
    }
  }

  void RepelPair(std::size_t i, std::size_t j) {
    double dx = at_[i].x - at_[j].x;
    double dy = at_[i].y - at_[j].y;
    double d2 = dx * dx + dy * dy;
    // Parts that nothing joins need no more room between them than two nodes.
    const double reach = part_[i] == part_[j] ? Reach() : k_ * 1.3;
    if (d2 > reach * reach) return;
    if (d2 < 0.01) {  // on top of each other: any direction does, but always the same
      dx = 0.1 * (static_cast<double>(i % 7) + 1);
      dy = 0.1 * (static_cast<double>(j % 5) + 1);
      d2 = dx * dx + dy * dy;
    }
    const double f = k_ * k_ / d2;
    push_[i].x += dx * f, push_[i].y += dy * f;
    push_[j].x -= dx * f, push_[j].y -= dy * f;
  }

  void Attract() {
    for (const auto& [a, b] : edges_) {
      const double dx = at_[a].x - at_[b].x;
      const double dy = at_[a].y - at_[b].y;
      const double f = std::sqrt(dx * dx + dy * dy) / k_;
      push_[a].x -= dx * f, push_[a].y -= dy * f;
      push_[b].x += dx * f, push_[b].y += dy * f;
    }
  }

  void Move(double most) {
    for (std::size_t i = 0; i < at_.size(); ++i) {
      const double length = std::sqrt(push_[i].x * push_[i].x + push_[i].y * push_[i].y);
      if (length < 1e-9) continue;
      const double step = std::min(length, most) / length;
      at_[i].x += push_[i].x * step;
      at_[i].y += push_[i].y * step;
    }
  }

  std::vector<Point> at_;
  std::vector<Point> push_;
  const Edges& edges_;
  const std::vector<std::size_t> part_;
  double k_;
};

// Each pair once, without loops: ten parallel edges pull no more than one.
Edges Simple(const Edges& edges) {
  Edges simple;
  for (const auto& [a, b] : edges) {
    if (a != b) simple.emplace_back(std::min(a, b), std::max(a, b));
  }
  std::ranges::sort(simple);
  simple.erase(std::unique(simple.begin(), simple.end()), simple.end());
  return simple;
}

void CentreAndRound(std::vector<Point>& points) {
  Point mean;
  for (const Point& p : points) mean.x += p.x, mean.y += p.y;
  const auto n = static_cast<double>(points.size());
  const auto round = [](double v) { return std::round(v * 10) / 10 + 0.0; };  // + 0.0: no "-0"
  for (Point& p : points) {
    p = {round(p.x - mean.x / n), round(p.y - mean.y / n)};
    if (p.x == 0 && p.y == 0) p.x = 0.1;  // Gephi takes 0, 0 for "nowhere" and scatters
  }
}

}  // namespace

std::vector<Point> Layout(std::size_t count, const Edges& edges, double spacing) {
  std::vector<Point> points(count);
  if (count == 0) return points;
  const bool force = count <= kForceLimit;
  const Edges simple = force ? Simple(edges) : Edges{};
  Walk walk = force ? Outward(count, simple) : Walk{ByDegree(count, edges), {}};
  for (std::size_t i = 0; i < count; ++i) points[walk.order[i]] = Seed(i, spacing);
  if (force && count > 1) {
    // Large graphs get fewer rounds, so that time stays within a few seconds.
    const int rounds = static_cast<int>(std::clamp<std::size_t>(400000 / count, 60, 400));
    points = Force(std::move(points), simple, std::move(walk.part), spacing).Run(rounds);
  }
  CentreAndRound(points);
  return points;
}

}  // namespace diplograph
