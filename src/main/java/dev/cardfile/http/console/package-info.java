/** The console: pages for people who look after contacts. They use the API as everybody does. */
@NullMarked
package dev.cardfile.http.console;

import org.jspecify.annotations.NullMarked;
