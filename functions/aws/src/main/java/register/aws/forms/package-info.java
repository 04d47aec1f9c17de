/// The deployed functions of forms: the handler with the table and the register's key, and the mails that follow.
@NullMarked
package register.aws.forms;

import org.jspecify.annotations.NullMarked;
