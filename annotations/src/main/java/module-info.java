/** What users write on nodes and flows. */
@org.jspecify.annotations.NullMarked
module dev.tramline.annotations {
  requires static org.jspecify;

  exports dev.tramline.annotations;
}
