package dev.tramline.examples.tutorial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws relationships as a Mermaid flowchart. */
public final class Diagram {

  private Diagram() {}

  /**
   * Draws a diagram.
   *
   * @param names what is in it, in order
   * @param relationships what lies between them; those with other ends are left out
   * @return a fenced block of Markdown
   */
  public static String draw(List<String> names, List<Relationship> relationships) {
    Map<String, String> ids = new LinkedHashMap<>();
    StringBuilder diagram = new StringBuilder("```mermaid\nflowchart TD\n");
    for (String name : names) {
      String id = "A" + ids.size();
      ids.put(name, id);
      diagram.append("    %s[\"%s\"]%n".formatted(id, escape(name)));
    }
    for (Relationship relationship : relationships) {
      String from = ids.get(relationship.from());
      String to = ids.get(relationship.to());
      if (from != null && to != null) {
        diagram.append("    %s -->|\"%s\"| %s%n".formatted(from, escape(relationship.label()), to));
      }
    }
    return diagram.append("```\n").toString().replace("\r\n", "\n");
  }

  private static String escape(String text) {
    return text.replaceAll("\\s+", " ")
        .replace("#", "#35;")
        .replace("\"", "#quot;")
        .replace("<", "#lt;")
        .replace(">", "#gt;");
  }
}
