package register.policy;

import register.value.Term;

/// What an engagement is for: hosting the service, one of its functions, or helping its users.
public enum Category implements Term {
    INFRASTRUCTURE,
    SERVICE_SPECIFIC,
    SUPPORT
}
