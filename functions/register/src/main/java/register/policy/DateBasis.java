package register.policy;

import register.value.Term;

/// The kind of date that a version's source states.
public enum DateBasis implements Term {
    EFFECTIVE,
    LAST_UPDATED
}
