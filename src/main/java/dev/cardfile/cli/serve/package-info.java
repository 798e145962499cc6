/** The command that serves, and the rehearsal that makes its next start faster. */
@NullMarked
package dev.cardfile.cli.serve;

import org.jspecify.annotations.NullMarked;
