package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.contract.ContainerException;
import org.zos.container.testing.FakeNode;

final class ListingTest {
  @TempDir private Path folder;
  private FakeNode node;
  private Listing listing;

  @BeforeEach
  void runSome() {
    node = new FakeNode(folder);
    listing = node.operations().listing();
    run("red", "web");
    run("blue", "web");
    run("blue", "api");
    run("blue", "job");
  }

  private void run(String ns, String id) {
    node.operations().run().run(ns + id, ns, node.container(id).build());
  }

  @Test
  void listsTheContainersOfANamespaceSorted() {
    assertThat(listing.containers("blue")).containsExactly("api", "job", "web");
  }

  @Test
  void listsTheContainersOfAllNamespacesSorted() {
    assertThat(listing.containers("")).containsExactly("api", "job", "web", "web");
  }

  @Test
  void listsTheNamespacesSorted() {
    run("amber", "web");
    assertThat(listing.namespaces()).containsExactly("amber", "blue", "red");
  }

  @Test
  void aNamespaceThatDoesNotExistHasNoContainers() {
    assertThat(listing.containers("nowhere")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/b", " ", "a b"})
  void whatIsNoNameIsRefused(String ns) {
    assertThatThrownBy(() -> listing.containers(ns))
        .isInstanceOf(ContainerException.InvalidArgument.class)
        .hasMessageStartingWith("ns ");
  }
}
