package register.chain;

import register.policy.Term;

/// Where a version stands today.
public enum VersionStatus implements Term {
    ANNOUNCED,
    IN_FORCE,
    SUPERSEDED,
    WITHDRAWN
}
