package dev.tramline.conformance;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** All cases there are, and the tests that are found for them. */
final class Inventory {

  /** The cases of one origin; a group stands here once all its tests do. */
  enum Group {
    POCKETFLOW("P", 56, "PocketFlow"),
    POCKETFLOW_TYPESCRIPT("T", 9, "PocketFlow in TypeScript"),
    POCKETFLOW_FAULTS("Fp", 53, "Known faults of PocketFlow and its ports"),
    BRAINYFLOW("B", 84, "BrainyFlow"),
    BRAINYFLOW_TYPESCRIPT("S", 17, "BrainyFlow in TypeScript"),
    BRAINYFLOW_FAULTS("Fb", 32, "Known faults of BrainyFlow");

    private final String prefix;
    private final int cases;
    private final String title;

    Group(String prefix, int cases, String title) {
      this.prefix = prefix;
      this.cases = cases;
      this.title = title;
    }

    /** {@return the heading of the group in the page} */
    String title() {
      return title;
    }

    /** {@return the ids of all its cases, in order} */
    List<String> ids() {
      return IntStream.rangeClosed(1, cases).mapToObj(number -> prefix + number).toList();
    }
  }

  /**
   * A test of a case.
   *
   * @param about what it says of the case
   * @param method the test itself
   */
  record CaseTest(Case about, Method method) {

    /** {@return the name that the method's has to begin with} */
    String namePrefix() {
      return about.id().toLowerCase(Locale.ROOT) + "_";
    }
  }

  private Inventory() {}

  /** {@return the ids of all groups, in order} */
  static List<String> ids() {
    return Stream.of(Group.values()).flatMap(group -> group.ids().stream()).toList();
  }

  /**
   * {@return every test with a {@link Case} in this package and below, sorted by class and name}
   */
  static List<CaseTest> tests() {
    return ReflectionSupport.findAllClassesInPackage(
            Inventory.class.getPackageName(), type -> true, name -> name.endsWith("Test"))
        .stream()
        .flatMap(type -> testsOf(type).stream())
        .map(method -> new CaseTest(method.getAnnotation(Case.class), method))
        .sorted(Comparator.comparing(test -> test.method().toString()))
        .toList();
  }

  private static List<Method> testsOf(Class<?> type) {
    return ReflectionSupport.findMethods(
        type, method -> method.isAnnotationPresent(Case.class), HierarchyTraversalMode.TOP_DOWN);
  }

  /** {@return the tests by the id of their case; of several for one, the last} */
  static TreeMap<String, CaseTest> testsById() {
    TreeMap<String, CaseTest> byId = new TreeMap<>();
    tests().forEach(test -> byId.put(test.about().id(), test));
    return byId;
  }
}
