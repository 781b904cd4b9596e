// A graph as every writer sees it: rows of nodes and edges with their columns and looks, so that
// all formats carry the same and look the same.
#ifndef DIPLOGRAPH_EXPORT_VIEW_H_
#define DIPLOGRAPH_EXPORT_VIEW_H_

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "export/format.h"
#include "graph/facts.h"
#include "graph/model.h"

namespace diplograph {

// A node or an edge. Strings live in the Facts or the View that it came from.
struct Row {
  absl::string_view id;
  absl::string_view type;   // a node's type ("person", or "event"); an edge's relation or role
  absl::string_view label;  // what is drawn
  // What the row stands for: a Node, an Event (as edge or, in the events projection, as node), or a
  // StructuralEdge. All null: the edge between an event's node and a participant.
  const Node* node = nullptr;
  const Event* event = nullptr;
  const StructuralEdge* structure = nullptr;
  const DateRange* days = nullptr;  // with `event`, or a structure that has a date
  bool first = true;                // the first row of its event: carries what is not repeated

  // Edges: the ends, as indices into View::nodes.
  std::size_t source = 0;
  std::size_t target = 0;
  double weight = 1;  // number of sentences that say so

  // Nodes.
  double size = 0;
  double x = 0;
  double y = 0;
};

enum class ValueType { kBool, kInt, kDouble, kString };

// An attribute. `get` gives its value as text, perhaps kept in `scratch`; empty if there is none.
struct Column {
  absl::string_view name;
  ValueType type;
  absl::string_view (*get)(const Row& row, std::string& scratch);
};

class View {
 public:
  // Keeps pointers into `facts`. Positions cost time: writers that have no use for them say so.
  View(const Facts& facts, Projection projection, bool positions);
  View(const View&) = delete;
  View& operator=(const View&) = delete;

  const std::vector<Row>& nodes() const { return nodes_; }
  const std::vector<Row>& edges() const { return edges_; }
  // What the rows say.
  absl::Span<const Column> node_columns() const;
  absl::Span<const Column> edge_columns() const;

 private:
  using Index = absl::flat_hash_map<absl::string_view, std::size_t>;

  const DateRange* DaysOf(absl::string_view date);
  absl::string_view Keep(std::string text);
  void AddActorEdges(const Index& index);
  void AddEventNodes(const Facts& facts, const Index& index);
  void AddStructure(const Edge& edge, const Index& index);
  void SetLooks(bool positions);

  Projection projection_;
  std::vector<Row> nodes_;
  std::vector<Row> edges_;
  std::vector<Edge> projected_;
  std::deque<std::string> kept_;  // ids and labels made here; a deque never moves them
  std::deque<DateRange> days_;
};

// How the rows look, for formats that say so in attributes: label, color, size, x, y of a node;
// label, interaction, weight of an edge.
absl::Span<const Column> NodeLookColumns();
absl::Span<const Column> EdgeLookColumns();

// The columns that at least one of `rows` has a value in: readers show no empty columns.
std::vector<Column> UsedColumns(const std::vector<Row>& rows, absl::Span<const Column> columns);

// How a type of node looks: "#rrggbb", and a shape by Graphviz's name.
struct Look {
  absl::string_view type;
  absl::string_view color;
  absl::string_view shape;
};
absl::Span<const Look> Looks();
const Look& LookOf(absl::string_view type);
struct Rgb {
  int r, g, b;
};
Rgb ParseColor(absl::string_view color);

// "a | b". Lists whose members hold the separator are told apart by `MoreJson`.
void AppendList(const std::vector<std::string>& list, std::string& out);
std::vector<std::string> SplitList(absl::string_view text);

// What the columns cannot say of a row, as a JSON object: evidence beyond the first, participants
// that no edge shows, lists whose members hold the separator (unless `lists_are_exact`). Empty if
// nothing is missing.
std::string MoreJson(const Row& row, bool lists_are_exact);
// The documents, and the events that no edge shows, as JSON arrays.
std::string DocumentsJson(const Facts& facts);
std::string HiddenEventsJson(const Facts& facts);

// "2023-05-10, Labuan Bajo (KTT ke-42 ASEAN)": the circumstances of a row, for people.
std::string Circumstances(const Row& row);
// The evidence of a row; null if it has none.
const Evidence* FirstEvidence(const Row& row);
const std::vector<Evidence>* AllEvidence(const Row& row);

// The country that a node belongs to by part-of and holds-office: its index for each node, or
// `kNoCountry`.
inline constexpr std::size_t kNoCountry = static_cast<std::size_t>(-1);
std::vector<std::size_t> CountryOf(const View& view);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXPORT_VIEW_H_
