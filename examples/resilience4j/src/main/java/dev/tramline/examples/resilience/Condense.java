package dev.tramline.examples.resilience;

import dev.tramline.annotations.Exec;
import dev.tramline.annotations.Key;
import dev.tramline.annotations.Node;
import dev.tramline.annotations.Retry;
import java.io.IOException;

/** Has the model say a document in a sentence. */
@Node
public class Condense {

  private final ModelService model;

  /**
   * Creates the node.
   *
   * @param model whom to ask
   */
  public Condense(ModelService model) {
    this.model = model;
  }

  @Exec
  @Retry(attempts = 3, delay = "500ms", backoff = 2.0)
  @Key("summary")
  String condense(Document document) throws IOException, InterruptedException {
    return model.ask(ModelService.Task.CONDENSE, document.text());
  }
}
