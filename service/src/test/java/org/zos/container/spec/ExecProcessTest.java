package org.zos.container.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.contract.Container;

final class ExecProcessTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static JsonNode process(String spec, String... args) throws Exception {
    return JSON.readTree(ExecProcess.of(spec, List.of(args)).orElseThrow());
  }

  @Test
  void isTheContainersOwnButForItsArguments() throws Exception {
    Container container =
        Container.named("web")
            .rootFs("/rootfs")
            .network("net-1")
            .entrypoint("/bin/app --serve")
            .env(List.of("A=1"))
            .workingDir("/srv")
            .build();
    Host host =
        new Host(4, Path.of("/netns"), Optional.empty(), true, Path.of("/corex"), List.of());
    String spec = OciSpec.of("blue", Defaults.fill(container), Path.of("/rootfs"), host);
    ObjectNode own = (ObjectNode) JSON.readTree(spec).path("process");
    JsonNode process = process(spec, "ls", "-l", "a b", "");
    assertThat(process.path("args")).map(JsonNode::asText).containsExactly("ls", "-l", "a b", "");
    assertThat(process.path("noNewPrivileges").asBoolean()).isTrue();
    assertThat(process.path("cwd").asText()).isEqualTo("/srv");
    own.set("args", process.path("args"));
    assertThat(process.toPrettyString()).isEqualTo(own.toPrettyString());
  }

  @Test
  void keepsWhatOtherProgramsSaidOfTheProcess() throws Exception {
    String spec =
        """
        {"process": {"args": ["x"], "user": {"uid": 7}, "oomScoreAdj": 3, "apparmorProfile": "p",
         "terminal": true, "consoleSize": {"height": 1}, "commandLine": "x"}}
        """;
    assertThat(process(spec, "ls").toString())
        .isEqualTo(
            "{\"args\":[\"ls\"],\"user\":{\"uid\":7},\"oomScoreAdj\":3,\"apparmorProfile\":\"p\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "[]", "{\"process\": null}", "{\"process\": 1}", "{"})
  void thereIsNoneWhereTheContainerHasNone(String spec) {
    assertThat(ExecProcess.of(spec, List.of("ls"))).isEmpty();
  }
}
