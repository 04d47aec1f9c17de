package register.machine.smtp;

import register.request.delivery.OutgoingMail;

/// What MAIL and RCPT say of a mail (RFC 5321 section 3.3), with the wish for reports (RFC 3461) where it is tracked.
///
/// @param from the reverse path and its parameters
/// @param to the forward path and its parameters
record Envelope(String from, String to) {

    /// @param reports whether the server takes the wish for reports. The last server on the way that knows it reports
    ///     `relayed`.
    static Envelope of(OutgoingMail mail, boolean reports) {
        OutgoingMail.Tracking tracking = mail.tracking();
        String to = "<" + address(mail.to()) + ">";
        String own = tracking == null ? null : tracking.envelopeFrom();
        String from = "<" + (own == null ? address(mail.from()) : own) + ">";
        // The returned mail's headers are enough: its text may be as long as a letter with its attachments.
        return reports && tracking != null
                ? new Envelope(from + " RET=HDRS ENVID=" + tracking.name(), to + " NOTIFY=SUCCESS,FAILURE,DELAY")
                : new Envelope(from, to);
    }

    /// The address in `Name <local@domain>` or `local@domain`.
    private static String address(String mailbox) {
        return mailbox.substring(mailbox.lastIndexOf('<') + 1).replaceAll(">.*", "");
    }
}
