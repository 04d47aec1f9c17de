package register.mail.message;

/// A header field.
///
/// @param name in lower case
/// @param value unfolded, not decoded; a control character in it has become U+FFFD
public record Header(String name, String value) {}
