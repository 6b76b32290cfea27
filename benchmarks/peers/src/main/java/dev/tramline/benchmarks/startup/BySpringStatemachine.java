package dev.tramline.benchmarks.startup;

import java.util.ArrayList;
import java.util.List;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import reactor.core.publisher.Mono;

/** The agent by Spring Statemachine, without a Spring context: searches are transitions. */
final class BySpringStatemachine {

  private BySpringStatemachine() {}

  private enum Place {
    DECIDE,
    SEARCHED,
    ANSWERED
  }

  private enum Event {
    NEXT
  }

  public static void main(String[] args) throws Exception {
    List<String> notes = new ArrayList<>();
    StateMachineBuilder.Builder<Place, Event> builder = StateMachineBuilder.builder();
    builder
        .configureStates()
        .withStates()
        .initial(Place.DECIDE)
        .state(Place.SEARCHED)
        .end(Place.ANSWERED);
    builder
        .configureTransitions()
        .withExternal()
        .source(Place.DECIDE)
        .target(Place.SEARCHED)
        .event(Event.NEXT)
        .guard(context -> StandIns.wantsSearch(notes))
        .action(context -> notes.add(StandIns.search(StandIns.QUESTION, notes)))
        .and()
        .withExternal()
        .source(Place.SEARCHED)
        .target(Place.DECIDE)
        .event(Event.NEXT)
        .and()
        .withExternal()
        .source(Place.DECIDE)
        .target(Place.ANSWERED)
        .event(Event.NEXT)
        .guard(context -> !StandIns.wantsSearch(notes))
        .action(
            context ->
                context
                    .getExtendedState()
                    .getVariables()
                    .put("answer", StandIns.answer(StandIns.QUESTION, notes)));
    StateMachine<Place, Event> machine = builder.build();
    machine.startReactively().block();
    Message<Event> next = MessageBuilder.withPayload(Event.NEXT).build();
    while (!machine.isComplete()) {
      machine.sendEvent(Mono.just(next)).blockLast();
    }
    System.out.println(machine.getExtendedState().get("answer", String.class));
  }
}
