package bakery;

public class BurntException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
