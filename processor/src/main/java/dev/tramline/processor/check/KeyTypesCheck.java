package dev.tramline.processor.check;

import dev.tramline.processor.check.FlowKeys.Carried;
import dev.tramline.processor.check.FlowKeys.Read;
import dev.tramline.processor.check.FlowKeys.Uses;
import dev.tramline.processor.check.FlowKeys.Write;
import dev.tramline.processor.model.Code;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.Place;
import dev.tramline.processor.model.ProvenFlow;
import dev.tramline.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Gives every key its type, or finds that there is none (TL303, of a branch's own key that only its
 * writers disagree about TL305), or none that the flow can name (TL306).
 */
final class KeyTypesCheck {

  private final WiredFlow wired;
  private final Scopes scopes;
  private final SortedMap<String, TypeRef> types = new TreeMap<>();

  /** The types of the keys of branches, by fork. */
  private final List<SortedMap<String, TypeRef>> ofBranches = new ArrayList<>();

  private final List<KeyFinding> findings = new ArrayList<>();
  private final Set<String> spoilt = new HashSet<>();

  private KeyTypesCheck(WiredFlow wired, Scopes scopes) {
    this.wired = wired;
    this.scopes = scopes;
    scopes.forks().forEach(fork -> ofBranches.add(new TreeMap<>()));
  }

  static KeyTypesCheck of(WiredFlow wired, Scopes scopes, FlowKeys keys, Set<String> spoilt) {
    KeyTypesCheck check = new KeyTypesCheck(wired, scopes);
    for (Uses uses : keys.all()) {
      if (!spoilt.contains(uses.key()) && !check.spoilt.contains(uses.key())) {
        check.check(uses);
      }
    }
    return check;
  }

  List<KeyFinding> findings() {
    return findings;
  }

  /** Returns the types of the flow's keys that have one. */
  SortedMap<String, TypeRef> types() {
    return types;
  }

  /** Returns the types of the keys of a fork's branches that have one. */
  SortedMap<String, TypeRef> typesInBranches(int fork) {
    return ofBranches.get(fork);
  }

  private SortedMap<String, TypeRef> types(int scope) {
    return scope == ProvenFlow.NONE ? types : ofBranches.get(scope);
  }

  /** Returns the keys without a type. */
  Set<String> spoilt() {
    return spoilt;
  }

  private void check(Uses uses) {
    List<Site> suppliers = distinct(suppliers(uses));
    List<Site> askers = distinct(askers(uses));
    Optional<Site> chosen = choose(suppliers, askers);
    if (chosen.isEmpty()) {
      spoilt.add(uses.key());
      addConflict(uses, suppliers, askers);
      return;
    }
    Site site = chosen.get();
    types(uses.scope()).put(uses.key(), site.type());
    site.type()
        .hiddenFrom(wired.flow().type().packageName())
        .ifPresent(hidden -> addHidden(uses.key(), site, hidden));
    if (!spoilt.contains(uses.key())) {
      checkHandedOver(uses);
    }
  }

  /** What an adapter hands over as it is the flow holds in a variable of its type. */
  private void checkHandedOver(Uses uses) {
    for (Write write : uses.writes()) {
      Optional<String> hidden =
          write.write().source() == KeyWrite.Source.ACCESSOR
              ? Optional.empty()
              : write.write().type().hiddenFrom(wired.flow().type().packageName());
      if (hidden.isPresent()) {
        addHidden(uses.key(), site(write), hidden.get());
        return;
      }
    }
  }

  /** Returns the declared type that all suppliers fit into and that fits all askers. */
  private static Optional<Site> choose(List<Site> suppliers, List<Site> askers) {
    List<Site> candidates = new ArrayList<>(suppliers);
    candidates.addAll(askers);
    // An appended key is made by the flow itself, as the list that the append declares.
    boolean appended = suppliers.stream().anyMatch(site -> site.role() == Role.APPEND);
    List<Site> valid =
        candidates.stream()
            .filter(site -> !appended || site.role() == Role.APPEND)
            .filter(site -> suppliers.stream().allMatch(supplier -> supplier.fits(site)))
            .filter(site -> askers.stream().allMatch(site::fits))
            .toList();
    return first(valid, site -> site.role() == Role.INPUT)
        .or(() -> first(valid, site -> site.role() == Role.OUTPUT))
        .or(() -> first(valid, site -> valid.stream().allMatch(site::fits)))
        .or(() -> first(valid, site -> true));
  }

  private static Optional<Site> first(List<Site> sites, Predicate<Site> condition) {
    return sites.stream().filter(condition).findFirst();
  }

