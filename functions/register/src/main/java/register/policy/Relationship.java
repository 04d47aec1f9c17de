package register.policy;

/// How a subprocessor relates to the company that engages it.
public enum Relationship implements Term {
    THIRD_PARTY,
    GROUP_AFFILIATE,
    CONTRACTOR
}
