package dev.tramline.processor.check;

import dev.tramline.processor.model.TypeRef;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A type of a small lattice that stands for Java's. */
record FakeType(String text) implements TypeRef {

  static final FakeType OBJECT = new FakeType("Object");
  static final FakeType NUMBER = new FakeType("Number");
  static final FakeType INTEGER = new FakeType("Integer");
  static final FakeType DOUBLE = new FakeType("Double");
  static final FakeType COMPARABLE = new FakeType("Comparable");
  static final FakeType CHARS = new FakeType("CharSequence");
  static final FakeType STRING = new FakeType("String");
  static final FakeType STRINGS = new FakeType("List<String>");
  static final FakeType INTEGERS = new FakeType("List<Integer>");
  static final FakeType STRING_COLLECTION = new FakeType("Collection<String>");

  /** Stands for itself and for lists of itself, where types are not what is tested. */
  static final FakeType ANY = new FakeType("Any");

  /** Can be named in package {@code elsewhere} only. */
  static final FakeType SECRET = new FakeType("Secret");

  private static final Map<FakeType, Set<FakeType>> SUPERTYPES =
      Map.of(
          NUMBER, Set.of(OBJECT),
          COMPARABLE, Set.of(OBJECT),
          CHARS, Set.of(OBJECT),
          INTEGER, Set.of(NUMBER, COMPARABLE),
          DOUBLE, Set.of(NUMBER, COMPARABLE),
          STRING, Set.of(CHARS, COMPARABLE),
          STRING_COLLECTION, Set.of(OBJECT),
          STRINGS, Set.of(STRING_COLLECTION),
          INTEGERS, Set.of(OBJECT),
          SECRET, Set.of(OBJECT));

  /** Lists of {@link #ANY} are of that type themselves. */
  static FakeType listOf(FakeType element) {
    return element.equals(ANY) ? ANY : new FakeType("List<" + element.text() + ">");
  }

  @Override
  public boolean isSubtypeOf(TypeRef other) {
    return equals(other)
        || SUPERTYPES.getOrDefault(this, Set.of()).stream().anyMatch(t -> t.isSubtypeOf(other));
  }

  @Override
  public TypeRef listOf() {
    return listOf(this);
  }

  @Override
  public boolean isContainer() {
    return text.startsWith("List<") || text.startsWith("Collection<") || text.startsWith("Map<");
  }

  @Override
  public Optional<String> hiddenFrom(String packageName) {
    return equals(SECRET) && !packageName.equals("elsewhere")
        ? Optional.of("elsewhere.Secret")
        : Optional.empty();
  }
}
