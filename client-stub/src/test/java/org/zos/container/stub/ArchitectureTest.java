package org.zos.container.stub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way imports point here, and which libraries have one place only. */
@AnalyzeClasses(packages = "org.zos.container.stub", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String STUB = "org.zos.container.stub";

  @ArchTest
  static final ArchRule theStubKnowsNeitherFollowerNorCommandLine =
      noClasses()
          .that()
          .resideInAPackage(STUB)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STUB + ".follow..", STUB + ".cli..");

  @ArchTest
  static final ArchRule theFollowerKnowsNeitherStubNorCommandLine =
      noClasses()
          .that()
          .resideInAPackage(STUB + ".follow..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STUB, STUB + ".cli..");

  @ArchTest
  static final ArchRule theExampleKnowsTheFollowerOnly =
      noClasses()
          .that()
          .resideInAPackage(STUB + ".example..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STUB, STUB + ".cli..");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsPicocliAndJson =
      noClasses()
          .that()
          .resideOutsideOfPackage(STUB + ".cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule onlyTheBusKnowsItsLibraries =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.lettuce..", "io.netty..", "org.msgpack..", "reactor..");

  @ArchTest
  static final ArchRule ofTheContainerModuleOnlyTheContractIsKnown =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              STUB + "..",
              "org.zos.container.contract..",
              "org.zos.zbus..",
              "java..",
              "org.jspecify..",
              "picocli..",
              "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule noCycles = slices().matching(STUB + ".(*)..").should().beFreeOfCycles();
}
