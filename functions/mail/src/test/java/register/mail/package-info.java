@NullMarked
package register.mail;

import org.jspecify.annotations.NullMarked;
