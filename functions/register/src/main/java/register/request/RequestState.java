package register.request;

import register.policy.Term;

/// How far the register has come with a request.
public enum RequestState implements Term {
    /// Recorded, to be acknowledged; nothing sent yet.
    RECEIVED,
    /// One process holds the claim to send the reply, until its lease ends.
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
