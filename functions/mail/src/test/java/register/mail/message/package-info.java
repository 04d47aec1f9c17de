@NullMarked
package register.mail.message;

import org.jspecify.annotations.NullMarked;
