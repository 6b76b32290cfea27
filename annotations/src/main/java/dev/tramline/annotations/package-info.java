/**
 * What a user of Tramline writes: the annotations that declare nodes and flows.
 *
 * <p>{@link dev.tramline.annotations.Node} declares a node, and {@link
 * dev.tramline.annotations.Flow} connects nodes to a graph. The annotation processor reads both
 * while {@code javac} runs, proves the graph sound and generates the plain Java that runs it. Here
 * is a whole flow, which drafts an article and revises it until the review has no more remarks:
 *
 * <pre>{@code
 * @Node
 * class Draft {
 *   private final UnaryOperator<String> model;
 *
 *   Draft(UnaryOperator<String> model) {
 *     this.model = model;
 *   }
 *
 *   @Exec
 *   @Retry(attempts = 3, delay = "2s")
 *   @Key("article")
 *   String write(String topic, Optional<String> remark) { // remark may be unset
 *     return model.apply("Write about " + topic + ". " + remark.orElse(""));
 *   }
 * }
 *
 * @Node
 * class Review {
 *   sealed interface Next {
 *     record Revise(String remark) implements Next {} // action "revise", writes key remark
 *
 *     record Publish() implements Next {} // action "publish", writes nothing
 *   }
 *
 *   private final UnaryOperator<String> model;
 *
 *   Review(UnaryOperator<String> model) {
 *     this.model = model;
 *   }
 *
 *   @Exec
 *   String judge(String article) {
 *     return model.apply("Name the worst flaw, or say OK: " + article);
 *   }
 *
 *   @Post
 *   Next route(@Exec String verdict) { // what judge returned
 *     return verdict.equals("OK") ? new Next.Publish() : new Next.Revise(verdict);
 *   }
 * }
 *
 * @Flow
 * interface Writing {
 *   @Key("article")
 *   String about(String topic); // the entry: topic goes in, article comes out
 *
 *   @Transition(to = "review")
 *   Draft draft(); // declared first, so a run starts here
 *
 *   @Transition(value = "revise", to = "draft")
 *   @Exit("publish")
 *   Review review();
 * }
 * }</pre>
 *
 * <p>The generated class runs it: {@code new WritingFlow(new Draft(model), new
 * Review(model)).about("trams")}.
 *
 * <p><b>What lives here:</b> annotations, and nothing else. All have {@code CLASS} retention,
 * because no part of Tramline reads them at run time; they reach class files only so that tools can
 * find them there. A repeatable annotation nests its container, always called {@code Repeated}.
 *
 * <p><b>What must not live here:</b> a dependency of any kind; a type that generated code or a
 * running flow needs, which belongs in {@code dev.tramline.runtime}; annotations by which the
 * processor speaks to itself from one compilation to the next; and rules, which are the
 * processor's. The codes that these pages name, such as TL204, are those of its messages.
 */
package dev.tramline.annotations;
