/// How much mail this machine takes in at once, and whether its books agree with what was sent.
@NullMarked
package register.bench.mail;

import org.jspecify.annotations.NullMarked;
