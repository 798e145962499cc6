/** The parts that all answers share: problems and warnings. */
@NullMarked
package dev.cardfile.wire.answer;

import org.jspecify.annotations.NullMarked;
