package dev.tramline.processor.generate;

import com.palantir.javapoet.CodeBlock;
import dev.tramline.processor.model.Retry;
import dev.tramline.processor.model.TypeRef;
import java.util.List;
import java.util.Optional;

/** Writes retry policies as expressions. */
final class Retries {

  private Retries() {}

  /** The policy of a node's own, with the limit on each attempt, 0 for none. */
  static CodeBlock policy(Optional<Retry> retry, long timeoutNanos) {
    CodeBlock policy = policy(retry);
    return timeoutNanos == 0
        ? policy
        : CodeBlock.of("$L.timeout($LL)", policy, Labels.number(timeoutNanos));
  }

  static CodeBlock policy(Optional<Retry> retry) {
    if (retry.isEmpty()) {
      return CodeBlock.of("$T.NONE", TypeNames.RETRY_POLICY);
    }
    Retry values = retry.get();
    CodeBlock.Builder policy =
        CodeBlock.builder()
            .add(
                "new $T($L, $LL, $L, $LL, $L)",
                TypeNames.RETRY_POLICY,
                values.attempts(),
                Labels.number(values.delayNanos()),
                values.backoff(),
                Labels.number(values.maxDelayNanos()),
                values.jitter());
    types(policy, "on", values.on());
    types(policy, "abortOn", values.abortOn());
    return policy.build();
  }

  private static void types(CodeBlock.Builder policy, String method, List<TypeRef> types) {
    if (types.isEmpty()) {
      return;
    }
    policy.add(".$L(", method);
    String separator = "";
    for (TypeRef type : types) {
      policy.add("$L$T.class", separator, TypeNames.of(type));
      separator = ", ";
    }
    policy.add(")");
  }
}
