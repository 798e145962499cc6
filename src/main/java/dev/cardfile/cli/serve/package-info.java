/** The command that runs the server, and the rehearsal that makes its next start faster. */
@NullMarked
package dev.cardfile.cli.serve;

import org.jspecify.annotations.NullMarked;
