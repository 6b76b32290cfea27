package dev.tramline.a2a.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.tramline.a2a.A2aError;
import dev.tramline.a2a.AgentCapabilities;
import dev.tramline.a2a.AgentCard;
import dev.tramline.a2a.AgentInterface;
import dev.tramline.a2a.AgentProvider;
import dev.tramline.a2a.AgentSkill;
import dev.tramline.a2a.Artifact;
import dev.tramline.a2a.ArtifactUpdate;
import dev.tramline.a2a.ErrorCode;
import dev.tramline.a2a.Message;
import dev.tramline.a2a.Part;
import dev.tramline.a2a.PushNotificationConfig;
import dev.tramline.a2a.Role;
import dev.tramline.a2a.SecurityRequirement;
import dev.tramline.a2a.SecurityScheme;
import dev.tramline.a2a.SecurityScheme.OAuthFlow;
import dev.tramline.a2a.SendConfiguration;
import dev.tramline.a2a.SendRequest;
import dev.tramline.a2a.StatusUpdate;
import dev.tramline.a2a.StreamEvent;
import dev.tramline.a2a.Task;
import dev.tramline.a2a.TaskPage;
import dev.tramline.a2a.TaskQuery;
import dev.tramline.a2a.TaskState;
import dev.tramline.a2a.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WireTest {

  private static final Instant TIME = Instant.parse("2026-01-31T12:00:00.250Z");

  private static final Message MESSAGE =
      new Message(
          "m1",
          Role.USER,
          List.of(
              Part.text(""),
              new Part.Raw(
                  new byte[] {-1, 0, 1},
                  Optional.of("image/png"),
                  Optional.of("a.png"),
                  object("{\"k\":[null]}")),
              Part.url("https://example.org/a", "text/html"),
              Part.data(object("{\"snake_case\":{\"camelCase\":1.50}}")),
              Part.data(JsonNull.INSTANCE)),
          Optional.of("c1"),
          Optional.of("t1"),
          List.of("t0"),
          List.of("https://example.org/ext"),
          object("{\"a_b\":true}"));

  private static final Task TASK =
      new Task(
          "t1",
          "c1",
          new TaskStatus(TaskState.WORKING, Optional.of(Message.agent("on it")), Optional.of(TIME)),
          List.of(
              new Artifact(
                  "a1",
                  Optional.of("report"),
                  Optional.of("what came out"),
                  List.of(Part.text("text")),
                  object("{\"x\":1}"),
                  List.of("https://example.org/ext"))),
          List.of(MESSAGE),
          object("{\"y\":2}"));

  private static JsonObject object(String text) {
    try {
      return Json.parse(text).getAsJsonObject();
    } catch (InvalidJsonException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonFields fields(JsonObject json) throws Exception {
    return JsonFields.of(Json.parse(Json.write(json)), "");
  }

  @Test
  void everyEventOfAStreamComesBackAsItWent() throws Exception {
    List<StreamEvent> events =
        List.of(
            TASK,
            MESSAGE,
            new StatusUpdate("t1", "c1", TASK.status(), object("{\"z\":3}")),
            new ArtifactUpdate("t1", "c1", TASK.artifacts().get(0), true, true, new JsonObject()));

    for (StreamEvent event : events) {
      assertThat(WireReader.streamEvent(fields(WireWriter.wrapped(event)))).isEqualTo(event);
    }
    assertThat(WireReader.sendResult(fields(WireWriter.wrapped(TASK)))).isEqualTo(TASK);
    assertThat(WireReader.task(fields(WireWriter.json(TASK)))).isEqualTo(TASK);
  }

  @Test
  void aTaskIsWrittenAsTheSpecificationSays() {
    Task task =
        new Task(
            "t1",
            "c1",
            new TaskStatus(TaskState.INPUT_REQUIRED, Optional.empty(), Optional.of(TIME)),
            List.of(),
            List.of(),
            new JsonObject());

    assertThat(Json.write(WireWriter.json(task)))
        .isEqualTo(
            "{\"id\":\"t1\",\"contextId\":\"c1\",\"status\":{\"state\":\"TASK_STATE_INPUT_REQUIRED\","
                + "\"timestamp\":\"2026-01-31T12:00:00.250Z\"}}");
  }

  @ParameterizedTest
  @EnumSource(TaskState.class)
  void everyStateComesBackAsItWent(TaskState state) throws Exception {
    Task task = TASK.withStatus(new TaskStatus(state, Optional.empty(), Optional.empty()));

    assertThat(WireReader.task(fields(WireWriter.json(task)))).isEqualTo(task);
    assertThat(state.wireName()).isEqualTo("TASK_STATE_" + state.name());
  }

  @Test
  void requestsComeBackAsTheyWent() throws Exception {
    PushNotificationConfig push =
        new PushNotificationConfig(
            "p1",
            "t1",
            "https://example.org/hook",
            Optional.of("token"),
            Optional.of(
                new PushNotificationConfig.Authentication("Bearer", Optional.of("secret"))));
    SendRequest request =
        new SendRequest(
            MESSAGE,
            new SendConfiguration(
                List.of("text/plain"), Optional.of(push), OptionalInt.of(0), true),
            object("{\"m\":1}"));
    TaskQuery query =
        new TaskQuery(
            Optional.of("c1"),
            Optional.of(TaskState.FAILED),
            Optional.of(TIME),
            7,
            "next",
            OptionalInt.of(3),
            true);

    assertThat(WireReader.sendRequest(fields(WireWriter.json(request)))).isEqualTo(request);
    assertThat(WireReader.taskQuery(fields(WireWriter.json(query)))).isEqualTo(query);
    assertThat(
            WireReader.pushNotificationConfigs(
                fields(WireWriter.pushNotificationConfigs(List.of(push)))))
        .containsExactly(push);
    assertThat(push.toString() + push.authentication()).doesNotContain("secret", "token");
  }

  @Test
  void aPageComesBackAsItWentAndHasArtifactsOnlyIfAskedFor() throws Exception {
    Task bare = TASK.withArtifacts(List.of());
    TaskPage page = new TaskPage(List.of(TASK, bare), "", 50, 2);

    assertThat(WireReader.taskPage(fields(WireWriter.json(page, true)))).isEqualTo(page);
    assertThat(Json.write(WireWriter.json(page, true))).contains("\"artifacts\":[]");
    assertThat(Json.write(WireWriter.json(page, false)))
        .doesNotContain("artifacts")
        .contains("\"nextPageToken\":\"\"");
  }

  @Test
  void errorsComeBackAsTheyWent() throws Exception {
    A2aError notFound =
        A2aError.of(ErrorCode.TASK_NOT_FOUND, "Task not found", Map.of("taskId", "t1"));
    A2aError params = A2aError.invalidParams("message.parts", "must have at least one part");

    assertThat(WireReader.error(fields(WireWriter.json(notFound)))).isEqualTo(notFound);
    assertThat(WireReader.error(fields(WireWriter.json(params)))).isEqualTo(params);
    assertThat(Json.write(WireWriter.json(notFound)))
        .isEqualTo(
            "{\"code\":-32001,\"message\":\"Task not found\",\"data\":[{\"@type\":"
                + "\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"TASK_NOT_FOUND\","
                + "\"domain\":\"a2a-protocol.org\",\"metadata\":{\"taskId\":\"t1\"}}]}");
    assertThat(Json.write(WireWriter.json(params)))
        .contains("google.rpc.BadRequest", "\"field\":\"message.parts\"");
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyErrorIsFoundByItsNumber(ErrorCode code) {
    assertThat(ErrorCode.of(code.code())).contains(code);
    assertThat(A2aError.of(code, "m", Map.of()).details()).hasSize(code.isA2a() ? 1 : 0);
  }

  @Test
  void aCardComesBackAsItWent() throws Exception {
    SecurityRequirement bearer = new SecurityRequirement(Map.of("bearer", List.of("read")));
    AgentCard.Builder card =
        AgentCard.builder("Agent", "Does things", "1.2.3")
            .agentInterface(AgentInterface.jsonRpc("https://example.org/"))
            .agentInterface(
                new AgentInterface("https://example.org/g", "GRPC", "1.0", Optional.of("tenant")))
            .capabilities(
                new AgentCapabilities(
                    true,
                    true,
                    true,
                    List.of(
                        new AgentCapabilities.Extension(
                            "https://example.org/ext", "why", true, object("{\"p\":1}")))))
            .inputModes(List.of("text/plain"))
            .outputModes(List.of("text/plain", "image/png"))
            .skill(AgentSkill.of("s1", "Skill", "Does it", "tag"))
            .skill(
                new AgentSkill(
                    "s2",
                    "Skill 2",
                    "Does more",
                    List.of(),
                    List.of("do it"),
                    List.of("text/html"),
                    List.of("text/html"),
                    List.of(bearer)))
            .provider(new AgentProvider("Org", "https://example.org"))
            .documentationUrl("https://example.org/docs")
            .iconUrl("https://example.org/icon.png")
            .securityRequirement(bearer)
            .signature(new AgentCard.Signature("cHJv", "c2ln", object("{\"kid\":\"1\"}")))
            .securityScheme("bearer", new SecurityScheme.Http("Token", "Bearer", "JWT"))
            .securityScheme("key", new SecurityScheme.ApiKey("", "header", "X-Key"))
            .securityScheme("oidc", new SecurityScheme.OpenIdConnect("", "https://example.org/o"))
            .securityScheme("mtls", new SecurityScheme.MutualTls("Certificate"));
    for (OAuthFlow.Kind kind : OAuthFlow.Kind.values()) {
      card.securityScheme(
          kind.name(),
          new SecurityScheme.OAuth2(
              "OAuth",
              new OAuthFlow(
                  kind,
                  Optional.of("https://example.org/a"),
                  Optional.of("https://example.org/d"),
                  Optional.of("https://example.org/t"),
                  Optional.of("https://example.org/r"),
                  Map.of("read", "may read"),
                  true),
              "https://example.org/m"));
    }
    AgentCard built = card.build();

    assertThat(WireReader.agentCard(fields(WireWriter.json(built)))).isEqualTo(built);
    assertThat(built.toBuilder().build()).isEqualTo(built);
  }

  @Test
  void snakeCaseIsReadTooButNotInsideDataAndMetadata() throws Exception {
    JsonObject json =
        object(
            """
            {"message": {"message_id": "m1", "context_id": "c1", "role": "ROLE_USER",
              "parts": [{"data": {"media_type": 1}, "media_type": "application/json"}],
              "metadata": {"message_id": 1}, "unknown": {}},
             "configuration": {"return_immediately": true, "history_length": 2,
              "accepted_output_modes": ["text/plain"]}}
            """);

    SendRequest request = WireReader.sendRequest(JsonFields.of(json, ""));

    assertThat(request.message().messageId()).isEqualTo("m1");
    assertThat(request.message().contextId()).contains("c1");
    assertThat(request.message().metadata()).isEqualTo(object("{\"message_id\":1}"));
    assertThat(request.message().parts())
        .containsExactly(
            new Part.Data(
                object("{\"media_type\":1}"),
                Optional.of("application/json"),
                Optional.empty(),
                new JsonObject()));
    assertThat(request.configuration())
        .isEqualTo(
            new SendConfiguration(
                List.of("text/plain"), Optional.empty(), OptionalInt.of(2), true));
  }

  @Test
  void base64OfBothAlphabetsAndWithoutPaddingIsRead() throws Exception {
    for (String text : List.of("-_8=", "+/8=", "-_8")) {
      JsonObject json =
          object(
              "{\"messageId\":\"m\",\"role\":\"ROLE_USER\",\"parts\":[{\"raw\":\""
                  + text
                  + "\"}]}");

      assertThat(((Part.Raw) WireReader.message(JsonFields.of(json, "")).parts().get(0)).bytes())
          .containsExactly(-5, -1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                  | message
          {"message":[]}                                                      | message
          {"message":{"role":"ROLE_USER","parts":[{"text":"a"}]}}             | message.messageId
          {"message":{"messageId":1,"role":"ROLE_USER","parts":[{"text":""}]}}| message.messageId
          {"message":{"messageId":"m","parts":[{"text":"a"}]}}                | message.role
          {"message":{"messageId":"m","role":"user","parts":[{"text":"a"}]}}  | message.role
          {"message":{"messageId":"m","role":"ROLE_USER"}}                    | message.parts
          {"message":{"messageId":"m","role":"ROLE_USER","parts":{}}}         | message.parts
          {"message":{"messageId":"m","role":"ROLE_USER","parts":[1]}}        | message.parts[0]
          {"message":{"messageId":"m","role":"ROLE_USER","parts":[{}]}}       | message.parts[0].text
          {"message":{"messageId":"m","role":"ROLE_USER","parts":[{"text":1}]}}| message.parts[0].text
          {"message":{"messageId":"m","role":"ROLE_USER","parts":[{"raw":"*"}]}}| message.parts[0].raw
          {"message":{"messageId":"m","role":"ROLE_USER","parts":[{"text":"a","url":"b"}]}} | message.parts[0].text
          {"message":{"messageId":"m","role":"ROLE_USER","parts":[{"text":"a"}],"metadata":1}} | message.metadata
          {"message":{"messageId":"m","role":"ROLE_USER","parts":[{"text":"a"}]},"configuration":{"historyLength":-1}} | configuration.historyLength
          {"message":{"messageId":"m","role":"ROLE_USER","parts":[{"text":"a"}]},"configuration":{"historyLength":1e999999999}} | configuration.historyLength
          {"message":{"messageId":"m","role":"ROLE_USER","parts":[{"text":"a"}]},"configuration":{"returnImmediately":"yes"}} | configuration.returnImmediately
          """)
  void whatDoesNotFitIsNamed(String json, String field) {
    assertThatThrownBy(() -> WireReader.sendRequest(JsonFields.of(object(json), "")))
        .isInstanceOfSatisfying(
            InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"pageSize":0}                    | pageSize
          {"pageSize":101}                  | pageSize
          {"pageSize":1.5}                  | pageSize
          {"status":"working"}              | status
          {"status_timestamp_after":"now"}  | statusTimestampAfter
          {"includeArtifacts":1}            | includeArtifacts
          """)
  void whatDoesNotFitInAQueryIsNamed(String json, String field) {
    assertThatThrownBy(() -> WireReader.taskQuery(JsonFields.of(object(json), "")))
        .isInstanceOfSatisfying(
            InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo(field));
  }
}
