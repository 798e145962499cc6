/**
 * The console: pages for people who look after contacts. They use the same API as everybody else.
 */
@NullMarked
package dev.cardfile.http.console;

import org.jspecify.annotations.NullMarked;
