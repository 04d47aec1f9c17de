/// A message in the form that the rules examine: parsed from MIME once, then immutable and free of control characters.
package register.mail.message;
