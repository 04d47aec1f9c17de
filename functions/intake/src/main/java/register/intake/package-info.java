/// The intake function: the mail service's events in, the use case called, a batch's failures out.
@NullMarked
package register.intake;

import org.jspecify.annotations.NullMarked;
