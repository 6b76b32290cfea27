package dev.tramline.examples.resilience;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Retry;
import java.io.IOException;

/** Has the model say what a document is about. */
@Node
public class Classify {

  private final ModelService model;

  /**
   * Creates the node.
   *
   * @param model whom to ask
   */
  public Classify(ModelService model) {
    this.model = model;
  }

  @Exec
  @Retry(attempts = 3, delay = "500ms", backoff = 2.0)
  @Key("topic")
  String classify(Document document) throws IOException, InterruptedException {
    return model.ask(ModelService.Task.CLASSIFY, document.text());
  }
}
