/// The intake function: passes the mail service's events to the use case and returns a batch's failures.
@NullMarked
package register.intake;

import org.jspecify.annotations.NullMarked;
