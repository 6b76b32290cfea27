/** What users write on nodes and flows, and what the processor notes on what it generates. */
@org.jspecify.annotations.NullMarked
module dev.tramline.annotations {
  requires static org.jspecify;

  exports dev.tramline.annotations;
  exports dev.tramline.annotations.generated;
}
