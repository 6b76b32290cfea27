package dev.tramline.benchmarks.cycle;

import com.yomahub.liteflow.builder.LiteFlowNodeBuilder;
import com.yomahub.liteflow.builder.el.LiteFlowChainELBuilder;
import com.yomahub.liteflow.core.FlowExecutor;
import com.yomahub.liteflow.core.FlowExecutorHolder;
import com.yomahub.liteflow.core.NodeBooleanComponent;
import com.yomahub.liteflow.core.NodeComponent;
import com.yomahub.liteflow.flow.LiteflowResponse;
import com.yomahub.liteflow.property.LiteflowConfig;
import java.util.List;

/** The cycle as a rule of LiteFlow, which asks before a round and not after it. */
final class ByLiteFlow implements Cycle {

  private final FlowExecutor executor;

  ByLiteFlow() {
    LiteflowConfig config = new LiteflowConfig();
    config.setPrintBanner(false);
    config.setPrintExecutionLog(false);
    executor = FlowExecutorHolder.loadInstance(config);
    LiteFlowNodeBuilder.createCommonNode().setId("count").setClazz(Count.class).build();
    LiteFlowNodeBuilder.createCommonNode().setId("mix").setClazz(Mix.class).build();
    LiteFlowNodeBuilder.createBooleanNode().setId("turn").setClazz(Turn.class).build();
    LiteFlowChainELBuilder.createChain()
        .setChainId("cycle")
        .setEL("WHILE(turn).DO(THEN(count, mix))")
        .build();
  }

  @Override
  public long run(int left, long sum, List<String> messages) throws Exception {
    State state = new State(left, sum, messages);
    LiteflowResponse response = executor.execute2Resp("cycle", null, state);
    if (!response.isSuccess()) {
      throw response.getCause();
    }
    return state.sum;
  }

  /** What LiteFlow calls a context: the user's own class. */
  public static final class State {
    private final List<String> messages;
    private int left;
    private long sum;

    State(int left, long sum, List<String> messages) {
      this.left = left;
      this.sum = sum;
      this.messages = messages;
    }
  }

  /** Takes one off. */
  public static final class Count extends NodeComponent {
    @Override
    public void process() {
      getContextBean(State.class).left--;
    }
  }

  /** Mixes. */
  public static final class Mix extends NodeComponent {
    @Override
    public void process() {
      State state = getContextBean(State.class);
      state.sum = Cycle.mix(state.sum, state.left, state.messages);
    }
  }

  /** Chooses. */
  public static final class Turn extends NodeBooleanComponent {
    @Override
    public boolean processBoolean() {
      return getContextBean(State.class).left > 0;
    }
  }
}
