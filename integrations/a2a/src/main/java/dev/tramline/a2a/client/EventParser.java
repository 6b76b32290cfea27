package dev.tramline.a2a.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Takes server-sent events out of bytes, which may be cut anywhere. Lines end with CR, LF or both;
 * of the fields only {@code data} counts.
 */
final class EventParser {

  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF"; // its three bytes

  private final String place;
  private final int maxBytes;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private boolean afterCarriageReturn;
  private boolean begun;

  /**
   * Starts with no bytes.
   *
   * @param place where they come from, for messages
   * @param maxBytes how large an event, or a comment, may be
   */
  EventParser(String place, int maxBytes) {
    this.place = place;
    this.maxBytes = maxBytes;
  }

  /**
   * Takes bytes up to the end of an event, or all of them.
   *
   * @return the data of the event that they end; empty if none ends
   * @throws InvalidResponseException if an event is too large
   */
  Optional<byte[]> take(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      boolean secondHalf = afterCarriageReturn && next == '\n';
      afterCarriageReturn = next == '\r';
      if (secondHalf) {
        continue;
      }
      if (next != '\r' && next != '\n') {
        line.write(next);
        if (line.size() > maxBytes - data.size()) {
          throw new InvalidResponseException(
              "an event of " + place + " is longer than " + maxBytes + " bytes", null);
        }
      } else {
        Optional<byte[]> event = endOfLine();
        if (event.isPresent()) {
          return event;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<byte[]> endOfLine() {
    // Each byte becomes one character and back, so that no character of the text is cut.
    String text = line.toString(StandardCharsets.ISO_8859_1);
    line.reset();
    if (!begun && text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(BYTE_ORDER_MARK.length());
    }
    begun = true;
    if (text.isEmpty()) {
      return endOfEvent();
    }
    if (text.startsWith("data:")) {
      int start = text.startsWith("data: ") ? 6 : 5;
      data.writeBytes(text.substring(start).getBytes(StandardCharsets.ISO_8859_1));
      data.write('\n');
    }
    return Optional.empty();
  }

  private Optional<byte[]> endOfEvent() {
    if (data.size() == 0) {
      return Optional.empty();
    }
    byte[] event = data.toByteArray();
    data.reset();
    return Optional.of(event);
  }
}
