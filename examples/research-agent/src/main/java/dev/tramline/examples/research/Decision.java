package dev.tramline.examples.research;

import dev.tramline.examples.support.ModelReplyException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the model decided.
 *
 * @param wantsSearch whether to search once more
 * @param query the words to search for; empty for an answer
 */
public record Decision(boolean wantsSearch, String query) {

  /** Models wrap lines in bold, bullets or quotes, and reason before they conclude. */
  private static final Pattern ACTION =
      Pattern.compile("(?im)^[\\s>*_`#-]*action[\\s*_`]*:[\\s*_`\"]*(search|answer)\\b");

  private static final Pattern QUERY =
      Pattern.compile("(?im)^[\\s>*_`#-]*query[\\s*_`]*:[\\s*_`\"]*(.*?)[\\s*_`\"]*$");

  static Decision answer() {
    return new Decision(false, "");
  }

  static Decision search(String query) {
    return new Decision(true, query);
  }

  /**
   * Reads a reply, of which the last action counts.
   *
   * @throws ModelReplyException if it is not in the format asked for; worth another attempt
   */
  static Decision parse(String reply) {
    String text = reply == null ? "" : reply;
    Matcher action = ACTION.matcher(text);
    int end = -1;
    boolean wantsSearch = false;
    while (action.find()) {
      end = action.end();
      wantsSearch = action.group(1).equalsIgnoreCase("search");
    }
    if (end < 0) {
      throw new ModelReplyException(
          "The model replied neither \"ACTION: search\" nor \"ACTION: answer\" but: " + text);
    }
    if (!wantsSearch) {
      return answer();
    }
    Matcher query = QUERY.matcher(text);
    if (!query.find(end) || query.group(1).isBlank()) {
      throw new ModelReplyException("The model wants to search without a query: " + text);
    }
    return search(query.group(1));
  }

  /** The reply that {@link #parse} reads. */
  String toReply() {
    return wantsSearch ? "ACTION: search\nQUERY: " + query : "ACTION: answer";
  }
}
