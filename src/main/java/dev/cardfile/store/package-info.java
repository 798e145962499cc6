/** The port to whatever keeps contacts and locations. */
@NullMarked
package dev.cardfile.store;

import org.jspecify.annotations.NullMarked;
