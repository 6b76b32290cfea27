package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs an {@link Exec} method once for each item that {@link Prep} returned.
 *
 * <p>It stands on the exec method of a node. Prep returns an {@code Iterable}, an {@code Iterator},
 * a {@code Stream} (closed afterwards) or an array; exec has exactly one {@link Prep} parameter,
 * which is the item. The results become one {@code List} in the order of the items: the {@code
 * Exec} parameter of post, or the {@link Key} on exec. {@link Retry} and {@link Fallback} work on
 * the single item. The items do not count as steps of {@link Flow#maxSteps()}.
 *
 * <pre>{@code
 * @Node
 * class SummarizeChapters {
 *   @Prep
 *   java.util.List<String> split(String book) {
 *     return java.util.List.of(book.split("\f"));
 *   }
 *
 *   @Exec
 *   @Batch
 *   @Key("summaries")
 *   String summarize(@Prep String chapter) {
 *     return chapter.substring(0, Math.min(80, chapter.length()));
 *   }
 * }
 * }</pre>
 *
 * <p><b>Rejected:</b> a prep that returns none of the types above, or items of another type than
 * exec takes (TL109); a concurrency below 1 (TL107).
 *
 * @see Each
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Batch {

  /**
   * {@return the greatest number of items in work at the same time}
   *
   * <p>The default, 1, takes them one after another on the thread of the run. A greater one takes
   * so many at once, each on a thread of its own: a virtual one on Java 21 and later, or one of the
   * executor in the options of the run. The first item that fails for good stops the others. A
   * source that is read lazily is never read further ahead than this bound. Less than 1 is rejected
   * (TL107).
   */
  int concurrency() default 1;
}
