package dev.tramline.tests.shape;

import dev.tramline.annotations.Flow;
import dev.tramline.annotations.Key;

@Flow
interface PackagePrivate {
  @Key("text")
  String greet(String name);

  PlacesTest.Greeter greeter();
}
