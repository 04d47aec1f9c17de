package register.chain;

import register.policy.Term;

/// A version's status today.
public enum VersionStatus implements Term {
    ANNOUNCED,
    IN_FORCE,
    SUPERSEDED,
    WITHDRAWN
}
