package org.zos.zbus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** Which way imports point in this module. */
@AnalyzeClasses(
    packages = {"org.zos.zbus", "org.zos.container.contract"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String BUS = "org.zos.zbus..";
  private static final String WIRE = "org.zos.zbus.wire..";
  private static final String CODEC = "org.zos.zbus.codec..";
  private static final String TRANSPORT = "org.zos.zbus.transport..";
  private static final String REDIS = "org.zos.zbus.transport.redis..";
  private static final String SERVER = "org.zos.zbus.server..";
  private static final String CLIENT = "org.zos.zbus.client..";

  @ArchTest
  static final ArchRule theBusKnowsNothingOfContainers =
      noClasses()
          .that()
          .resideInAPackage(BUS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.zos.container..");

  @ArchTest
  static final ArchRule onlyTheRedisTransportKnowsLettuce =
      noClasses()
          .that()
          .resideOutsideOfPackage(REDIS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.lettuce..", "io.netty..", "reactor..");

  @ArchTest
  static final ArchRule onlyTheCodecKnowsMessagePack =
      noClasses()
          .that()
          .resideOutsideOfPackage(CODEC)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.msgpack..");

  @ArchTest
  static final ArchRule theWireKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage(WIRE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CODEC, TRANSPORT, SERVER, CLIENT);

  @ArchTest
  static final ArchRule theCodecKnowsTheWireAlone =
      noClasses()
          .that()
          .resideInAPackage(CODEC)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TRANSPORT, SERVER, CLIENT);

  @ArchTest
  static final ArchRule theTransportCarriesBytesAndDecodesNone =
      noClasses()
          .that()
          .resideInAPackage(TRANSPORT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CODEC, SERVER, CLIENT);

  @ArchTest
  static final ArchRule serverAndClientMeetOnTheBusOnly =
      noClasses()
          .that()
          .resideInAPackage(SERVER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CLIENT);

  @ArchTest
  static final ArchRule theClientKnowsNoServer =
      noClasses()
          .that()
          .resideInAPackage(CLIENT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SERVER);

  @ArchTest
  static final ArchRule neitherKnowsWhichTransportItIs =
      noClasses()
          .that()
          .resideInAnyPackage(SERVER, CLIENT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(REDIS);

  @ArchTest
  static final ArchRule thereAreNoCycles =
      slices().matching("org.zos.(*).(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theContractSitsOnTheCodec =
      classes()
          .that()
          .resideInAPackage("org.zos.container.contract..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.zos.container.contract..",
              CODEC,
              WIRE,
              "java..",
              "com.fasterxml.jackson..",
              "org.jspecify..");

  @ArchTest
  static void everyPackageHasAWrittenPurposeAndMarkedNulls(JavaClasses all) {
    assertThat(all.stream().map(type -> type.getPackage()).distinct().toList())
        .isNotEmpty()
        .allSatisfy(ArchitectureTest::assertMarked);
  }

  private static void assertMarked(JavaPackage place) {
    assertThat(place.isAnnotatedWith(NullMarked.class)).as(place.getName()).isTrue();
  }
}
