package register.policy;

import register.value.Term;

/// The relationship between a subprocessor and the company that engages it.
public enum Relationship implements Term {
    THIRD_PARTY,
    GROUP_AFFILIATE,
    CONTRACTOR
}
