package register.chain;

import register.value.Term;

/// A version's status today.
public enum VersionStatus implements Term {
    ANNOUNCED,
    IN_FORCE,
    SUPERSEDED,
    WITHDRAWN
}
