package dev.tramline.processor.check;

import dev.tramline.processor.model.ClassRef;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.FlowModel.Entry;
import dev.tramline.processor.model.FlowModel.FlowNode;
import dev.tramline.processor.model.FlowModel.Output;
import dev.tramline.processor.model.FlowModel.Result;
import dev.tramline.processor.model.FlowModel.Variant;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.Need;
import dev.tramline.processor.model.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds a flow in package {@code demo} with an entry {@code run}. */
final class FlowSpec {

  private final String type;
  private String start = "";
  private boolean endless;
  private final List<FlowNode> nodes = new ArrayList<>();
  private final List<KeyRead> inputs = new ArrayList<>();
  private final Map<String, List<Output>> variants = new LinkedHashMap<>();

  private FlowSpec(String type) {
    this.type = type;
  }

  static FlowSpec flow(String type) {
    return new FlowSpec(type);
  }

  FlowSpec start(String start) {
    this.start = start;
    return this;
  }

  FlowSpec endless() {
    endless = true;
    return this;
  }

  FlowSpec node(NodeSpec node) {
    nodes.add(node.build());
    return this;
  }

  FlowSpec input(String key, TypeRef type) {
    return input(key, type, Need.REQUIRED);
  }

  FlowSpec input(String key, TypeRef type, Need need) {
    inputs.add(new KeyRead(key, type, need, key, false, FakePlace.at("input." + key)));
    return this;
  }

  FlowSpec output(String key, TypeRef type) {
    return output("", key, type, Need.REQUIRED);
  }

  /** Adds an output of a variant, which makes the result sealed unless the variant is "". */
  FlowSpec output(String variant, String key, TypeRef type, Need need) {
    variant(variant);
    String place = variant.isEmpty() ? "output." + key : "output." + variant + "." + key;
    variants.get(variant).add(new Output(key, key, type, need, false, FakePlace.at(place)));
    return this;
  }

  FlowSpec variant(String name) {
    variants.computeIfAbsent(name, absent -> new ArrayList<>());
    return this;
  }

  FlowModel build() {
    ClassRef ref = new ClassRef("demo", List.of(type));
    return new FlowModel(
        ref,
        ref.generated("Flow"),
        true,
        start.isEmpty() && !nodes.isEmpty() ? nodes.get(0).name() : start,
        FakePlace.at("start"),
        1_000_000,
        endless,
        0,
        Integer.MAX_VALUE,
        nodes,
        new Entry("run", inputs, FakePlace.at("entry")),
        result(),
        FakePlace.at("flow"));
  }

  private Result result() {
    if (variants.isEmpty()) {
      return new Result(Result.Kind.VOID, Optional.empty(), false, List.of(variant("", List.of())));
    }
    boolean sealed = !variants.containsKey("");
    return new Result(
        sealed ? Result.Kind.SEALED : Result.Kind.RECORD,
        Optional.of(new FakeType("Result")),
        false,
        variants.entrySet().stream().map(e -> variant(e.getKey(), e.getValue())).toList());
  }

  private static Variant variant(String name, List<Output> outputs) {
    return new Variant(name, Optional.empty(), outputs, FakePlace.at("variant." + name));
  }
}
