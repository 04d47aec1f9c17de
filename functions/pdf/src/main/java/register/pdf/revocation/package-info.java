/// Fetches and checks the revocation status of certificates (RFC 5280, RFC 6960).
@NullMarked
package register.pdf.revocation;

import org.jspecify.annotations.NullMarked;
