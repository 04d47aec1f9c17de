package register.mail;

/// What the receiving mail service found of a message; never read from the message itself.
public record Verdicts(Verdict spam, Verdict virus, Verdict spf, Verdict dkim, Verdict dmarc) {

    /// The same verdict on everything, as where configuration says it for all mail.
    public static Verdicts all(Verdict verdict) {
        return new Verdicts(verdict, verdict, verdict, verdict, verdict);
    }
}
