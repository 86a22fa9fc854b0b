package org.zos.zbus.example;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way imports point here. */
@AnalyzeClasses(packages = "org.zos.zbus.example", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String API = "org.zos.zbus.example.api..";
  private static final String SERVER = "org.zos.zbus.example.server..";
  private static final String CLIENT = "org.zos.zbus.example.client..";

  @ArchTest
  static final ArchRule theApiKnowsNeitherEnd =
      noClasses()
          .that()
          .resideInAPackage(API)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SERVER, CLIENT);

  @ArchTest
  static final ArchRule theClientKnowsNoServer =
      noClasses()
          .that()
          .resideInAPackage(CLIENT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SERVER);

  @ArchTest
  static final ArchRule theServerKnowsNoClient =
      noClasses()
          .that()
          .resideInAPackage(SERVER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CLIENT);

  @ArchTest
  static final ArchRule theBusIsAllItNeeds =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("org.zos.zbus..", "java..", "org.jspecify..");
}
