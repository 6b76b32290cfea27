package dev.tramline.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import dev.tramline.processor.model.Action;
import dev.tramline.processor.model.Contract;
import dev.tramline.processor.model.KeyRead;
import dev.tramline.processor.model.KeyWrite;
import dev.tramline.processor.model.Need;

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
    contract.contains().forEach(name -> annotation.addMember("contains", "$S", name));
    for (KeyRead read : contract.reads()) {
      annotation.addMember("reads", "$S", read.key());
      if (read.need() == Need.NULLABLE) {
        annotation.addMember("nullable", "$S", read.key());
      }
    }
    contract.cells().forEach(cell -> annotation.addMember("cells", "$S", cell.key()));
    contract.actions().forEach(action -> annotation.addMember("actions", "$L", choice(action)));
    return annotation.build();
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
