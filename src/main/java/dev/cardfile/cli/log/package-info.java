/** Writing the log, as lines for people or as JSON. */
@NullMarked
package dev.cardfile.cli.log;

import org.jspecify.annotations.NullMarked;
