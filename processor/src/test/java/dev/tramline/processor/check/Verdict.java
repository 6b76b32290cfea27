package dev.tramline.processor.check;

import dev.tramline.processor.check.FlowChecks.Checked;
import dev.tramline.processor.model.Finding;
import dev.tramline.processor.model.FlowModel;
import dev.tramline.processor.model.ProvenFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** What the checks say of some flows, in a form that is short to assert. */
final class Verdict {

  private final Checked checked;

  private Verdict(Checked checked) {
    this.checked = checked;
  }

  static Verdict on(FlowSpec... flows) {
    List<FlowModel> models = new ArrayList<>();
    for (FlowSpec flow : flows) {
      models.add(flow.build());
    }
    return new Verdict(FlowChecks.check(models));
  }

  List<Finding> findings() {
    return checked.findings();
  }

  /** Asserts all findings, each as {@code TL204 place}, in order. */
  Verdict is(String... expected) {
    List<String> found = new ArrayList<>();
    for (Finding finding : checked.findings()) {
      found.add(finding.code() + " " + placeOf(finding));
    }
    Assertions.assertThat(found).as(checked.findings()::toString).containsExactly(expected);
    return this;
  }

  /** Asserts that the only finding says all of this. */
  Verdict says(String... texts) {
    Assertions.assertThat(checked.findings()).hasSize(1);
    Assertions.assertThat(checked.findings().get(0).message()).contains(texts);
    return this;
  }

  Verdict proves(String... flows) {
    List<String> names = new ArrayList<>();
    for (String flow : flows) {
      names.add("demo." + flow);
    }
    Assertions.assertThat(checked.proven().keySet()).containsExactlyElementsOf(names);
    return this;
  }

  ProvenFlow proven(String flow) {
    return Objects.requireNonNull(provenOrNull(flow));
  }

  @Nullable ProvenFlow provenOrNull(String flow) {
    return checked.proven().get("demo." + flow);
  }

  static String placeOf(Finding finding) {
    return FakePlace.label(Objects.requireNonNull(finding.place()));
  }
}
