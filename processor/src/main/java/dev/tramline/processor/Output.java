package dev.tramline.processor;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.tramline.processor.generate.Environment;
import dev.tramline.processor.generate.MermaidDiagram;
import dev.tramline.processor.model.ClassRef;
import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.Place;
import dev.tramline.processor.model.ProvenFlow;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Writes generated files, each with the one element it originates from. */
final class Output {

  private static final String MARKER = "dev.tramline.annotations.generated.GeneratedContract";

  private final Filer filer;
  private final Elements elements;
  private final Map<String, String> written = new HashMap<>();

  Output(Filer filer, Elements elements) {
    this.filer = filer;
    this.elements = elements;
  }

  /** Finds out what code generated beside an element may refer to. */
  Environment environment(Element element) {
    ModuleElement module = elements.getModuleOf(element);
    return new Environment(
        isVisible(module, "javax.annotation.processing.Generated"),
        isVisible(module, "org.jspecify.annotations.NullMarked")
            && isVisible(module, "org.jspecify.annotations.NullUnmarked"));
  }

  private boolean isVisible(@Nullable ModuleElement module, String name) {
    return module == null
        ? elements.getTypeElement(name) != null
        : elements.getTypeElement(module, name) != null;
  }

  /** Finds TL112: the name of the class to write belongs to something else. */
  Optional<Finding> nameTaken(ClassRef generated, TypeElement origin, boolean isSource) {
    String name = generated.qualifiedName();
    String other = written.get(name);
    if (other == null && isSource) {
      other = name;
    }
    if (other == null || other.equals(origin.getQualifiedName().toString())) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Code.TL112,
            Place.of(origin),
            "the class generated for "
                + origin.getQualifiedName()
                + " would be "
                + name
                + ", but "
                + (other.equals(name) ? "a class of that name exists" : other + " claims that name")
                + ": rename one of them"));
  }

  /** Tells whether a class of that name is there and was not written by us. */
  boolean isForeign(ClassRef generated) {
    TypeElement found = elements.getTypeElement(generated.qualifiedName());
    return found != null && !written.containsKey(generated.qualifiedName()) && !isOurs(found);
  }

  /** An earlier compilation's output may lie on the class path: it will be replaced. */
  private static boolean isOurs(Element type) {
    for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
      Element annotation = mirror.getAnnotationType().asElement();
      if (((TypeElement) annotation).getQualifiedName().contentEquals(MARKER)) {
        return true;
      }
    }
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof TypeElement && isOurs(member)) {
        return true;
      }
    }
    return false;
  }

  /** Writes a class. Some environments ask twice for the same file; the first one stands. */
  void write(ClassRef generated, TypeSpec type, TypeElement origin) throws IOException {
    written.put(generated.qualifiedName(), origin.getQualifiedName().toString());
    TypeSpec originating =
        type.toBuilder()
            .addOriginatingElement(origin)
            .alwaysQualify(hiddenJavaLang(origin))
            .build();
    JavaFile file =
        JavaFile.builder(generated.packageName(), originating)
            .skipJavaLangImports(true)
            .indent("  ")
            .build();
    try {
      file.writeTo(filer);
    } catch (FilerException e) {
      if (elements.getTypeElement(generated.qualifiedName()) == null) {
        throw e;
      }
    }
  }

  /** A user's own class {@code Error} hides that of {@code java.lang} in the whole package. */
  private String[] hiddenJavaLang(TypeElement origin) {
    List<String> hidden = new ArrayList<>();
    for (Element sibling : elements.getPackageOf(origin).getEnclosedElements()) {
      String name = sibling.getSimpleName().toString();
      if (elements.getTypeElement("java.lang." + name) != null) {
        hidden.add(name);
      }
    }
    return hidden.toArray(new String[0]);
  }

  /** Writes the diagram of a flow beside the classes. */
  void writeDiagram(ProvenFlow proven, TypeElement origin) throws IOException {
    String name = "META-INF/tramline/" + proven.flow().type().qualifiedName() + ".mmd";
    try (Writer writer =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", name, origin).openWriter()) {
      for (String line : MermaidDiagram.lines(proven)) {
        writer.write(line + "\n");
      }
    } catch (FilerException e) {
      // The same environments ask twice for resources as well; the text would be the same.
      if (!written.containsKey(proven.flow().generated().qualifiedName())) {
        throw e;
      }
    }
  }
}
