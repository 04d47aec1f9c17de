package register.policy;

import register.value.Term;

/// How a subprocessor relates to the company that engages it.
public enum Relationship implements Term {
    THIRD_PARTY,
    GROUP_AFFILIATE,
    CONTRACTOR
}
