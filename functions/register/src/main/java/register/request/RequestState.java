package register.request;

import register.policy.Term;

/// How far the register has come with a request.
public enum RequestState implements Term {
    /// Recorded, nothing sent yet: to be acknowledged, or to be told to the team where a legal clock runs.
    RECEIVED,
    /// One process holds the claim to send, until its lease ends.
    REPLYING,
    /// The reply was handed over for delivery.
    ACKNOWLEDGED,
    /// The claim ended with nobody knowing whether the reply went out: only a person may send again.
    REPLY_UNKNOWN,
    /// A person decides.
    QUEUED,
    /// Nothing is due.
    SILENT
}
