/** What generated flows call. */
@org.jspecify.annotations.NullMarked
module dev.tramline.runtime {
  requires static jdk.jfr;
  requires static org.jspecify;

  exports dev.tramline.runtime;
  exports dev.tramline.runtime.generated;
}
