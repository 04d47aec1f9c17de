/// What a text asks for, decided by word lists: one resource a language.
@NullMarked
package register.mail.intent;

import org.jspecify.annotations.NullMarked;
