/// Verifies PDFs for anyone who holds one.
package register.pdf.verify;
