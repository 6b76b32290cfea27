package dev.tramline.runtime.generated;

/** Guards against running a flow with adapters other than those it was compiled against. */
public final class Fingerprint {

  private Fingerprint() {}

  /**
   * Checks one adapter; generated flows call it when their class is initialised.
   *
   * @param flow the name of the generated flow class
   * @param adapter the name of the adapter's class
   * @param expected the fingerprint the flow was compiled against
   * @param actual the fingerprint the adapter has
   * @throws IncompatibleClassChangeError if they differ; the message says what to recompile
   */
  public static void check(String flow, String adapter, String expected, String actual) {
    if (!expected.equals(actual)) {
      throw new IncompatibleClassChangeError(
          adapter
              + " has changed (fingerprint "
              + actual
              + ") since "
              + flow
              + " was compiled against it ("
              + expected
              + "): recompile "
              + flow);
    }
  }
}
