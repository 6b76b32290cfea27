package dev.tramline.a2a.server;

import com.google.gson.JsonElement;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.Part;
import dev.tramline.a2a.Task;
import java.util.List;
import java.util.Map;

/** Says about how much memory tasks take, so that clients cannot have all of it. */
final class Sizes {

  /** What the objects around a text take, about. */
  private static final long EACH = 100;

  private Sizes() {}

  /** Returns how many characters and bytes a task has. */
  static long of(Task task) {
    long size = EACH + history(task.history()) + json(task.metadata());
    for (Message message : task.status().message().stream().toList()) {
      size += message(message);
    }
    for (Artifact artifact : task.artifacts()) {
      size += EACH + parts(artifact.parts()) + json(artifact.metadata());
    }
    return size;
  }

  /** Returns how many characters and bytes messages have. */
  static long history(List<Message> messages) {
    long size = 0;
    for (Message message : messages) {
      size += message(message);
    }
    return size;
  }

  private static long message(Message message) {
    return EACH
        + message.messageId().length()
        + parts(message.parts())
        + texts(message.extensions())
        + texts(message.referenceTaskIds())
        + json(message.metadata());
  }

  private static long texts(List<String> texts) {
    long size = 0;
    for (String text : texts) {
      size += EACH + text.length();
    }
    return size;
  }

  private static long parts(List<Part> parts) {
    long size = 0;
    for (Part part : parts) {
      size += EACH + content(part) + json(part.metadata());
    }
    return size;
  }

  private static long content(Part part) {
    if (part instanceof Part.Text text) {
      return text.text().length();
    } else if (part instanceof Part.Raw raw) {
      return raw.bytes().length;
    } else if (part instanceof Part.Url url) {
      return url.url().length();
    }
    return json(((Part.Data) part).data());
  }

  private static long json(JsonElement json) {
    long size = EACH;
    if (json.isJsonObject()) {
      for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject().entrySet()) {
        size += entry.getKey().length() + json(entry.getValue());
      }
    } else if (json.isJsonArray()) {
      for (JsonElement element : json.getAsJsonArray()) {
        size += json(element);
      }
    } else if (json.isJsonPrimitive()) {
      size += json.getAsString().length();
    }
    return size;
  }
}
