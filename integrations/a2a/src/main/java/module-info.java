/** The Agent-to-Agent protocol: a flow as an agent that others can call, and agents to call. */
@org.jspecify.annotations.NullMarked
module dev.tramline.a2a {
  requires transitive com.google.gson;
  requires transitive dev.tramline.annotations;
  requires transitive dev.tramline.runtime;
  requires java.net.http;
  requires jdk.httpserver;
  requires static transitive java.sql;
  requires static org.jspecify;

  exports dev.tramline.a2a;
  exports dev.tramline.a2a.client;
  exports dev.tramline.a2a.jdbc;
  exports dev.tramline.a2a.server;
}
