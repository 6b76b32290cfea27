package dev.tramline.processor.model;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementScanner14;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Which top-level classes are sources of this compilation. Of all others only class files are
 * known, which hold no parameter names.
 */
public final class Sources {

  private final Set<String> names = new HashSet<>();

  /**
   * Notes a root element of a round.
   *
   * @param root the element
   */
  public void add(Element root) {
    if (root instanceof TypeElement type) {
      names.add(type.getQualifiedName().toString());
    }
  }

  /**
   * Tells whether the compiler itself reports what is missing: it does where a source mentions it,
   * but not where only a class file does.
   *
   * @param missing what could not be read
   * @param elements of the processing environment
   * @param types of the processing environment
   * @return whether there is nothing left to report
   */
  public boolean showMissing(UnresolvedTypeException missing, Elements elements, Types types) {
    if (missing.isAnnotationValue()) {
      return true;
    }
    Mentions mentions = new Mentions(new JavaTypes(elements, types));
    for (String name : names) {
      TypeElement type = elements.getTypeElement(name);
      if (type != null) {
        mentions.scan(type);
      }
    }
    return mentions.missing.contains(String.valueOf(missing.getMessage()));
  }

  /** Collects the types that do not exist from everything that a source declares. */
  private static final class Mentions extends ElementScanner14<@Nullable Void, @Nullable Void> {

    private final JavaTypes types;
    private final Set<String> missing = new HashSet<>();

    Mentions(JavaTypes types) {
      this.types = types;
    }

    @Override
    public @Nullable Void visitType(TypeElement type, @Nullable Void unused) {
      collect(type.getSuperclass());
      type.getInterfaces().forEach(this::collect);
      return super.visitType(type, null);
    }

    @Override
    public @Nullable Void visitExecutable(ExecutableElement method, @Nullable Void unused) {
      collect(method.getReturnType());
      return super.visitExecutable(method, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableElement variable, @Nullable Void unused) {
      collect(variable.asType());
      return null;
    }

    private void collect(TypeMirror type) {
      try {
        types.requireResolved(type);
      } catch (UnresolvedTypeException e) {
        missing.add(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Tells whether an element, or the top-level class around it, is compiled from source. */
  boolean contain(Element element) {
    TypeElement outermost = (TypeElement) Enclosing.outermost(element);
    return names.contains(outermost.getQualifiedName().toString());
  }
}
