package register.policy;

import register.value.Term;

/// What kind of date a version's effective date is, as its source states it.
public enum DateBasis implements Term {
    EFFECTIVE,
    LAST_UPDATED
}
