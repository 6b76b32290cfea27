package dev.tramline.a2a;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A piece of content in a message or an artifact: text, bytes, a link to a file or JSON. The JSON
 * in it must not be changed once the part is made.
 */
public sealed interface Part {

  /**
   * Returns what kind of content it is.
   *
   * @return the media type, such as {@code text/plain}, if one is given
   */
  Optional<String> mediaType();

  /**
   * Returns the name of the file it is.
   *
   * @return the file name, if one is given
   */
  Optional<String> filename();

  /**
   * Returns what else is said of it.
   *
   * @return may be empty
   */
  JsonObject metadata();

  /**
   * Makes a part of plain text.
   *
   * @param text the text
   * @return a part without media type, file name and metadata
   */
  static Text text(String text) {
    return new Text(text, Optional.empty(), Optional.empty(), new JsonObject());
  }

  /**
   * Makes a part of bytes.
   *
   * @param bytes the content
   * @param mediaType what it is, such as {@code image/png}
   * @return a part without file name and metadata
   */
  static Raw raw(byte[] bytes, String mediaType) {
    return new Raw(bytes, Optional.of(mediaType), Optional.empty(), new JsonObject());
  }

  /**
   * Makes a part that refers to a file.
   *
   * @param url where the file is
   * @param mediaType what it is, such as {@code image/png}
   * @return a part without file name and metadata
   */
  static Url url(String url, String mediaType) {
    return new Url(url, Optional.of(mediaType), Optional.empty(), new JsonObject());
  }

  /**
   * Makes a part of JSON.
   *
   * @param data any JSON value
   * @return a part without media type, file name and metadata
   */
  static Data data(JsonElement data) {
    return new Data(data, Optional.empty(), Optional.empty(), new JsonObject());
  }

  /**
   * Text.
   *
   * @param text the text
   * @param mediaType its media type, if given
   * @param filename its file name, if given
   * @param metadata what else is said of it
   */
  record Text(
      String text, Optional<String> mediaType, Optional<String> filename, JsonObject metadata)
      implements Part {

    /** Checks that nothing is null. */
    public Text {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(mediaType, "mediaType");
      Objects.requireNonNull(filename, "filename");
      Objects.requireNonNull(metadata, "metadata");
    }
  }

  /**
   * Bytes.
   *
   * @param bytes the content, copied on the way in and out
   * @param mediaType its media type, if given
   * @param filename its file name, if given
   * @param metadata what else is said of it
   */
  // What arrays lack in a record is written out: copies, equality and a short text.
  @SuppressWarnings("ArrayRecordComponent")
  record Raw(
      byte[] bytes, Optional<String> mediaType, Optional<String> filename, JsonObject metadata)
      implements Part {

    /** Copies the bytes. */
    public Raw {
      bytes = bytes.clone();
      Objects.requireNonNull(mediaType, "mediaType");
      Objects.requireNonNull(filename, "filename");
      Objects.requireNonNull(metadata, "metadata");
    }

    @Override
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Raw that
          && Arrays.equals(bytes, that.bytes)
          && mediaType.equals(that.mediaType)
          && filename.equals(that.filename)
          && metadata.equals(that.metadata);
    }

    @Override
    public int hashCode() {
      return Objects.hash(Arrays.hashCode(bytes), mediaType, filename, metadata);
    }

    @Override
    public String toString() {
      return "Raw[" + bytes.length + " bytes, " + mediaType + ", " + filename + "]";
    }
  }

  /**
   * A link to a file.
   *
   * @param url where the file is
   * @param mediaType its media type, if given
   * @param filename its file name, if given
   * @param metadata what else is said of it
   */
  record Url(String url, Optional<String> mediaType, Optional<String> filename, JsonObject metadata)
      implements Part {

    /** Checks that nothing is null. */
    public Url {
      Objects.requireNonNull(url, "url");
      Objects.requireNonNull(mediaType, "mediaType");
      Objects.requireNonNull(filename, "filename");
      Objects.requireNonNull(metadata, "metadata");
    }
  }

  /**
   * JSON.
   *
   * @param data any JSON value, {@code null} of JSON included
   * @param mediaType its media type, if given
   * @param filename its file name, if given
   * @param metadata what else is said of it
   */
  record Data(
      JsonElement data, Optional<String> mediaType, Optional<String> filename, JsonObject metadata)
      implements Part {

    /** Checks that nothing is null. */
    public Data {
      Objects.requireNonNull(data, "data");
      Objects.requireNonNull(mediaType, "mediaType");
      Objects.requireNonNull(filename, "filename");
      Objects.requireNonNull(metadata, "metadata");
    }
  }
}
