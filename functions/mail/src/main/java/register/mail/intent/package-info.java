/// Finds requests in a text, by word lists: one resource per language.
package register.mail.intent;
