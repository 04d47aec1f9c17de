package register.mail.rule;

import register.value.Term;

/// The receiving mail service's result of one check, in the terms of Amazon SES; `MISSING` is a check that
/// it does not mention.
public enum Verdict implements Term {
    PASS,
    FAIL,
    /// Undecided; for DMARC: the sender's domain publishes no policy.
    GRAY,
    PROCESSING_FAILED,
    DISABLED,
    MISSING
}
