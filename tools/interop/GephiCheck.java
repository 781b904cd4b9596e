// Loads a graph as Gephi does and prints what arrived, a tab-separated line each:
//   java -cp gephi-toolkit-all.jar GephiCheck.java GRAPH default|keep [PICTURE.png [FROM TO]]
// default merges parallel edges and scales as Gephi's import dialogue does unless told otherwise, keep
// does neither.
// FROM and TO (yyyy-mm-dd) move the timeline; the edges left are counted.
import java.awt.Color;
import java.io.File;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gephi.filters.api.FilterController;
import org.gephi.filters.api.Query;
import org.gephi.filters.api.Range;
import org.gephi.filters.plugin.dynamic.DynamicRangeBuilder;
import org.gephi.filters.plugin.dynamic.DynamicRangeBuilder.DynamicRangeFilter;
import org.gephi.graph.api.*;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.importer.api.*;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.preview.api.*;
import org.gephi.project.api.*;
import org.openide.util.Lookup;

public class GephiCheck {
  static void line(Object... fields) {
    StringBuilder out = new StringBuilder();
    for (Object field : fields) {
      if (out.length() > 0) out.append('\t');
      out.append(String.valueOf(field).replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t"));
    }
    System.out.println(out);
  }

  static double day(String date) {
    return LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  public static void main(String[] args) throws Exception {
    System.setOut(new java.io.PrintStream(System.out, true, "UTF-8"));
    Logger.getLogger("").setLevel(Level.OFF);
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    Workspace workspace = projects.getCurrentWorkspace();

    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container = importer.importFile(new File(args[0]));
    if (args[1].equals("keep")) {
      container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
      container.getLoader().setAutoScale(false);
    }
    importer.process(container, new DefaultProcessor(), workspace);
    for (java.util.Iterator<Issue> i = container.getReport().getIssues(10000); i.hasNext();) {
      Issue issue = i.next();
      line("issue", issue.getLevel(), issue.getMessage());
    }

    GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
    Graph graph = model.getGraph();
    TimeFormat format = model.getTimeFormat();
    for (Node n : graph.getNodes()) {
      Color c = n.getColor();
      line("node", n.getId(), n.getLabel(), String.format("#%02x%02x%02x", c.getRed(), c.getGreen(), c.getBlue()), c.getAlpha(), n.size(), n.x(), n.y());
    }
    for (Edge e : graph.getEdges()) {
      Interval[] intervals = e.getIntervals();
      String time = intervals == null || intervals.length == 0 ? ""
          : AttributeUtils.printTimestampInFormat(intervals[0].getLow(), format) + "/" + AttributeUtils.printTimestampInFormat(intervals[0].getHigh(), format);
      line("edge", e.getId(), e.getSource().getId(), e.getTarget().getId(), e.getTypeLabel(), e.getLabel(), e.getWeight(), time, e.isDirected());
    }
    for (Column c : model.getNodeTable()) line("node-column", c.getTitle(), c.getTypeClass().getSimpleName());
    for (Column c : model.getEdgeTable()) line("edge-column", c.getTitle(), c.getTypeClass().getSimpleName());
    line("summary", graph.getNodeCount(), graph.getEdgeCount(), model.isDynamic(), format,
        AttributeUtils.printTimestampInFormat(model.getTimeBounds().getLow(), format),
        AttributeUtils.printTimestampInFormat(model.getTimeBounds().getHigh(), format));

    if (args.length > 2 && graph.getNodeCount() > 0) {
      PreviewModel preview = Lookup.getDefault().lookup(PreviewController.class).getModel(workspace);
      preview.getProperties().putValue(PreviewProperty.SHOW_NODE_LABELS, Boolean.TRUE);
      preview.getProperties().putValue(PreviewProperty.SHOW_EDGE_LABELS, Boolean.TRUE);
      preview.getProperties().putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, Boolean.FALSE);
      preview.getProperties().putValue(PreviewProperty.NODE_LABEL_FONT, new java.awt.Font("DejaVu Sans", java.awt.Font.PLAIN, 10));
      preview.getProperties().putValue(PreviewProperty.EDGE_LABEL_FONT, new java.awt.Font("DejaVu Sans", java.awt.Font.PLAIN, 7));
      Lookup.getDefault().lookup(ExportController.class).exportFile(new File(args[2]), workspace);
      line("picture", new File(args[2]).length() > 1000);
    }
    if (args.length > 4) {
      FilterController filters = Lookup.getDefault().lookup(FilterController.class);
      DynamicRangeFilter filter = (DynamicRangeFilter) new DynamicRangeBuilder().getBuilders(workspace)[0].getFilter(workspace);
      filter.setRange(new Range(day(args[3]), day(args[4])));
      Query query = filters.createQuery(filter);
      StringBuilder left = new StringBuilder();
      for (Edge e : model.getGraph(filters.filter(query)).getEdges()) left.append(left.length() > 0 ? " " : "").append(e.getId());
      line("timeline", left, filter.isKeepNull());
    }
    System.exit(0);
  }
}
