package dev.tramline.examples.structured;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.Surroundings;
import dev.tramline.examples.support.TextFiles;
import dev.tramline.runtime.FlowException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** Reads a résumé from the command line. */
public final class Main {

  private static final int ATTEMPTS = 3;

  private Main() {}

  /**
   * Reads a résumé and exits with 0, with 1 if that failed, or with 2 for wrong arguments.
   *
   * @param args a text file in UTF-8; none for the résumé that comes with the example
   */
  public static void main(String[] args) {
    System.exit(run(args, Surroundings.ofProcess()));
  }

  static int run(String[] args, Surroundings around) {
    if (args.length > 1) {
      return around.misused("Usage: structured-output [a résumé as a text file]");
    }
    String text;
    try {
      text = args.length == 0 ? sample() : TextFiles.read(Path.of(args[0]));
    } catch (IOException e) {
      return around.misused("Cannot read " + e.getMessage());
    }
    try {
      return print(
          parser(around.model(new RuleBasedExtractor())).with(around.options()).parse(text),
          around);
    } catch (FlowException e) {
      return around.failed(e);
    }
  }

  static ResumeParserFlow parser(ChatModel llm) {
    return new ResumeParserFlow(new AskForYaml(llm), new CheckYaml(ATTEMPTS));
  }

  private static String sample() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Main.class.getResourceAsStream("resume.txt"), "resume.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int print(ResumeParser.Result result, Surroundings around) {
    if (!(result instanceof ResumeParser.Result.Parsed parsed)) {
      around.err().println("No valid record in " + ATTEMPTS + " replies. Is this a résumé?");
      return 1;
    }
    Resume resume = parsed.resume();
    PrintStream out = around.out();
    out.printf("%nName:   %s%nE-mail: %s%n", resume.name(), resume.email());
    out.printf("Phone:  %s%nExperience:%n", resume.phone().orElse("none"));
    for (Resume.Position position : resume.experience()) {
      String to = position.to().map(String::valueOf).orElse("today");
      out.printf("  %d to %s: %s, %s%n", position.from(), to, position.title(), position.company());
    }
    out.println("Skills: " + String.join(", ", resume.skills()));
    return 0;
  }
}
