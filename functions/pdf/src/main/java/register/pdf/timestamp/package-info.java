/// Fetches time-stamps (RFC 3161) over HTTP and checks them.
@NullMarked
package register.pdf.timestamp;

import org.jspecify.annotations.NullMarked;
