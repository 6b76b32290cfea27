package dev.tramline.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads records and sealed interfaces of records: the outcomes of nodes and results of flows. */
final class Records {

  private final JavaTypes types;
  private final Findings findings;
  private final Code misfit;

  /**
   * Creates a reader.
   *
   * @param misfit the code for a component whose type no key can have
   */
  Records(JavaTypes types, Findings findings, Code misfit) {
    this.types = types;
    this.findings = findings;
    this.misfit = misfit;
  }

  /** One record of a sealed interface, with the action it stands for. */
  record Member(String action, DeclaredType type, TypeElement element) {}

  /** A component as a key. */
  record KeyComponent(
      String name,
      TypeMirror declared,
      String key,
      boolean append,
      Presence presence,
      Place place) {}

  static boolean isSealedInterface(TypeElement type) {
    return type.getKind() == ElementKind.INTERFACE && type.getModifiers().contains(Modifier.SEALED);
  }

  /**
   * Lists the records of a sealed interface, those of nested sealed interfaces in their place.
   *
   * @return the members, or what is in the way of reading them as a message
   */
  Result<List<Member>> members(DeclaredType sealed) {
    List<Member> members = new ArrayList<>();
    Optional<String> trouble = collect((TypeElement) sealed.asElement(), members);
    // Of a generic interface only the records that fit its type arguments can come.
    members.removeIf(member -> !types.types().isSubtype(member.type(), sealed));
    return new Result<>(members, trouble);
  }

  /** What was read, and what was wrong with it. */
  record Result<T>(T value, Optional<String> trouble) {}

  private Optional<String> collect(TypeElement sealed, List<Member> members) {
    for (TypeMirror permitted : sealed.getPermittedSubclasses()) {
      types.requireResolved(permitted);
      TypeElement element = (TypeElement) ((DeclaredType) permitted).asElement();
      if (isSealedInterface(element)) {
        Optional<String> trouble = collect(element, members);
        if (trouble.isPresent()) {
          return trouble;
        }
      } else if (element.getKind() != ElementKind.RECORD) {
        return Optional.of(
            ClassRefs.of(element).joined(".")
                + " is no record, as all that implement "
                + ClassRefs.of(sealed).joined(".")
                + " have to be: make it a record");
      } else if (!element.getTypeParameters().isEmpty()) {
        return Optional.of(
            "record " + ClassRefs.of(element).joined(".") + " is generic: give it plain types");
      } else if (members.stream().noneMatch(member -> member.element().equals(element))) {
        members.add(new Member(action(element), (DeclaredType) element.asType(), element));
      }
    }
    return Optional.empty();
  }

  /** Whether a record is of no definite type, so that it can be neither made nor taken apart. */
  static boolean hasWildcard(DeclaredType record) {
    return record.getTypeArguments().stream()
        .anyMatch(argument -> argument.getKind() == TypeKind.WILDCARD);
  }

  /** The action a record stands for, if a sealed interface holds it. */
  private String action(TypeElement record) {
    return Mark.findAll(record, "Transition", types.elements()).stream()
        .findFirst()
        .map(mark -> mark.string("value"))
        .orElseGet(() -> Names.decapitalized(record.getSimpleName().toString()));
  }

  /** Reads the components of a record as keys; TL110 and TL107 are found here. */
  List<KeyComponent> components(DeclaredType record) {
    TypeElement element = (TypeElement) record.asElement();
    List<KeyComponent> components = new ArrayList<>();
    for (RecordComponentElement component : element.getRecordComponents()) {
      TypeMirror declared =
          ((ExecutableType) types.types().asMemberOf(record, component.getAccessor()))
              .getReturnType();
      types.requireResolved(declared);
      components.add(read(element, component, declared));
    }
    return components;
  }

  private KeyComponent read(
      TypeElement record, RecordComponentElement component, TypeMirror declared) {
    Place place = Place.of(field(record, component));
    Optional<Mark> key = mark(component, "Key");
    Optional<Mark> append = mark(component, "Append");
    if (key.isPresent() && append.isPresent()) {
      findings.add(
          Code.TL110,
          place,
          "component "
              + component.getSimpleName()
              + " of "
              + record.getSimpleName()
              + " has both @Key and @Append: a value goes to one key, keep one of them");
    }
    Mark named = append.or(() -> key).orElse(null);
    String name = named == null ? component.getSimpleName().toString() : named.string("value");
    if (named != null) {
      KeyNames.check(name, place, findings);
    }
    Presence.trouble(component, declared, types)
        .ifPresent(
            trouble ->
                findings.add(
                    misfit,
                    place,
                    "component "
                        + component.getSimpleName()
                        + " of "
                        + record.getSimpleName()
                        + " is "
                        + trouble));
    String accessor = component.getSimpleName().toString();
    Presence presence = Presence.of(component, declared, types);
    return new KeyComponent(accessor, declared, name, append.isPresent(), presence, place);
  }

  /** Records from class files keep the annotation on the accessor only, in some compilers. */
  private Optional<Mark> mark(RecordComponentElement component, String annotation) {
    return Mark.find(component, annotation, types.elements())
        .or(() -> Mark.find(component.getAccessor(), annotation, types.elements()));
  }

  /** The field of a component, which compilers can place in the source, unlike the component. */
  private static Element field(TypeElement record, RecordComponentElement component) {
    for (Element member : record.getEnclosedElements()) {
      // A component is itself a variable of that name to some compilers, but in no place.
      if (member.getKind() == ElementKind.FIELD
          && member.getSimpleName().equals(component.getSimpleName())) {
        return member;
      }
    }
    return component;
  }
}
