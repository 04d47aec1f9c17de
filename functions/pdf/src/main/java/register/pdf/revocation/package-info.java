/// Fetches and checks the revocation status of certificates (RFC 5280, RFC 6960).
package register.pdf.revocation;
