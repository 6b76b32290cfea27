package dev.tramline.processor.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * A type of the compilation. Good for one round.
 *
 * @param mirror the type as the compiler sees it; primitives are kept, though compared boxed
 * @param types what compares it
 */
public record MirrorTypeRef(TypeMirror mirror, JavaTypes types) implements TypeRef {

  @Override
  public String text() {
    return mirror.accept(new Text(false), null);
  }

  /**
   * Returns the type with its packages, for fingerprints.
   *
   * @return for example {@code java.util.List<java.lang.String>}
   */
  public String qualifiedText() {
    return mirror.accept(new Text(true), null);
  }

  /**
   * Tells whether the type is primitive.
   *
   * @return true for {@code int} and its like
   */
  public boolean isPrimitive() {
    return mirror.getKind().isPrimitive();
  }

  /**
   * Collects the top-level classes of a package that the type mentions.
   *
   * @param packageName the package
   * @param names where to add their simple names
   */
  public void addTopLevel(String packageName, Set<String> names) {
    mirror.accept(
        new SimpleTypeVisitor14<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitDeclared(DeclaredType type, @Nullable Void unused) {
            ClassRef name = ClassRefs.of((TypeElement) type.asElement());
            if (name.packageName().equals(packageName)) {
              names.add(name.simpleNames().get(0));
            }
            for (TypeMirror argument : type.getTypeArguments()) {
              argument.accept(this, null);
            }
            return null;
          }

          @Override
          public @Nullable Void visitArray(ArrayType type, @Nullable Void unused) {
            return type.getComponentType().accept(this, null);
          }

          @Override
          public @Nullable Void visitWildcard(WildcardType type, @Nullable Void unused) {
            TypeMirror bound =
                type.getExtendsBound() != null ? type.getExtendsBound() : type.getSuperBound();
            return bound == null ? null : bound.accept(this, null);
          }
        },
        null);
  }

  @Override
  public boolean isSubtypeOf(TypeRef other) {
    return types.isSubtype(mirror, ((MirrorTypeRef) other).mirror);
  }

  @Override
  public TypeRef listOf() {
    return types.listOf(this);
  }

  @Override
  public boolean isContainer() {
    return types.isSubtype(mirror, "java.util.Collection")
        || types.isSubtype(mirror, "java.util.Map");
  }

  @Override
  public Optional<String> hiddenFrom(String packageName) {
    return Optional.ofNullable(mirror.accept(new Hidden(), packageName));
  }

  /** Writes a type as source text. */
  private static final class Text extends SimpleTypeVisitor14<String, Void> {

    private final boolean qualified;

    Text(boolean qualified) {
      this.qualified = qualified;
    }

    @Override
    public String visitDeclared(DeclaredType type, Void unused) {
      TypeElement element = (TypeElement) type.asElement();
      StringBuilder text =
          new StringBuilder(
              qualified
                  ? element.getQualifiedName().toString()
                  : ClassRefs.of(element).joined("."));
      if (!type.getTypeArguments().isEmpty()) {
        text.append('<');
        String separator = "";
        for (TypeMirror argument : type.getTypeArguments()) {
          text.append(separator).append(argument.accept(this, null));
          separator = ", ";
        }
        text.append('>');
      }
      return text.toString();
    }

    @Override
    public String visitArray(ArrayType type, Void unused) {
      return type.getComponentType().accept(this, null) + "[]";
    }

    @Override
    public String visitWildcard(WildcardType type, Void unused) {
      if (type.getExtendsBound() != null) {
        return "? extends " + type.getExtendsBound().accept(this, null);
      }
      return type.getSuperBound() == null
          ? "?"
          : "? super " + type.getSuperBound().accept(this, null);
    }

    @Override
    protected String defaultAction(TypeMirror type, Void unused) {
      return type.getKind().isPrimitive()
          ? type.getKind().name().toLowerCase(Locale.ROOT)
          : type.toString();
    }
  }

  /** Finds a class that a package cannot name; null if there is none. */
  private static final class Hidden extends SimpleTypeVisitor14<@Nullable String, String> {

    @Override
    public @Nullable String visitDeclared(DeclaredType type, String packageName) {
      for (Element e = type.asElement(); e instanceof TypeElement; e = Enclosing.of(e)) {
        if (!isVisible(e, packageName)) {
          return e.getSimpleName().toString();
        }
      }
      for (TypeMirror argument : type.getTypeArguments()) {
        String hidden = argument.accept(this, packageName);
        if (hidden != null) {
          return hidden;
        }
      }
      return null;
    }

    private static boolean isVisible(Element type, String packageName) {
      if (type.getModifiers().contains(Modifier.PUBLIC)) {
        return true;
      }
      if (type.getModifiers().contains(Modifier.PRIVATE)) {
        return false;
      }
      return Enclosing.packageName(type).equals(packageName);
    }

    @Override
    public @Nullable String visitArray(ArrayType type, String packageName) {
      return type.getComponentType().accept(this, packageName);
    }

    @Override
    public @Nullable String visitWildcard(WildcardType type, String packageName) {
      TypeMirror bound =
          type.getExtendsBound() != null ? type.getExtendsBound() : type.getSuperBound();
      return bound == null ? null : bound.accept(this, packageName);
    }

    @Override
    protected @Nullable String defaultAction(TypeMirror type, String packageName) {
      return type.getKind() == TypeKind.TYPEVAR ? type.toString() : null;
    }
  }
}
