/// Whether certificates were revoked (RFC 5280, RFC 6960): asked for over HTTP, and checked.
@NullMarked
package register.pdf.revocation;

import org.jspecify.annotations.NullMarked;
