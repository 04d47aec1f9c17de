package register.mail.rule;

/// The receiving mail service's results for a message. Claims inside the message do not count.
///
/// @param spf for the envelope's sender
/// @param dkim for any signature; if the service names the signer, for From's domain
/// @param dmarc for From's domain
public record Verdicts(Verdict spam, Verdict virus, Verdict spf, Verdict dkim, Verdict dmarc) {

    /// One verdict for every check, as when configuration sets it for all mail.
    public static Verdicts all(Verdict verdict) {
        return new Verdicts(verdict, verdict, verdict, verdict, verdict);
    }
}
