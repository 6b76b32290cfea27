package dev.tramline.examples.skills;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import java.io.IOException;
import java.util.List;

/** Lists the skills, without their instructions. */
@Node
public class ListSkills {

  private final SkillLibrary library;

  /**
   * Creates the node.
   *
   * @param library where the skills are
   */
  public ListSkills(SkillLibrary library) {
    this.library = library;
  }

  @Exec
  @Key("skills")
  List<Skill> list() throws IOException {
    return library.skills();
  }
}
