package dev.tramline.examples.judge;

import java.util.List;

/**
 * What the judge has against a draft.
 *
 * @param draft the text
 * @param remarks what is to be changed, at least one
 */
public record Review(String draft, List<String> remarks) {

  /** Copies the list. */
  public Review {
    remarks = List.copyOf(remarks);
  }
}
