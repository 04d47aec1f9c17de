package register.request;

import register.value.Term;

/// What the rules of mail decide for a message.
public enum RuleOutcome implements Term {
    /// Record it, make the acknowledgement, reply once.
    ACKNOWLEDGE,
    /// Record it; a person decides; no reply.
    QUEUE,
    /// Record it, nothing more.
    SILENT
}
