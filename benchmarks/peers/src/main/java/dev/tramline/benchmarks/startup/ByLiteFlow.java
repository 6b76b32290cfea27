package dev.tramline.benchmarks.startup;

import com.yomahub.liteflow.builder.LiteFlowNodeBuilder;
import com.yomahub.liteflow.builder.el.LiteFlowChainELBuilder;
import com.yomahub.liteflow.core.FlowExecutor;
import com.yomahub.liteflow.core.FlowExecutorHolder;
import com.yomahub.liteflow.core.NodeBooleanComponent;
import com.yomahub.liteflow.core.NodeComponent;
import com.yomahub.liteflow.flow.LiteflowResponse;
import com.yomahub.liteflow.property.LiteflowConfig;
import java.util.ArrayList;
import java.util.List;

/** The agent by LiteFlow. */
final class ByLiteFlow {

  private ByLiteFlow() {}

  public static void main(String[] args) throws Exception {
    LiteflowConfig config = new LiteflowConfig();
    config.setPrintBanner(false);
    config.setPrintExecutionLog(false);
    FlowExecutor executor = FlowExecutorHolder.loadInstance(config);
    LiteFlowNodeBuilder.createBooleanNode().setId("decide").setClazz(Decide.class).build();
    LiteFlowNodeBuilder.createCommonNode().setId("search").setClazz(Search.class).build();
    LiteFlowNodeBuilder.createCommonNode().setId("answer").setClazz(Answer.class).build();
    LiteFlowChainELBuilder.createChain()
        .setChainId("agent")
        .setEL("THEN(WHILE(decide).DO(search), answer)")
        .build();
    State state = new State();
    LiteflowResponse response = executor.execute2Resp("agent", null, state);
    if (!response.isSuccess()) {
      throw response.getCause();
    }
    System.out.println(state.answer);
  }

  /** What LiteFlow calls a context: the user's own class. */
  public static final class State {
    private final List<String> notes = new ArrayList<>();
    private String answer = "";
  }

  /** Decides. */
  public static final class Decide extends NodeBooleanComponent {
    @Override
    public boolean processBoolean() {
      return StandIns.wantsSearch(getContextBean(State.class).notes);
    }
  }

  /** Searches. */
  public static final class Search extends NodeComponent {
    @Override
    public void process() {
      List<String> notes = getContextBean(State.class).notes;
      notes.add(StandIns.search(StandIns.QUESTION, notes));
    }
  }

  /** Answers. */
  public static final class Answer extends NodeComponent {
    @Override
    public void process() {
      State state = getContextBean(State.class);
      state.answer = StandIns.answer(StandIns.QUESTION, state.notes);
    }
  }
}
