/// The rules that decide about a mail.
@NullMarked
package register.mail.rule;

import org.jspecify.annotations.NullMarked;
