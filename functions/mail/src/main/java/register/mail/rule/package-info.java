/// The rules that decide what a mail is due.
@NullMarked
package register.mail.rule;

import org.jspecify.annotations.NullMarked;
