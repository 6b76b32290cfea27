package dev.tramline.examples.skills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A directory with a directory for each skill, in it a file {@code SKILL.md}. */
public final class SkillLibrary {

  private static final String FILE = "SKILL.md";
  private static final Pattern FRONT_MATTER = Pattern.compile("(?s)\\A---\\R(.*?)\\R---\\R(.*)\\z");

  private final Path directory;

  /**
   * Creates the library.
   *
   * @param directory where the skills are
   */
  public SkillLibrary(Path directory) {
    this.directory = directory;
  }

  /** The skills there are, by name; their instructions are not kept. */
  List<Skill> skills() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      List<Path> files =
          entries.map(entry -> entry.resolve(FILE)).filter(Files::isRegularFile).sorted().toList();
      List<Skill> skills = new ArrayList<>();
      for (Path file : files) {
        skills.add(skill(file));
      }
      return List.copyOf(skills);
    }
  }

  private static Skill skill(Path file) throws IOException {
    Object front;
    try {
      front = new Yaml(new SafeConstructor(new LoaderOptions())).load(parts(file).group(1));
    } catch (YAMLException e) {
      throw new IOException("The front matter of " + file + " is no YAML: " + e.getMessage(), e);
    }
    String name = file.getParent().getFileName().toString();
    if (front instanceof Map<?, ?> map
        && name.equals(map.get("name"))
        && map.get("description") instanceof String description
        && !description.isBlank()) {
      return new Skill(name, description);
    }
    throw new IOException(
        "The front matter of %s needs a description, and name: %s".formatted(file, name));
  }

  /** The instructions of a skill that {@link #skills} lists. */
  String instructions(String name) throws IOException {
    return parts(directory.resolve(name).resolve(FILE)).group(2).strip();
  }

  private static Matcher parts(Path file) throws IOException {
    Matcher parts = FRONT_MATTER.matcher(Files.readString(file));
    if (!parts.matches()) {
      throw new IOException(file + " has no front matter between two lines of ---");
    }
    return parts;
  }
}
