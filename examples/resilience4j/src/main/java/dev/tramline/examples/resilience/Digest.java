package dev.tramline.examples.resilience;

import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Transition;

/** All that is asked of the model, about one document. Its interceptors guard just these calls. */
@Flow
public interface Digest {

  /**
   * What the model says.
   *
   * @param summary the document in a sentence
   * @param topic what it is about
   */
  record Result(String summary, String topic) {}

  /**
   * Asks the model.
   *
   * @param document the document
   * @return what it says
   */
  Result digest(Document document);

  /** {@return the first question} */
  @Transition(to = "classify")
  Condense condense();

  /** {@return the second question} */
  Classify classify();
}
