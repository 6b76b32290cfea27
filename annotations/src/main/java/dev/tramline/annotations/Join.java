package dev.tramline.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a node the place where the branches of a fork meet.
 *
 * <p>It stands on a node method of a {@link Flow}. The node waits for every branch of the fork that
 * leads to it and then runs once. The store it sees is the one from before the fork plus what the
 * branches wrote. A fork without branches goes straight to its join.
 *
 * <p>A fork joins at the nearest join that every path from each of its branches passes, and that no
 * fork inside it takes for itself: inner forks join before outer ones. Where there is none left for
 * the outer fork, it shares the join of the inner one. A fork from whose branches no join can be
 * reached has its branches run to the exit.
 *
 * <pre>{@code
 * @Node
 * class Plan {
 *   @Exec
 *   @Key("place")
 *   String plan(String city) {
 *     return city.strip();
 *   }
 * }
 *
 * @Node
 * class Weather {
 *   @Exec
 *   @Key("weather")
 *   String ask(String place) {
 *     return "Sun in " + place;
 *   }
 * }
 *
 * @Node
 * class News {
 *   @Exec
 *   @Key("news")
 *   String ask(String place) {
 *     return "Trams in " + place;
 *   }
 * }
 *
 * @Node
 * class Write {
 *   @Exec
 *   @Key("briefing")
 *   String write(String weather, String news) {
 *     return weather + ". " + news + ".";
 *   }
 * }
 *
 * @Flow
 * interface Briefing {
 *   @Key("briefing")
 *   String prepare(String city);
 *
 *   @Transition(to = {"weather", "news"})
 *   Plan plan();
 *
 *   @Transition(to = "write")
 *   Weather weather();
 *
 *   @Transition(to = "write")
 *   News news();
 *
 *   @Join
 *   Write write();
 * }
 * }</pre>
 *
 * <p><b>Rejected:</b> a join that no fork leads to, and a fork with a path that reaches an exit, or
 * the fork again, before the nearest common join (TL212); a key that two branches of a static fork
 * write, or that branches write with different types (TL305).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Join {}
