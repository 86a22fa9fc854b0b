package org.zos.container;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which way imports point, in the classes that ship. */
final class ArchitectureTest {
  private static final String BASE = "org.zos.container";

  /** What the build makes of containerd's proto files; who uses it has a rule of its own. */
  private static final String GENERATED = BASE + ".runtime.containerd.api";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPath(classFiles())
          .that(
              DescribedPredicate.describe(
                  "are written by hand", each -> !each.getPackageName().startsWith(GENERATED)));

  /**
   * A package, and the others of the service that it may import.
   *
   * @param from its name below that of the program
   */
  record Arrows(String from, Set<String> to) {
    static Arrows of(String from, String... to) {
      return new Arrows(from, Set.of(to));
    }
  }

  static List<Arrows> arrows() {
    return List.of(
        Arrows.of(
            "boot",
            "bus",
            "cgroup",
            "config",
            "kernel",
            "logs",
            "operation",
            "provision",
            "publish",
            "rootfs",
            "relay",
            "runtime",
            "runtime.containerd",
            "spec",
            "supervise"),
        Arrows.of("bus", "operation", "runtime"),
        Arrows.of("cgroup", "kernel", "runtime"),
        Arrows.of("config", "runtime"),
        Arrows.of("kernel"),
        Arrows.of("logs", "runtime"),
        Arrows.of(
            "operation",
            "kernel",
            "logs",
            "provision",
            "publish",
            "restart",
            "rootfs",
            "runtime",
            "spec",
            "supervise"),
        Arrows.of("provision"),
        Arrows.of("restart", "runtime"),
        Arrows.of("publish"),
        Arrows.of("rootfs", "kernel", "runtime", "spec"),
        Arrows.of("relay", "logs", "runtime", "spec"),
        Arrows.of("runtime"),
        Arrows.of("runtime.containerd", "runtime"),
        Arrows.of("spec"),
        Arrows.of("supervise", "publish", "restart", "runtime"));
  }

  private static Path classFiles() {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** The package of a class below that of the program, empty for the program's own. */
  private static String part(JavaClass type) {
    return type.getPackageName().substring(BASE.length()).replaceFirst("^\\.", "");
  }

  private static DescribedPredicate<JavaClass> in(String description, Set<String> parts) {
    return DescribedPredicate.describe(
        description, type -> CLASSES.contain(type.getName()) && parts.contains(part(type)));
  }

  /** All packages but these. */
  private static Set<String> partsBut(Set<String> some) {
    return arrows().stream()
        .map(Arrows::from)
        .filter(each -> !some.contains(each))
        .collect(toSet());
  }

  @Test
  void everyPackageHasItsPlace() {
    Set<String> there = CLASSES.stream().map(ArchitectureTest::part).collect(toSet());
    there.remove("");
    assertThat(there).isEqualTo(partsBut(Set.of()));
  }

  @ParameterizedTest
  @MethodSource("arrows")
  void importsPointOneWay(Arrows arrows) {
    Set<String> others = partsBut(arrows.to());
    others.remove(arrows.from());
    noClasses()
        .that(in("are in " + arrows.from(), Set.of(arrows.from())))
        .should()
        .dependOnClassesThat(in("are in none of " + arrows.to(), others))
        .check(CLASSES);
  }

  @Test
  void theProgramKnowsOnlyHowToStart() {
    noClasses()
        .that()
        .resideInAPackage(BASE)
        .should()
        .dependOnClassesThat(
            in("are neither settings nor start", partsBut(Set.of("boot", "config"))))
        .check(CLASSES);
  }

  @Test
  void nothingKnowsTheProgram() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BASE)
        .check(CLASSES);
  }

  @Test
  void noPackagesDependOnOneAnotherInACircle() {
    slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheAdapterKnowsHowContainerdIsSpokenTo() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".runtime.containerd")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            GENERATED + "..",
            "io.grpc..",
            "io.netty..",
            "com.google.protobuf..",
            "com.google.common..")
        .check(CLASSES);
  }

  @Test
  void onlyTheBusKnowsRedisMessagePackAndMetrics() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.lettuce..", "org.msgpack..", "io.micrometer..")
        .check(CLASSES);
  }

  @Test
  void whereRedisIsConcernsSettingsAndStartOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE + ".boot", BASE + ".config")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.zos.zbus.transport.redis..")
        .check(CLASSES);
  }

  @Test
  void flagsAreReadInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".config")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  @Test
  void theEnvironmentIsReadInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE, BASE + ".config")
        .should()
        .callMethodWhere(target(name("getenv")).and(target(owner(name("java.lang.System")))))
        .check(CLASSES);
  }

  @Test
  void theClientIsForTestsOnly() {
    noClasses().should().dependOnClassesThat().resideInAPackage(BASE + ".stub..").check(CLASSES);
  }

  @Test
  void nothingIsNullUnlessItSaysSo() {
    Set<String> unmarked =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .filter(each -> !each.isAnnotatedWith(NullMarked.class))
            .map(HasName::getName)
            .collect(toSet());
    assertThat(unmarked).isEmpty();
  }
}
