/**
 * Writes as values: works with their terms, how they are run, and what keeps a retry from writing
 * twice.
 */
@NullMarked
package dev.cardfile.write.work;

import org.jspecify.annotations.NullMarked;
