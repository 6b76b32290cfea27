package dev.tramline.processor.generate;

import com.palantir.javapoet.CodeBlock;

/** Writes the statements by which a visit refuses what breaks the contract of its node. */
final class FrameChecks {

  private FrameChecks() {}

  /**
   * Fails the node if a key would be null, which no primitive is.
   *
   * @param stage the constant of the stage that yields the value
   * @param key the key
   * @param value the value
   */
  static CodeBlock requireKey(String stage, String key, CodeBlock value) {
    return CodeBlock.builder()
        .beginControlFlow("if ($L == null)", value)
        .addStatement("throw frame.nullKey($T.$L, $S)", TypeNames.STAGE, stage, key)
        .endControlFlow()
        .build();
  }

  /**
   * Fails the node if a method returned null.
   *
   * @param stage the constant of the stage
   * @param method what the message calls the method
   * @param value what it returned
   */
  static CodeBlock requireResult(String stage, String method, String value) {
    return CodeBlock.builder()
        .beginControlFlow("if ($L == null)", value)
        .addStatement("throw frame.nullResult($T.$L, $S)", TypeNames.STAGE, stage, method)
        .endControlFlow()
        .build();
  }

  /** Fails the node for what post did. */
  static CodeBlock brokenPost(String message) {
    return CodeBlock.builder()
        .addStatement("throw frame.broken($T.POST, $S)", TypeNames.STAGE, message)
        .build();
  }
}