  private void addConflict(Uses uses, List<Site> suppliers, List<Site> askers) {
    for (Site asker : askers) {
      Optional<Site> supplier = first(suppliers, site -> !site.fits(asker));
      if (supplier.isPresent()) {
        addConflict(Code.TL303, uses.key(), supplier.get(), asker);
        return;
      }
    }
    Code code = uses.scope() == ProvenFlow.NONE ? Code.TL303 : Code.TL305;
    // All that is supplied fits all who ask, so it is two suppliers that do not fit each other.
    for (int i = 1; i < suppliers.size(); i++) {
      Site later = suppliers.get(i);
      Optional<Site> earlier = first(suppliers.subList(0, i), site -> clash(site, later));
      if (earlier.isPresent()) {
        addConflict(code, uses.key(), earlier.get(), later);
        return;
      }
    }
    addConflict(code, uses.key(), suppliers.get(0), suppliers.get(suppliers.size() - 1));
  }

  private static boolean clash(Site one, Site other) {
    return (!one.fits(other) && !other.fits(one))
        || (one.role() == Role.APPEND && !other.fits(one))
        || (other.role() == Role.APPEND && !one.fits(other));
  }

  private void addConflict(Code conflict, String key, Site one, Site other) {
    boolean each = other.role() == Role.EACH;
    String message =
        each
            ? Messages.notOfElements(key, one.text().get(), other.text().get())
            : Messages.typesConflict(
                key, one.text().get(), other.text().get(), one.isNode() || other.isNode());
    Code code = each ? Code.TL109 : conflict;
    findings.add(KeyFinding.of(code, other.position(), key, other.place(), message));
  }

  private void addHidden(String key, Site site, String hidden) {
    spoilt.add(key);
    String message = Messages.hiddenType(wired.flow(), key, site.text().get(), hidden);
    findings.add(KeyFinding.of(Code.TL306, site.position(), key, site.place(), message));
  }

  private List<Site> suppliers(Uses uses) {
    List<Site> sites = new ArrayList<>();
    for (KeyRead input : uses.inputs()) {
      Supplier<String> text = () -> Messages.takes(wired.flow(), input.type());
      sites.add(new Site(Role.INPUT, KeyFinding.ENTRY, input.place(), input.type(), text));
    }
    for (Write write : uses.writes()) {
      sites.add(site(write));
    }
    for (int fork : uses.merges()) {
      sites.add(merge(fork, uses.key()));
    }
    return sites;
  }

  private Site merge(int index, String key) {
    WiredFork fork = scopes.forks().get(index).fork();
    TypeRef type = Objects.requireNonNull(ofBranches.get(index).get(key)).listOf();
    Supplier<String> text = () -> Messages.collects(wired, fork, type);
    return new Site(Role.WRITE, fork.node(), wired.node(fork.node()).place(), type, text);
  }

  private Site site(Write write) {
    Role role = write.write().append() ? Role.APPEND : Role.WRITE;
    Supplier<String> text = () -> Messages.writes(wired.node(write.node()), write.write());
    Place place = wired.node(write.node()).place();
    return new Site(role, write.node(), place, write.write().keyType(), text);
  }

  private List<Site> askers(Uses uses) {
    List<Site> sites = new ArrayList<>();
    for (Read read : uses.reads()) {
      FlowNode node = wired.node(read.node());
      boolean each = node.isItem(read.read());
      Supplier<String> text =
          () ->
              each
                  ? Messages.readsEach(node, node.each().orElseThrow())
                  : Messages.reads(node, read.read());
      Role role = each ? Role.EACH : Role.READ;
      Place place = node.placeOf(read.read());
      sites.add(new Site(role, read.node(), place, read.read().type(), text));
    }
    for (Carried carried : uses.outputs()) {
      TypeRef type = carried.output().type();
      Supplier<String> text = () -> Messages.carries(wired.flow(), carried.variantName(), type);
      Place place = carried.output().place();
      sites.add(new Site(Role.OUTPUT, KeyFinding.RESULT, place, type, text));
    }
    return sites;
  }

  /** Keeps the first site of each type and role, so that many uses of few types are cheap. */
  private static List<Site> distinct(List<Site> sites) {
    List<Site> distinct = new ArrayList<>();
    for (Site site : sites) {
      if (distinct.stream().noneMatch(site::isLike)) {
        distinct.add(site);
      }
    }
    return distinct;
  }

  private enum Role {
    INPUT,
    WRITE,
    APPEND,
    READ,
    EACH,
    OUTPUT
  }

  /**
   * A place that declares a type for a key.
   *
   * @param role what it does with the key
   * @param position the node's index, or that of entry or result in {@link KeyFinding}
   * @param place where to report
   * @param type the type, for an append that of the list
   * @param text says who does what with which type; only asked for a message
   */
  private record Site(Role role, int position, Place place, TypeRef type, Supplier<String> text) {

    /** Whether it is a node that can be given another name for the key. */
    boolean isNode() {
      return role != Role.INPUT && role != Role.OUTPUT;
    }

    boolean fits(Site other) {
      return type.isSubtypeOf(other.type);
    }

    boolean isLike(Site other) {
      return role == other.role && fits(other) && other.fits(this);
    }
  }
}
