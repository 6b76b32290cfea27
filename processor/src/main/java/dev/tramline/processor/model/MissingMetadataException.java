package dev.tramline.processor.model;

/** A class file that should come with a generated class of ours does not. */
final class MissingMetadataException extends Exception {

  private static final long serialVersionUID = 1L;

  MissingMetadataException(ClassRef adapter) {
    super(adapter.qualifiedName());
  }
}
