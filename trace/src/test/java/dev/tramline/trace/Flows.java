package dev.tramline.trace;

import dev.tramline.runtime.RunOptions;
import dev.tramline.trace.Lines.Work;

/** The flows of {@link Lines}, whose nodes all do the same work. */
record Flows(Work work, RunOptions options) {

  /** Flows without work. */
  static Flows recordedBy(ExecutionTree.Recorder recorder) {
    return recordedBy(recorder, Work.none());
  }

  static Flows recordedBy(ExecutionTree.Recorder recorder, Work work) {
    return new Flows(
        work, RunOptions.builder().clock(new TickingClock()).listener(recorder).build());
  }

  Lines.Linear linear() {
    return new Lines_LinearFlow(step(), new Lines.Spare(work), step()).with(options);
  }

  Lines_LoopFlow loop() {
    return new Lines_LoopFlow(new Lines.Count()).with(options);
  }

  Lines.Nested nested() {
    return new Lines_NestedFlow(linear(), new Lines.Count()).with(options);
  }

  Lines_ParallelFlow parallel() {
    return new Lines_ParallelFlow(step(), step(), step(), step(), step()).with(options);
  }

  Lines.ForkedFlow forkedFlow() {
    return new Lines_ForkedFlowFlow(parallel(), step(), linear(), step()).with(options);
  }

  Lines.Batched batched() {
    return new Lines_BatchedFlow(pack(), new Lines.Sum()).with(options);
  }

  Lines.Pieces pieces() {
    return new Lines_PiecesFlow(piece()).with(options);
  }

  Lines.Packs packs() {
    return new Lines_PacksFlow(pack()).with(options);
  }

  Lines.Dynamic dynamic() {
    return new Lines_DynamicFlow(
            new Lines.Plan(),
            piece(),
            step(),
            new Lines.Spare(work),
            step(),
            step(),
            new Lines.Count())
        .with(options);
  }

  Lines.EndsOfEach endsOfEach() {
    return new Lines_EndsOfEachFlow(new Lines.Ends(work)).with(options);
  }

  Lines.Timed timed() {
    return new Lines_TimedFlow(linear()).with(options);
  }

  private Lines.Step step() {
    return new Lines.Step(work);
  }

  private Lines.Pack pack() {
    return new Lines.Pack(work);
  }

  private Lines.Piece piece() {
    return new Lines_PieceFlow(pack(), new Lines.Sum(), step(), step(), step());
  }
}
