package dev.tramline.benchmarks.cycle;

import java.util.List;
import java.util.Map;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.ExtendedState;
import org.springframework.statemachine.StateContext;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.config.StateMachineFactory;
import reactor.core.publisher.Mono;

/**
 * The cycle by Spring Statemachine, without a Spring context: a step is a transition, whose action
 * does the work or whose guard decides, and each takes an event that is waited for. The numbers and
 * the messages are variables of the machine. Each run takes a new machine from the factory.
 */
final class BySpringStatemachine implements Cycle {

  private static final Mono<Message<Event>> NEXT =
      Mono.just(MessageBuilder.withPayload(Event.NEXT).build());

  private final StateMachineFactory<Place, Event> machines;

  private enum Place {
    BEGIN,
    COUNTED,
    MIXED,
    DONE
  }

  private enum Event {
    NEXT
  }

  BySpringStatemachine() throws Exception {
    StateMachineBuilder.Builder<Place, Event> builder = StateMachineBuilder.builder();
    builder
        .configureStates()
        .withStates()
        .initial(Place.BEGIN)
        .state(Place.COUNTED)
        .state(Place.MIXED)
        .end(Place.DONE);
    builder
        .configureTransitions()
        .withExternal()
        .source(Place.BEGIN)
        .target(Place.COUNTED)
        .event(Event.NEXT)
        .action(BySpringStatemachine::count)
        .and()
        .withExternal()
        .source(Place.COUNTED)
        .target(Place.MIXED)
        .event(Event.NEXT)
        .action(BySpringStatemachine::mix)
        .and()
        .withExternal()
        .source(Place.MIXED)
        .target(Place.BEGIN)
        .event(Event.NEXT)
        .guard(context -> left(context.getExtendedState()) > 0)
        .and()
        .withExternal()
        .source(Place.MIXED)
        .target(Place.DONE)
        .event(Event.NEXT)
        .guard(context -> left(context.getExtendedState()) == 0);
    machines = builder.createFactory();
  }

  private static int left(ExtendedState state) {
    return state.get("left", Integer.class);
  }

  private static long sum(ExtendedState state) {
    return state.get("sum", Long.class);
  }

  private static void count(StateContext<Place, Event> context) {
    ExtendedState state = context.getExtendedState();
    state.getVariables().put("left", left(state) - 1);
  }

  private static void mix(StateContext<Place, Event> context) {
    ExtendedState state = context.getExtendedState();
    List<?> messages = state.get("messages", List.class);
    state.getVariables().put("sum", Cycle.mix(sum(state), left(state), messages));
  }

  @Override
  public long run(int left, long sum, List<String> messages) {
    StateMachine<Place, Event> machine = machines.getStateMachine();
    ExtendedState state = machine.getExtendedState();
    state.getVariables().putAll(Map.of("left", left, "sum", sum, "messages", messages));
    machine.startReactively().block();
    while (!machine.isComplete()) {
      machine.sendEvent(NEXT).blockLast();
    }
    return sum(state);
  }
}
