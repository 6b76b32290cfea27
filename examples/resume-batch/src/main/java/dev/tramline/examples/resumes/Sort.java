package dev.tramline.examples.resumes;

import dev.tramline.annotations.Node;
import dev.tramline.annotations.Post;
import java.util.List;

/** Puts the evaluations on three piles. */
@Node
public class Sort {

  /**
   * The piles, each in the order of the files.
   *
   * @param qualified to be invited
   * @param notQualified to be thanked
   * @param notEvaluated to be read by a person
   */
  public record Piles(
      List<Evaluation> qualified, List<Evaluation> notQualified, List<Evaluation> notEvaluated) {}

  @Post
  Piles sort(List<Evaluation> evaluations) {
    return new Piles(
        only(evaluations, Evaluation.Verdict.QUALIFIED),
        only(evaluations, Evaluation.Verdict.NOT_QUALIFIED),
        only(evaluations, Evaluation.Verdict.NOT_EVALUATED));
  }

  private static List<Evaluation> only(List<Evaluation> all, Evaluation.Verdict verdict) {
    return all.stream().filter(evaluation -> evaluation.verdict() == verdict).toList();
  }
}
