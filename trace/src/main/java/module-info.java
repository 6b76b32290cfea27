/** What a run did, as a tree, from its events. */
@org.jspecify.annotations.NullMarked
module dev.tramline.trace {
  requires static org.jspecify;
  requires transitive dev.tramline.runtime;

  exports dev.tramline.trace;
}
