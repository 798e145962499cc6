/** What every answer is made of: shapes, problems, warnings. */
@NullMarked
package dev.cardfile.wire.answer;

import org.jspecify.annotations.NullMarked;
