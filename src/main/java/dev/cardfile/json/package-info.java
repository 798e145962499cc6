/**
 * JSON: a tree of values as they were sent, a strict parser with limits, and a writer. Pure; it
 * knows nothing of this API.
 */
@NullMarked
package dev.cardfile.json;

import org.jspecify.annotations.NullMarked;
