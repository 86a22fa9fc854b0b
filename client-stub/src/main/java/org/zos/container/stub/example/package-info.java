/**
 * A subscriber to copy from: it keeps a file for each container and removes it when the container
 * is gone, as another layer of the node frees what it holds for one. It may be killed at any
 * moment, and Redis may lose everything at any moment: it always ends with the truth.
 *
 * <p>Reading order: {@link org.zos.container.stub.example.Main} connects it, {@link
 * org.zos.container.stub.example.Keeper} follows the events, {@link
 * org.zos.container.stub.example.ContainerFiles} is what it holds, {@link
 * org.zos.container.stub.example.StoredEntry} how far it came.
 */
@NullMarked
package org.zos.container.stub.example;

import org.jspecify.annotations.NullMarked;
