/** What people write about a contact: notes and tasks. Pure. */
@NullMarked
package dev.cardfile.activity;

import org.jspecify.annotations.NullMarked;
