/// The deployed functions of runs: what is reported, what is sent, what closes.
@NullMarked
package register.aws.notify;

import org.jspecify.annotations.NullMarked;
