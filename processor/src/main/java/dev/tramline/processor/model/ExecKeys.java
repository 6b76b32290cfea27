package dev.tramline.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an exec method writes by itself, through {@code @Key} and {@code @Append}, on every
 * action of its node.
 *
 * @param value what post gets as exec's value; null if there is no exec
 * @param result what the visit returns if there is no post; empty if exec writes no key
 * @param writes the writes
 * @param cell the cell the value travels in because post returns the outcome
 */
record ExecKeys(
    @Nullable TypeMirror value,
    Optional<TypeRef> result,
    List<KeyWrite> writes,
    Optional<String> cell) {

  static ExecKeys read(
      @Nullable ExecutableElement exec,
      @Nullable TypeMirror returned,
      boolean batch,
      JavaTypes types,
      Findings findings) {
    if (exec == null || returned == null) {
      return new ExecKeys(null, Optional.empty(), List.of(), Optional.empty());
    }
    Optional<Mark> key = Mark.find(exec, "Key", types.elements());
    Optional<Mark> append = Mark.find(exec, "Append", types.elements());
    if (returned.getKind() == TypeKind.VOID) {
      append
          .or(() -> key)
          .ifPresent(
              mark ->
                  findings.add(
                      Code.TL107,
                      mark.place(),
                      "@Exec method "
                          + exec.getSimpleName()
                          + " is void and has nothing to write: return the value of the key"));
      return new ExecKeys(returned, Optional.empty(), List.of(), Optional.empty());
    }
    key.or(() -> append)
        .ifPresent(
            mark ->
                Presence.trouble(exec, returned, types)
                    .ifPresent(
                        trouble ->
                            findings.add(
                                Code.TL107,
                                mark.place(),
                                "@Exec method " + exec.getSimpleName() + " returns " + trouble)));
    Presence presence = Presence.of(exec, returned, types);
    TypeMirror value = batch ? types.listOf(types.boxedRef(returned)).mirror() : returned;
    List<KeyWrite> writes = new ArrayList<>();
    key.ifPresent(
        mark -> writes.add(write(mark, presence, batch, false, returned, types, findings)));
    append.ifPresent(
        mark -> writes.add(write(mark, presence, batch, true, returned, types, findings)));
    Optional<TypeRef> result = Optional.empty();
    if (!writes.isEmpty()) {
      boolean plain = !batch && presence.primitive() && presence.need().required();
      result = Optional.of(batch || plain ? types.ref(value) : presence.type());
    }
    return new ExecKeys(value, result, writes, Optional.empty());
  }

  private static KeyWrite write(
      Mark mark,
      Presence presence,
      boolean batch,
      boolean append,
      TypeMirror returned,
      JavaTypes types,
      Findings findings) {
    String key = mark.string("value");
    KeyNames.check(key, mark.place("value"), findings);
    MirrorTypeRef one = batch ? types.boxedRef(returned) : presence.type();
    MirrorTypeRef list = types.listOf(one);
    return new KeyWrite(
        key,
        batch && !append ? list : one,
        batch || append ? list : one,
        append,
        batch ? Need.REQUIRED : presence.need(),
        true,
        batch && append ? KeyWrite.Source.EACH_OF_RESULT : KeyWrite.Source.RESULT,
        "",
        !batch && presence.primitive(),
        mark.place());
  }

  /** Has the value travel in a cell, since the visit will return post's outcome. */
  ExecKeys throughCell(Bindings bindings) {
    if (writes.isEmpty() || result.isEmpty()) {
      return this;
    }
    String name = writes.get(0).key();
    MirrorTypeRef type = (MirrorTypeRef) result.get();
    bindings.cell(name, type);
    List<KeyWrite> moved = new ArrayList<>();
    for (KeyWrite write : writes) {
      moved.add(
          new KeyWrite(
              write.key(),
              write.type(),
              write.listType(),
              write.append(),
              write.need(),
              true,
              write.source() == KeyWrite.Source.RESULT
                  ? KeyWrite.Source.CELL
                  : KeyWrite.Source.EACH_OF_CELL,
              name,
              type.isPrimitive(),
              write.place()));
    }
    return new ExecKeys(value, result, moved, Optional.of(name));
  }
}
