package register.mail.message;

/// The sender in a message's From.
public sealed interface Sender {

    /// The one mailbox of the one From: the only address that may ever be answered.
    record Valid(Address address) implements Sender {}

    /// No address may be answered.
    ///
    /// @param reason as a short term, e.g. `from-several`
    record Invalid(String reason) implements Sender {}
}
