/// Sends requests to servers that certificates and settings name.
package register.pdf.http;
