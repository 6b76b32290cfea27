package dev.tramline.examples.tutorial;

import dev.tramline.runtime.RunContext;
import java.util.List;

/**
 * Who understands source code. The nodes ask; the answers are records, valid as the methods say,
 * whoever gives them. Safe for several threads: chapters are written side by side.
 *
 * <p>Each method takes the context of the attempt that asks: it {@linkplain RunContext#emit emits}
 * what the user should know, and from the second {@linkplain RunContext#attempt() attempt} on
 * nothing that was remembered of earlier runs may be the answer again.
 */
public interface Analyst {

  /**
   * Finds the abstractions that one must know to understand the project.
   *
   * @param codebase the project
   * @param limit how many at most
   * @param run the attempt that asks
   * @return at least one, with names that differ, the most important first
   * @throws TutorialException if there is nothing to find
   */
  List<Abstraction> identify(Codebase codebase, int limit, RunContext run);

  /**
   * Finds out how abstractions work together.
   *
   * @param codebase the project
   * @param abstractions what {@link #identify} returned
   * @param run the attempt that asks
   * @return relationships between different ones of them
   */
  Relationships relate(Codebase codebase, List<Abstraction> abstractions, RunContext run);

  /**
   * Chooses the order to explain abstractions in.
   *
   * @param abstractions what {@link #identify} returned
   * @param relationships what {@link #relate} returned
   * @param run the attempt that asks
   * @return all of them, in reading order
   */
  List<Abstraction> order(
      List<Abstraction> abstractions, Relationships relationships, RunContext run);

  /**
   * Writes a chapter.
   *
   * @param codebase the project
   * @param outline the whole tutorial, to say where the reader comes from and goes to
   * @param chapter which chapter
   * @param run the attempt that asks
   * @return Markdown, without the chapter's heading; files that it links to are chapters
   */
  String write(Codebase codebase, Outline outline, Chapter chapter, RunContext run);
}
