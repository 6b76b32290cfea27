package dev.tramline.benchmarks.concurrency;

import com.yomahub.liteflow.builder.LiteFlowNodeBuilder;
import com.yomahub.liteflow.builder.el.LiteFlowChainELBuilder;
import com.yomahub.liteflow.core.FlowExecutor;
import com.yomahub.liteflow.core.FlowExecutorHolder;
import com.yomahub.liteflow.core.NodeComponent;
import com.yomahub.liteflow.core.NodeIteratorComponent;
import com.yomahub.liteflow.flow.LiteflowResponse;
import com.yomahub.liteflow.property.LiteflowConfig;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/** All by the parallel iterator of LiteFlow, on its own virtual threads. */
final class FanOutByLiteFlow implements FanOut {

  private final FlowExecutor executor;

  FanOutByLiteFlow() {
    LiteflowConfig config = new LiteflowConfig();
    config.setPrintBanner(false);
    config.setPrintExecutionLog(false);
    executor = FlowExecutorHolder.loadInstance(config);
    LiteFlowNodeBuilder.createIteratorNode().setId("items").setClazz(Items.class).build();
    LiteFlowNodeBuilder.createCommonNode().setId("item").setClazz(Item.class).build();
    LiteFlowChainELBuilder.createChain()
        .setChainId("answers")
        .setEL("ITERATOR(items).parallel(true).DO(item)")
        .build();
  }

  @Override
  public List<Integer> answers(List<Integer> items) throws Exception {
    State state = new State(items);
    LiteflowResponse response = executor.execute2Resp("answers", null, state);
    if (!response.isSuccess()) {
      throw response.getCause();
    }
    return IntStream.range(0, items.size()).mapToObj(state.answers::get).toList();
  }

  /** What LiteFlow calls a context: the user's own class. */
  public static final class State {
    private final List<Integer> items;
    private final AtomicIntegerArray answers;

    State(List<Integer> items) {
      this.items = items;
      this.answers = new AtomicIntegerArray(items.size());
    }
  }

  /** The items. */
  public static final class Items extends NodeIteratorComponent {
    @Override
    public Iterator<?> processIterator() {
      return getContextBean(State.class).items.iterator();
    }
  }

  /** A single item. */
  public static final class Item extends NodeComponent {
    @Override
    public void process() throws InterruptedException {
      int answer = Sleeping.answer(this.<Integer>getCurrLoopObj());
      getContextBean(State.class).answers.set(getLoopIndex(), answer);
    }
  }
}
