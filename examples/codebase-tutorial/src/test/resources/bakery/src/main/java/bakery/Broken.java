package bakery;

public class Broken {
  void method( {
}
