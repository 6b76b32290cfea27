package dev.tramline.examples.skills;

import dev.tramline.annotations.Exit;
import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Transition;
import java.util.List;

/** Works on a text with one skill after the other, until the request is met. */
@Flow
public interface SkillAgent {

  /**
   * What came of it.
   *
   * @param text the text, worked on
   * @param used the names of the skills used, in order; none, if none suits the request
   */
  record Result(String text, List<String> used) {}

  /**
   * Does what is requested.
   *
   * @param request what to do
   * @param text with what
   * @return the text afterwards
   */
  Result work(String request, String text);

  /** The start: what skills are there? */
  @Transition(to = "pick")
  ListSkills list();

  /** The model picks one by its description, or is done. */
  @Exit("done")
  PickSkill pick();

  /** Reads the instructions of the skill picked. */
  @Transition(to = "apply")
  LoadSkill load();

  /** The model follows them; then it is asked for another skill. */
  ApplySkill apply();
}
