import dev.tramline.processor.TramlineProcessor;
import javax.annotation.processing.Processor;

/** The annotation processor. */
@org.jspecify.annotations.NullMarked
// JavaPoet and AutoService have no module descriptor, only a reserved name.
@SuppressWarnings("requires-automatic")
module dev.tramline.processor {
  requires java.compiler;
  requires com.palantir.javapoet;
  requires static com.google.auto.service;
  requires static org.jspecify;

  provides Processor with
      TramlineProcessor;
}
