package dev.tramline.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import dev.tramline.processor.model.Action;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.Need;
import java.util.List;

/** Writes a contract as the annotation from which other compilations read it back. */
final class ContractAnnotation {

  private ContractAnnotation() {}

  static AnnotationSpec of(Contract contract) {
    AnnotationSpec.Builder annotation =
        AnnotationSpec.builder(TypeNames.CONTRACT)
            .addMember("fingerprint", "$S", contract.fingerprint());
    if (contract.hasExec()) {
      annotation.addMember("hasExec", "true");
    }
    if (contract.forks()) {
      annotation.addMember("forks", "true");
    }
    add(annotation, "contains", contract.contains());
    add(annotation, "reads", contract.reads().stream().map(KeyRead::key).toList());
    for (int i = 0; i < contract.reads().size(); i++) {
      if (contract.reads().get(i).need() == Need.NULLABLE) {
        annotation.addMember("nullable", "$L", i);
      }
    }
    add(annotation, "cells", contract.cells().stream().map(Contract.Cell::key).toList());
    contract.actions().forEach(action -> annotation.addMember("actions", "$L", choice(action)));
    return annotation.build();
  }

  private static void add(AnnotationSpec.Builder annotation, String member, List<String> names) {
    if (!names.isEmpty()) {
      annotation.addMember(member, "$L", strings(names));
    }
  }

  /** An array of strings on one line, where JavaPoet would give each a line of its own. */
  static CodeBlock strings(List<String> names) {
    CodeBlock values =
        names.stream().map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(",$W"));
    return names.size() == 1 ? values : CodeBlock.of("{$L}", values);
  }

  private static AnnotationSpec choice(Action action) {
    AnnotationSpec.Builder choice =
        AnnotationSpec.builder(TypeNames.CHOICE).addMember("name", "$S", action.name());
    action.writes().forEach(write -> choice.addMember("writes", "$L", write(write)));
    return choice.build();
  }

  private static AnnotationSpec write(KeyWrite write) {
    AnnotationSpec.Builder annotation =
        AnnotationSpec.builder(TypeNames.WRITE)
            .addMember("key", "$S", write.key())
            .addMember("source", "$S", write.source().name());
    if (!write.accessor().isEmpty()) {
      annotation.addMember("accessor", "$S", write.accessor());
    }
    if (write.append()) {
      annotation.addMember("append", "true");
    }
    if (!write.need().required()) {
      annotation.addMember("optional", "true");
    }
    if (!write.promised()) {
      annotation.addMember("promised", "false");
    }
    return annotation.build();
  }
}
