/// Mail in and out: a listener on the loopback, an outbox folder.
@NullMarked
package register.machine.smtp;

import org.jspecify.annotations.NullMarked;
