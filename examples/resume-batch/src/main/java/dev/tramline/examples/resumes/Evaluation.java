package dev.tramline.examples.resumes;

import dev.tramline.examples.support.ModelReplyException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the model says about one résumé.
 *
 * @param file the résumé
 * @param candidate the name in it; the file's if there is none
 * @param verdict whether the candidate suits
 * @param reason why
 */
public record Evaluation(String file, String candidate, Verdict verdict, String reason) {

  /** What becomes of a candidate. */
  public enum Verdict {
    /** Meets all requirements. */
    QUALIFIED,
    /** Misses one at least. */
    NOT_QUALIFIED,
    /** Nobody knows: a person has to look at the résumé. */
    NOT_EVALUATED
  }

  /** Reads a reply, or says that it is not in the format asked for. */
  static Evaluation parse(String file, String reply) {
    String qualifies = field("QUALIFIES", reply).toLowerCase(Locale.ROOT);
    Verdict verdict =
        switch (qualifies) {
          case "yes" -> Verdict.QUALIFIED;
          case "no" -> Verdict.NOT_QUALIFIED;
          default ->
              throw new ModelReplyException("QUALIFIES is to be yes or no, not: " + qualifies);
        };
    return new Evaluation(file, field("CANDIDATE", reply), verdict, field("REASON", reply));
  }

  /** Models like to set labels in bold. */
  private static String field(String name, String reply) {
    Matcher line =
        Pattern.compile("(?im)^[\\s*]*" + name + "[\\s*]*:[\\s*]*(\\S.*?)[\\s*]*$").matcher(reply);
    if (!line.find()) {
      String start = reply.strip().lines().findFirst().orElse("nothing");
      throw new ModelReplyException(
          "%s is missing in the reply, which begins: %s".formatted(name, start));
    }
    return line.group(1);
  }
}
