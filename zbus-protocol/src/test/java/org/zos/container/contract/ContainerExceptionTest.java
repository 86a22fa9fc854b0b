package org.zos.container.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerExceptionTest {
  @ParameterizedTest
  @EnumSource
  void everyCodeHasAnExceptionThatCarriesIt(ErrorCode code) {
    ContainerException exception = ContainerException.of(code, "tenant/web: no");
    assertThat(exception).hasMessage("tenant/web: no");
    assertThat(exception.code()).isEqualTo(code);
  }

  @Test
  void everyCodeHasAnExceptionOfItsOwn() {
    assertThat(Arrays.stream(ErrorCode.values()).<Class<?>>map(code -> of(code).getClass()))
        .containsExactlyInAnyOrder(ContainerException.class.getPermittedSubclasses());
  }

  private static ContainerException of(ErrorCode code) {
    return ContainerException.of(code, "");
  }

  @ParameterizedTest
  @EnumSource
  void codeIsFoundByItsName(ErrorCode code) {
    assertThat(ErrorCode.of(code.name())).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not_found", "NOT_YET_KNOWN"})
  void nameThatIsNoCodeIsAnInternalError(String name) {
    assertThat(ErrorCode.of(name)).isEqualTo(ErrorCode.INTERNAL);
  }

  @Test
  void allFaultsOfAnArgumentStandInOneMessage() {
    assertThat(new ContainerException.InvalidArgument("tenant/web", List.of("no name", "no cpu")))
        .hasMessage("tenant/web: no name; no cpu");
  }
}
