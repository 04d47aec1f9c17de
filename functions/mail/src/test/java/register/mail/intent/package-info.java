@NullMarked
package register.mail.intent;

import org.jspecify.annotations.NullMarked;
