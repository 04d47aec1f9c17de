/// Fetches time-stamps (RFC 3161) over HTTP and checks them.
package register.pdf.timestamp;
