package register.mail.rule;

/// What the receiving mail service found about a message. Claims inside the message do not count.
///
/// @param spf of the envelope's sender
/// @param dkim of any signature; where the service says whose, of one that is for From's domain
/// @param dmarc of From's domain
public record Verdicts(Verdict spam, Verdict virus, Verdict spf, Verdict dkim, Verdict dmarc) {

    /// The same verdict on everything, as where configuration says it for all mail.
    public static Verdicts all(Verdict verdict) {
        return new Verdicts(verdict, verdict, verdict, verdict, verdict);
    }
}
