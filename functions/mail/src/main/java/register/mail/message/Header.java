package register.mail.message;

/// A header field.
///
/// @param name in lower case
/// @param value unfolded, not decoded; U+FFFD replaces each control character
public record Header(String name, String value) {}
