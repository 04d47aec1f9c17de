package register.bench.mail;

/// The mails of a load test: of ten, five request a DPA, one repeats such a request, two ask something else, one is
/// an automatic reply, and one is a bounce.
///
/// @param outcome the expected result
/// @param text the whole message
record LoadMail(Outcome outcome, String from, String text) {

    /// The register's expected action.
    enum Outcome {
        ACKNOWLEDGED,
        /// Already known: no action.
        AGAIN,
        QUEUED,
        SILENT
    }

    static LoadMail of(int number) {
        return switch (number % 10) {
            case 0, 1, 2, 3, 4 -> request(number, Outcome.ACKNOWLEDGED);
            // In order, because the same connection delivered the request before.
            case 5 -> request(number - 1, Outcome.AGAIN);
            case 6, 7 -> letter(number, Outcome.QUEUED, "", "Good morning, what does your product cost?");
            case 8 -> letter(number, Outcome.SILENT, "Auto-Submitted: auto-replied\r\n", "I am away until Monday.");
            default -> {
                LoadMail bounce = letter(number, Outcome.SILENT, "", "Your message could not be delivered.");
                yield new LoadMail(Outcome.SILENT, "", bounce.text());
            }
        };
    }

    private static LoadMail request(int number, Outcome outcome) {
        return letter(number, outcome, "", "Please send us your data processing agreement (GDPR, Art. 28).");
    }

    private static LoadMail letter(int number, Outcome outcome, String headers, String said) {
        String from = "dpo@customer" + number + ".example";
        return new LoadMail(
                outcome,
                from,
                "From: " + from + "\r\nTo: " + MailLoad.MAILBOX + "\r\nSubject: Question\r\nMessage-ID: <" + number
                        + "@customer" + number + ".example>\r\n" + headers + "\r\n" + said + "\r\n");
    }
}
