package dev.tramline.runtime.generated;

import dev.tramline.runtime.Interceptor;
import dev.tramline.runtime.RunContext;
import java.util.List;

/** One attempt as the interceptor at {@code index} and those after it see it. */
final class InterceptedCall implements Interceptor.Call {

  private final Frame frame;
  private final List<Interceptor> chain;
  private final int index;
  private final List<@Nullable Object> arguments;
  private final ExecCall exec;

  InterceptedCall(
      Frame frame,
      List<Interceptor> chain,
      int index,
      List<@Nullable Object> arguments,
      ExecCall exec) {
    this.frame = frame;
    this.chain = chain;
    this.index = index;
    this.arguments = arguments;
    this.exec = exec;
  }

  @Override
  public RunContext context() {
    return frame;
  }

  @Override
  public List<@Nullable Object> arguments() {
    return arguments;
  }

  @Override
  public @Nullable Object proceed() throws Exception {
    if (index == chain.size()) {
      return frame.attempt(exec);
    }
    return chain
        .get(index)
        .intercept(new InterceptedCall(frame, chain, index + 1, arguments, exec));
  }
}
