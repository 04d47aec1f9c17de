package register.request;

import register.value.Term;

/// The outcome of the mail rules for a message.
public enum RuleOutcome implements Term {
    /// Record it, make the acknowledgement, reply once.
    ACKNOWLEDGE,
    /// Record it; leave it to a person; no reply.
    QUEUE,
    /// Only record it.
    SILENT
}
