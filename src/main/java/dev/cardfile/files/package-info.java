/** What goes wrong with the files of this machine, in words. */
@NullMarked
package dev.cardfile.files;

import org.jspecify.annotations.NullMarked;
