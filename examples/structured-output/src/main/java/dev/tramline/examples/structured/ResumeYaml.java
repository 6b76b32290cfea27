package dev.tramline.examples.structured;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** A reply read as YAML, with all that is wrong with it. */
final class ResumeYaml {

  private static final Set<String> FIELDS =
      Set.of("name", "email", "phone", "experience", "skills");
  private static final Pattern FENCE = Pattern.compile("(?s)```(?:ya?ml)?\\s*\\n(.*?)```");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]{2,}");
  private static final Pattern PHONE = Pattern.compile("\\+?[\\d ()./-]{6,}");
  private static final int FIRST_YEAR = 1940;
  private static final int LAST_YEAR = 2100;

  private final List<String> problems = new ArrayList<>();
  private String name = "";
  private String email = "";
  private Optional<String> phone = Optional.empty();
  private final List<Resume.Position> experience = new ArrayList<>();
  private final List<String> skills = new ArrayList<>();

  private ResumeYaml() {}

  /** Reads a reply; models like to wrap YAML in a fence, which is taken off. */
  static ResumeYaml read(String reply) {
    ResumeYaml resume = new ResumeYaml();
    Matcher fence = FENCE.matcher(reply);
    String yaml = fence.find() ? fence.group(1) : reply;
    try {
      // Safe: builds maps, lists and scalars, never a class that the text names.
      Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      if (document instanceof Map<?, ?> fields) {
        resume.readFields(fields);
      } else {
        resume.problems.add("The document is no mapping with the fields name, email and so on.");
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
      resume.problems.add(
          "The YAML cannot be read: %s, in line %d: %s"
              .formatted(e.getProblem(), line + 1, line(yaml, line)));
    } catch (YAMLException e) {
      resume.problems.add("The YAML cannot be read: " + e.getMessage());
    }
    return resume;
  }

  private static String line(String yaml, int number) {
    return yaml.lines().skip(number).findFirst().orElse("").strip();
  }

  /** All that is wrong; empty if the record can be made. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** To be called only if there is no problem. */
  Resume toResume() {
    return new Resume(name, email, phone, experience, skills);
  }

  private void readFields(Map<?, ?> fields) {
    for (Object field : fields.keySet()) {
      if (!FIELDS.contains(String.valueOf(field))) {
        problems.add("There is no field " + field + ".");
      }
    }
    name = text(fields, "name", "");
    email = text(fields, "email", "");
    if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
      problems.add("email is no address: " + email + ".");
    }
    if (fields.get("phone") != null) {
      phone = Optional.of(text(fields, "phone", ""));
      phone
          .filter(number -> !number.isEmpty() && !PHONE.matcher(number).matches())
          .ifPresent(number -> problems.add("phone is no number: " + number + "."));
    }
    List<?> positions = list(fields, "experience");
    for (int i = 0; i < positions.size(); i++) {
      readPosition(positions.get(i), "experience[" + i + "].");
    }
    readSkills(list(fields, "skills"));
  }

  private void readPosition(Object value, String place) {
    if (!(value instanceof Map<?, ?> fields)) {
      problems.add(place + " is to have title, company, from and to, not: " + value + ".");
      return;
    }
    String title = text(fields, "title", place);
    String company = text(fields, "company", place);
    int from = year(fields.get("from"), place + "from");
    Optional<Integer> to =
        fields.get("to") == null
            ? Optional.empty()
            : Optional.of(year(fields.get("to"), place + "to"));
    if (to.isPresent() && from > 0 && to.get() > 0 && to.get() < from) {
      problems.add(place + "to lies before from: " + to.get() + " < " + from + ".");
    }
    experience.add(new Resume.Position(title, company, from, to));
  }

  private void readSkills(List<?> values) {
    for (Object value : values) {
      if (value instanceof String skill && !skill.isBlank()) {
        skills.add(skill.strip());
      } else {
        problems.add("skills is to list texts, not: " + value + ".");
      }
    }
    if (values.isEmpty()) {
      problems.add("skills is to name at least one.");
    }
  }

  /** A phone number without blanks is an integer to YAML. */
  private String text(Map<?, ?> fields, String field, String place) {
    Object value = fields.get(field);
    boolean isText = value instanceof String || value instanceof Number;
    if (isText && !value.toString().isBlank()) {
      return value.toString().strip();
    }
    problems.add(place + field + (value == null ? " is missing." : " is no text: " + value + "."));
    return "";
  }

  private List<?> list(Map<?, ?> fields, String field) {
    Object value = fields.get(field);
    if (value instanceof List<?> list) {
      return list;
    }
    problems.add(field + (value == null ? " is missing." : " is no list: " + value + "."));
    return List.of();
  }

  private int year(Object value, String place) {
    if (value instanceof Integer year && year >= FIRST_YEAR && year <= LAST_YEAR) {
      return year;
    }
    problems.add(place + (value == null ? " is missing." : " is no year: " + value + "."));
    return 0;
  }
}
