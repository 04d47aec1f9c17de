/// The whole journey on AWS's own events, from a submitted policy to the answered mail.
@NullMarked
package register.aws.journey;

import org.jspecify.annotations.NullMarked;
