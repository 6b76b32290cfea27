package dev.tramline.a2a.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tramline.a2a.Needs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of a test's own, made from Debian's packages: its files are in a temporary
 * directory, it listens on a free port of the loopback address, and nothing is left of it. Tests
 * that start one are skipped where there is none.
 */
public final class Postgres implements AutoCloseable {

  private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
  private static final String USER = "tramline";

  private final Path programs;
  private final Path place;
  private final List<String> asUser;
  private final int port;
  private final AtomicInteger databases = new AtomicInteger();

  private Postgres(Path programs) throws IOException {
    this.programs = programs;
    this.place = Files.createTempDirectory("tramline-postgres");
    // It refuses to run as root, but its packages bring a user for it.
    boolean isRoot = Integer.valueOf(0).equals(Files.getAttribute(place, "unix:uid"));
    if (isRoot) {
      Files.setOwner(
          place,
          place.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
    }
    this.asUser =
        isRoot
            ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
            : List.of();
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
  }

  /** Makes one and starts it; skips the test if there is none to be had. */
  public static Postgres start() {
    Optional<Path> programs = programs();
    Needs.that(programs.isPresent(), "no PostgreSQL in " + PACKAGES);
    try {
      Postgres postgres = new Postgres(programs.orElseThrow());
      postgres.run(
          "initdb", "--username=" + USER, "--auth=trust", "--encoding=UTF8", "--no-locale");
      postgres.begin();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The newest version's programs. */
  private static Optional<Path> programs() {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(PACKAGES)) {
      try (DirectoryStream<Path> versions = Files.newDirectoryStream(PACKAGES, "[1-9][0-9]")) {
        for (Path version : versions) {
          if (Files.isExecutable(version.resolve("bin/initdb"))) {
            found.add(version.resolve("bin"));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found.stream().max(Comparator.naturalOrder());
  }

  private void run(String program, String... arguments) {
    List<String> command = new ArrayList<>(asUser);
    command.add(programs.resolve(program).toString());
    command.add("--pgdata=" + place.resolve("data"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).directory(place.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(command + "\n" + output).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts it, again after {@link #stop}, and returns when it takes connections. */
  public void begin() {
    // What is killed in tests is what uses it, never the machine: nothing has to reach the disk.
    String settings =
        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off";
    run("pg_ctl", "--wait", "--log=" + place.resolve("log"), "--options=" + settings, "start");
  }

  /** Stops it, whoever is connected. */
  public void stop() {
    run("pg_ctl", "--wait", "--mode=fast", "stop");
  }

  /** Creates a database, empty, and returns its URL. */
  public String createDatabase() {
    String name = "d" + databases.incrementAndGet();
    try (Connection connection = database(url("postgres")).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return url(name);
  }

  private String url(String name) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=" + USER;
  }

  /** Returns what connects to a database, without a pool. */
  public static DataSource database(String url) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url);
    return database;
  }

  /** Returns a pool of connections to a database. H2's takes those of others, too. */
  public static JdbcConnectionPool pool(String url) {
    PGConnectionPoolDataSource database = new PGConnectionPoolDataSource();
    database.setUrl(url);
    return JdbcConnectionPool.create(database);
  }

  @Override
  public void close() {
    if (Files.exists(place.resolve("data/postmaster.pid"))) {
      stop();
    }
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
