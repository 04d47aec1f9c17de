/// Time-stamps (RFC 3161): asked for over HTTP, and checked.
@NullMarked
package register.pdf.timestamp;

import org.jspecify.annotations.NullMarked;
