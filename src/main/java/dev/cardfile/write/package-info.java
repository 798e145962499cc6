/**
 * The use cases that write. Each looks up what it needs, decides, and answers once its effects are
 * durable. They depend on the ports of the store, and on no implementation.
 */
@NullMarked
package dev.cardfile.write;

import org.jspecify.annotations.NullMarked;
