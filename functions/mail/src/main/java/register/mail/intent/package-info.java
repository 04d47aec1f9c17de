/// What a text asks for, by words that lie in resources, one file a language.
@NullMarked
package register.mail.intent;

import org.jspecify.annotations.NullMarked;
