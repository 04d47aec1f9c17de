/// Contacts the log's witnesses.
package register.pdf.witness;
