/// How much mail this machine takes at once, and whether its records match what was sent.
@NullMarked
package register.bench.mail;

import org.jspecify.annotations.NullMarked;
