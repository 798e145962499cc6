/**
 * The use cases that write: each looks up what it needs, has it decided, and answers when the
 * effects are durable. They know ports and no adapter.
 */
@NullMarked
package dev.cardfile.write;

import org.jspecify.annotations.NullMarked;
