// Runs scripts of Cypher in an empty Neo4j and prints the graph that results, as JSON:
//   java -cp 'neo4j/*' Neo4jCheck.java DATABASE_DIR IMPORT_DIR SCRIPT...
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.*;

public class Neo4jCheck {
  static String quoted(String s) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : s.toCharArray()) {
      if (c == '"' || c == '\\' || c < 0x20 || c > 0x7e) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }

  static String json(Object v) {
    if (v instanceof String[] list) {
      StringBuilder out = new StringBuilder("[");
      for (String s : list) out.append(out.length() > 1 ? "," : "").append(quoted(s));
      return out.append(']').toString();
    }
    return v instanceof Number || v instanceof Boolean ? v.toString() : quoted(v.toString());
  }

  static String object(Map<String, Object> properties, String... more) {
    StringBuilder out = new StringBuilder("{");
    for (int i = 0; i < more.length; i += 2) out.append(out.length() > 1 ? "," : "").append(quoted(more[i])).append(':').append(quoted(more[i + 1]));
    properties.forEach((key, value) -> out.append(out.length() > 1 ? "," : "").append(quoted(key)).append(':').append(json(value)));
    return out.append('}').toString();
  }

  // Statements end at a semicolon that is in no string; lines that begin with // are comments.
  static java.util.List<String> statements(String text) {
    java.util.List<String> all = new java.util.ArrayList<>();
    java.util.regex.Matcher m = java.util.regex.Pattern.compile("(?:'(?:\\\\.|[^'\\\\])*+'|[^';]++)++", java.util.regex.Pattern.DOTALL).matcher(text);
    while (m.find()) {
      String s = m.group().strip();
      while (s.startsWith("//")) s = s.contains("\n") ? s.substring(s.indexOf('\n') + 1).strip() : "";
      if (!s.isEmpty()) all.add(s);
    }
    return all;
  }

  public static void main(String[] args) throws Exception {
    DatabaseManagementService service = new DatabaseManagementServiceBuilder(Path.of(args[0]))
        .setConfig(GraphDatabaseSettings.load_csv_file_url_root, Path.of(args[1]))
        .setConfig(GraphDatabaseSettings.allow_file_urls, true)
        // By default a backslash escapes a quote, which RFC 4180 does not know.
        .setConfig(GraphDatabaseSettings.csv_legacy_quote_escaping, false).build();
    try {
      GraphDatabaseService db = service.database("neo4j");
      for (int i = 2; i < args.length; ++i) {
        for (String s : statements(Files.readString(Path.of(args[i])))) db.executeTransactionally(s);
      }
      StringBuilder nodes = new StringBuilder(), edges = new StringBuilder();
      try (Transaction tx = db.beginTx()) {
        for (Node n : tx.getAllNodes()) nodes.append(nodes.length() > 0 ? ",\n" : "").append(object(n.getAllProperties()));
        for (Relationship r : tx.getAllRelationships()) {
          edges.append(edges.length() > 0 ? ",\n" : "").append(object(r.getAllProperties(), "source", (String) r.getStartNode().getProperty("id"),
              "target", (String) r.getEndNode().getProperty("id"), "kind", r.getType().name()));
        }
      }
      System.out.println("{\"nodes\":[" + nodes + "],\"edges\":[" + edges + "]}");
    } finally {
      service.shutdown();
    }
  }
}
