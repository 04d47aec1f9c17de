package register.machine.smtp;

import register.request.delivery.OutgoingMail;

/// The MAIL and RCPT parameters of a mail (RFC 5321 section 3.3), with a request for reports (RFC 3461) if it is
/// tracked.
///
/// @param from the reverse path and its parameters
/// @param to the forward path and its parameters
record Envelope(String from, String to) {

    /// @param reports true if the server supports requests for reports. The last server on the way that does reports
    ///     `relayed`.
    static Envelope of(OutgoingMail mail, boolean reports) {
        OutgoingMail.Tracking tracking = mail.tracking();
        String to = "<" + address(mail.to()) + ">";
        String own = tracking == null ? null : tracking.envelopeFrom();
        String from = "<" + (own == null ? address(mail.from()) : own) + ">";
        // The returned headers are enough: a whole letter may be long.
        return reports && tracking != null
                ? new Envelope(from + " RET=HDRS ENVID=" + tracking.name(), to + " NOTIFY=SUCCESS,FAILURE,DELAY")
                : new Envelope(from, to);
    }

    /// The address in `Name <local@domain>` or `local@domain`.
    private static String address(String mailbox) {
        return mailbox.substring(mailbox.lastIndexOf('<') + 1).replaceAll(">.*", "");
    }
}
