package register.mail.rule;

import register.value.Term;

/// What the receiving mail service found of one check. The words are those of Amazon SES; `MISSING` stands for a check
/// that it does not mention.
public enum Verdict implements Term {
    PASS,
    FAIL,
    /// Could not tell; of DMARC: the sender's domain publishes no policy.
    GRAY,
    PROCESSING_FAILED,
    DISABLED,
    MISSING
}
