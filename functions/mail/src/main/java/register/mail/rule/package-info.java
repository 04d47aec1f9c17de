/// The rules that decide what becomes of a mail.
@NullMarked
package register.mail.rule;

import org.jspecify.annotations.NullMarked;
