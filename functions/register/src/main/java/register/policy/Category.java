package register.policy;

import register.value.Term;

/// The purpose of an engagement: hosting the service, one of its functions, or supporting its users.
public enum Category implements Term {
    INFRASTRUCTURE,
    SERVICE_SPECIFIC,
    SUPPORT
}
