package dev.tramline.examples.structured;

import dev.langchain4j.model.chat.ChatModel;
import dev.tramline.examples.support.ChatModels;
import dev.tramline.examples.support.Console;
import dev.tramline.examples.support.StepPrinter;
import dev.tramline.runtime.FlowException;
import dev.tramline.runtime.RunClock;
import dev.tramline.runtime.RunOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
    System.exit(
        run(
            args,
            Console.standardOutput(),
            Console.standardError(),
            System.getenv(),
            RunClock.system()));
  }

  static int run(
      String[] args, PrintStream out, PrintStream err, Map<String, String> env, RunClock clock) {
    if (args.length > 1) {
      err.println("Usage: structured-output [a résumé as a text file]");
      return 2;
    }
    String text;
    try {
      text = args.length == 0 ? sample() : Files.readString(Path.of(args[0]));
    } catch (IOException e) {
      err.println("Cannot read the file, is it text in UTF-8? " + e);
      return 2;
    }
    out.println(ChatModels.describe(env));
    try {
      return print(
          parser(ChatModels.fromEnvironment(env, new RuleBasedExtractor()))
              .with(RunOptions.builder().clock(clock).listener(new StepPrinter(out)).build())
              .parse(text),
          out,
          err);
    } catch (FlowException e) {
      err.println(ChatModels.explain(e.getCause() == null ? e : e.getCause(), env));
      return 1;
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

  private static int print(ResumeParser.Result result, PrintStream out, PrintStream err) {
    if (!(result instanceof ResumeParser.Result.Parsed parsed)) {
      err.println("No valid record in " + ATTEMPTS + " replies. Is this a résumé?");
      return 1;
    }
    Resume resume = parsed.resume();
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
