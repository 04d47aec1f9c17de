/// Finds requests in a text, by word lists: one resource per language.
@NullMarked
package register.mail.intent;

import org.jspecify.annotations.NullMarked;
