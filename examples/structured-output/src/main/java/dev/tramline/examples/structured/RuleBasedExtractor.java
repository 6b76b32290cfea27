package dev.tramline.examples.structured;

import dev.tramline.examples.support.StandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads résumés by rules, without a network. It writes YAML as carelessly as some models: values
 * stand bare, which breaks the document if one holds a colon. Told of it, it quotes them all.
 */
final class RuleBasedExtractor implements StandIn {

  private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+");
  private static final Pattern PHONE = Pattern.compile("\\+?\\(?\\d[\\d ()./-]{6,}\\d");
  private static final Pattern POSITION =
      Pattern.compile(
          "[-*•\\s]*(.+?)(?:, | at | \\| | – | - )(.+?)[,|(\\s]+((?:19|20)\\d\\d)"
              + "\\s*(?:-|–|to|until)\\s*((?:19|20)\\d\\d|present|now|today)\\)?\\.?");
  private static final Pattern EXPERIENCE =
      Pattern.compile("(?i)(work |professional )?(experience|employment|career)( history)?:?");
  private static final Pattern SKILLS =
      Pattern.compile("(?i)((?:key |technical )?skills|technologies)\\s*(?::\\s*(.*))?");
  private static final Pattern HEADING = Pattern.compile("\\p{Lu}[\\p{Lu} &]{3,}:?");
  private static final Pattern LABEL = Pattern.compile("(?i)name:\\s*(.+)");
  private static final Pattern TITLE = Pattern.compile("(?i)(curriculum vitae|cv|r[eé]sum[eé])");

  @Override
  public String reply(String instructions, String prompt) {
    int correction = prompt.indexOf("Your reply cannot be used.");
    List<String> lines =
        (correction < 0 ? prompt : prompt.substring(0, correction))
            .lines()
            .map(String::strip)
            .toList();
    boolean quoted = correction >= 0;
    StringBuilder yaml = new StringBuilder();
    yaml.append("name: ").append(scalar(name(lines), quoted)).append('\n');
    yaml.append("email: ").append(scalar(first(EMAIL, lines), quoted)).append('\n');
    yaml.append("phone: ").append(scalar(first(PHONE, lines), quoted)).append('\n');
    appendExperience(yaml, section(lines, EXPERIENCE), quoted);
    List<String> skills = skills(lines);
    yaml.append(skills.isEmpty() ? "skills: []\n" : "skills:\n");
    skills.forEach(
        skill -> yaml.append("  - ").append(scalar(Optional.of(skill), quoted)).append('\n'));
    return yaml.toString();
  }

  private static void appendExperience(StringBuilder yaml, List<String> lines, boolean quoted) {
    List<Matcher> positions =
        lines.stream().map(POSITION::matcher).filter(Matcher::matches).toList();
    yaml.append(positions.isEmpty() ? "experience: []\n" : "experience:\n");
    for (Matcher position : positions) {
      boolean ended = Character.isDigit(position.group(4).charAt(0));
      yaml.append("  - title: ").append(scalar(Optional.of(position.group(1)), quoted));
      yaml.append("\n    company: ").append(scalar(Optional.of(position.group(2)), quoted));
      yaml.append("\n    from: ").append(position.group(3));
      yaml.append("\n    to: ").append(ended ? position.group(4) : "null").append('\n');
    }
  }

  /** The name stands first, unless a label says where. */
  private static Optional<String> name(List<String> lines) {
    return lines.stream()
        .map(LABEL::matcher)
        .filter(Matcher::matches)
        .map(label -> label.group(1))
        .findFirst()
        .or(
            () ->
                lines.stream()
                    .filter(line -> !line.isEmpty() && !TITLE.matcher(line).matches())
                    .findFirst()
                    .filter(line -> line.matches("[\\p{L}'. -]{3,40}")))
        .map(RuleBasedExtractor::capitalised);
  }

  private static String capitalised(String name) {
    if (!name.equals(name.toUpperCase(Locale.ROOT))) {
      return name;
    }
    return Pattern.compile("(?<=\\p{L})\\p{L}+")
        .matcher(name)
        .replaceAll(rest -> rest.group().toLowerCase(Locale.ROOT));
  }

  private static Optional<String> first(Pattern pattern, List<String> lines) {
    return lines.stream()
        .map(pattern::matcher)
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst();
  }

  private static List<String> skills(List<String> lines) {
    Stream<String> inHeading =
        lines.stream()
            .map(SKILLS::matcher)
            .filter(Matcher::matches)
            .flatMap(heading -> Optional.ofNullable(heading.group(2)).stream());
    return Stream.concat(inHeading, section(lines, SKILLS).stream())
        .flatMap(line -> Stream.of(line.split("[,;•]")))
        .map(skill -> skill.replaceFirst("^[-*\\s]+", "").strip())
        .filter(skill -> !skill.isEmpty())
        .distinct()
        .toList();
  }

  /** The lines under a heading, up to the next one. */
  private static List<String> section(List<String> lines, Pattern title) {
    List<String> section = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      if (title.matcher(line).matches()) {
        inside = true;
      } else if (isHeading(line)) {
        inside = false;
      } else if (inside && !line.isEmpty()) {
        section.add(line);
      }
    }
    return section;
  }

  private static boolean isHeading(String line) {
    return HEADING.matcher(line).matches()
        || EXPERIENCE.matcher(line).matches()
        || SKILLS.matcher(line).matches()
        || line.matches("(?i)(education|languages|profile|summary|hobbies|interests|references):?");
  }

  private static String scalar(Optional<String> value, boolean quoted) {
    if (value.isEmpty()) {
      return "null";
    }
    return quoted
        ? '"' + value.get().replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : value.get();
  }
}
