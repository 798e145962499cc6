/**
 * Changes as values: a work with its terms, how it is run, and what keeps it from being done twice.
 */
@NullMarked
package dev.cardfile.write.work;

import org.jspecify.annotations.NullMarked;
