package dev.tramline.examples.resilience;

import dev.tramline.runtime.Interceptor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what exec returned, for the next time that the same node is called with equal arguments. So
 * all arguments need an {@code equals} that tells, as records have.
 *
 * <p>It never forgets, and two who ask the same at the same moment both ask: a real cache may do
 * better in both.
 */
final class Cache implements Interceptor {

  private final Map<Question, Object> known = new ConcurrentHashMap<>();

  private record Question(String node, List<@Nullable Object> arguments) {}

  @Override
  public @Nullable Object intercept(Call call) throws Exception {
    Question question = new Question(call.context().node(), call.arguments());
    Object answer = known.get(question);
    if (answer == null) {
      answer = call.proceed();
      if (answer != null) {
        known.put(question, answer);
      }
    }
    return answer;
  }
}
