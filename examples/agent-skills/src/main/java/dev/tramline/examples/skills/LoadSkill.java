package dev.tramline.examples.skills;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import java.io.IOException;

/** Reads the instructions of one skill, which nobody has read before. */
@Node
public class LoadSkill {

  private final SkillLibrary library;

  /**
   * Creates the node.
   *
   * @param library where the skills are
   */
  public LoadSkill(SkillLibrary library) {
    this.library = library;
  }

  @Exec
  @Key("instructions")
  String load(Skill skill) throws IOException {
    return library.instructions(skill.name());
  }
}
